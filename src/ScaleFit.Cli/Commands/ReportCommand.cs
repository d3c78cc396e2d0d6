using ScaleFit.Cli.Options;
using ScaleFit.Cli.Writing;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Reporting;

namespace ScaleFit.Cli.Commands;

/// <summary><c>scalefit report LOG... -o FILE.html</c>: writes all results on one page.</summary>
internal static class ReportCommand
{
    /// <summary>The command without its options.</summary>
    public static CommandOutline Outline { get; } = new(
        "report",
        "Writes one self-contained HTML page with plots, tables, explanations, findings, forecasts and backtests.",
        "scalefit report samples/bs2048-100k.csv --at 200k -o report.html\n  scalefit report samples/five-recipes.csv -o recipes.html",
        Create);

    private static LogCommand Create(Terminal terminal)
    {
        var forecasting = new ForecastingOptions();
        return new LogCommand(
            Outline, new PreparingOptions(), new FittingOptions(), new PageOptions(), forecasting.All).Doing(terminal, (parse, analysis) =>
        {
            var options = forecasting.Read(parse, analysis.Margin);
            return new(new PageReport(CommandLine.Version, analysis.Options, analysis.Margin) { Price = options.Price, Worth = options.Worth }, run =>
            {
                var inference = RunAnalyzer.Infer(run, analysis.Options);
                var forecast = Forecaster.Forecast(inference, options);
                var backtest = Backtester.Backtest(inference, analysis.Options, []);
                var findings = forecast.Run.Findings.Union(backtest.Run.Findings);
                return new RunReport(forecast) { Run = forecast.Run with { Findings = [.. findings] }, Backtest = backtest };
            });
        });
    }
}
