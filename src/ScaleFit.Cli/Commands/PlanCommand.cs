using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Cli.Options;
using ScaleFit.Cli.Writing;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Reporting;

namespace ScaleFit.Cli.Commands;

/// <summary><c>scalefit plan LOG... --precision P</c>: estimates how much more compute each run needs until its asymptote is known.</summary>
internal static class PlanCommand
{
    private const double DefaultPrecision = 0.02;

    /// <summary>The command without its options.</summary>
    public static CommandOutline Outline { get; } = new(
        "plan",
        "Estimates how much more compute each run needs until its asymptote is known to a given precision.",
        "scalefit plan samples/scalerl-8b.csv --precision 0.005\n  scalefit plan samples/scalerl-8b.csv --until 8k --noise white",
        Create);

    private static LogCommand Create(Terminal terminal)
    {
        var precision = new Option<double?>("--precision")
        {
            Description = "Required precision of the asymptote: half-width of its confidence interval, in pass rate (default: 0.02).",
            HelpName = "P",
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = OptionValue.Parser<double>(PassRateArgument.TryReadBetween, "a half-width between 0 and 1 such as 0.02 or 2%"),
        };
        return new LogCommand(
            Outline, new PreparingOptions(), new FittingOptions(isSigmoidOnly: true), new ReportOptions(plots: false), precision).Doing(terminal, (parse, analysis) =>
        {
            double wanted = parse.GetValue(precision) ?? DefaultPrecision;
            return new(new PlanReport(CommandLine.Version, analysis.Options, analysis.Margin), run =>
            {
                var inference = RunAnalyzer.Infer(run, analysis.Options);
                return new RunReport(inference) { Plan = Planner.Plan(inference, wanted) };
            });
        });
    }
}
