using ScaleFit.Cli.Options;
using ScaleFit.Cli.Writing;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Reporting;

namespace ScaleFit.Cli.Commands;

/// <summary><c>scalefit forecast LOG... --at C --target R</c>: what more compute brings, and what a pass rate takes.</summary>
internal static class ForecastCommand
{
    /// <summary>The command without its options.</summary>
    public static CommandOutline Outline { get; } = new(
        "forecast",
        "Says what more compute brings: the pass rate at given compute, the compute that pass rates take, and what the gain costs.",
        "scalefit forecast samples/bs2048-100k.csv --until 50k --at 100k --price 2.5\n  scalefit forecast samples/scalerl-8b.csv --at 16k,32k --target .6,.65 --output csv",
        Create);

    private static LogCommand Create(Terminal terminal)
    {
        var forecasting = new ForecastingOptions();
        return new LogCommand(
            Outline, new PreparingOptions(), new FittingOptions(), new ReportOptions(plots: true), forecasting.At, forecasting.Targets, forecasting.Price).Doing(terminal, (parse, analysis) =>
        {
            var options = forecasting.Read(parse, analysis.Margin);
            if (options.At.Count + options.Targets.Count == 0)
                throw new CommandException(ExitCode.Usage, "forecast needs --at with compute such as 100k, or --target with a pass rate such as .6");
            return new(new ForecastReport(CommandLine.Version, analysis.Options, analysis.Margin) { Price = options.Price }, run => new RunReport(Forecaster.Forecast(RunAnalyzer.Infer(run, analysis.Options), options)));
        });
    }
}
