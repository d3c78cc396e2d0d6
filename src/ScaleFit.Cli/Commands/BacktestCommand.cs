using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Cli.Options;
using ScaleFit.Cli.Writing;
using ScaleFit.Forecasting;
using ScaleFit.Reporting;

namespace ScaleFit.Cli.Commands;

/// <summary><c>scalefit backtest LOG...</c>: compares forecasts from prefixes of each run with the observed outcome.</summary>
internal static class BacktestCommand
{
    /// <summary>The command without its options.</summary>
    public static CommandOutline Outline { get; } = new(
        "backtest",
        "Fits shorter prefixes of each run, forecasts its end, and compares the forecasts with the observed outcome and with baseline forecasts.",
        "scalefit backtest samples/scalerl-8b.csv\n  scalefit backtest samples/scout-50k.csv --until 8k,16k,32k --output markdown",
        Create);

    private static LogCommand Create(Terminal terminal)
    {
        var until = new Option<double[]>("--until")
        {
            Description = "Compute at which the prefixes end. Comma-separated list; repeatable (default: 25%, 50% and 75% of the run).",
            HelpName = "C,...",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = OptionValue.List<double>(ComputeArgument.TryReadPositive, ComputeArgument.ExpectedPositive),
        };
        return new LogCommand(
            Outline, new PreparingOptions(takesPrefixes: true), new FittingOptions(isSigmoidOnly: true), new ReportOptions(plots: true), until).Doing(terminal, (parse, analysis) =>
        {
            double[] prefixes = [.. (parse.GetValue(until) ?? []).Distinct().Order()];
            return new(new BacktestReport(CommandLine.Version, analysis.Options, analysis.Margin), run =>
            {
                var backtest = Backtester.Backtest(run, analysis.Options, prefixes);
                double end = backtest.Run.Window.Points[^1].Compute;
                return new RunReport(backtest.Run) { Backtest = backtest, Beyond = [.. prefixes.Where(prefix => prefix >= end)] };
            });
        });
    }
}
