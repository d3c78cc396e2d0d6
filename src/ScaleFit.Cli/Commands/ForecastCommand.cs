using ScaleFit.Cli.Options;
using ScaleFit.Cli.Writing;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Reporting;

namespace ScaleFit.Cli.Commands;

/// <summary><c>scalefit forecast LOG... --at C --target R</c>: forecasts pass rates and the compute to reach them.</summary>
internal static class ForecastCommand
{
    /// <summary>The command without its options.</summary>
    public static CommandOutline Outline { get; } = new(
        "forecast",
        "Forecasts the pass rate at given compute, the compute to reach given pass rates, and the cost of the further compute.",
        "scalefit forecast samples/bs2048-100k.csv --until 50k --at 100k --price 2.5\n  scalefit forecast samples/scalerl-8b.csv --at 16k,32k --target 0.6,0.65 --output csv",
        Create);

    private static LogCommand Create(Terminal terminal)
    {
        var forecasting = new ForecastingOptions();
        return new LogCommand(
            Outline, new PreparingOptions(), new FittingOptions(), new ReportOptions(plots: true), forecasting.All).Doing(terminal, (parse, analysis) =>
        {
            var options = forecasting.Read(parse, analysis.Margin);
            if (options.At.Count + options.Targets.Count == 0)
                throw new CommandException(ExitCode.Usage, "forecast requires --at with compute such as 100k, or --target with a pass rate such as 0.6");
            return new(new ForecastReport(CommandLine.Version, analysis.Options, analysis.Margin) { Price = options.Price, Worth = options.Worth }, run => new RunReport(Forecaster.Forecast(RunAnalyzer.Infer(run, analysis.Options), options)));
        });
    }
}
