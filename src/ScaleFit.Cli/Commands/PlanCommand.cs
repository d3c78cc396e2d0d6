using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Cli.Options;
using ScaleFit.Cli.Writing;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Reporting;

namespace ScaleFit.Cli.Commands;

/// <summary><c>scalefit plan LOG... --precision P</c>: how much further each run must go until its ceiling is known.</summary>
internal static class PlanCommand
{
    private const double DefaultPrecision = 0.02;

    /// <summary>The command without its options.</summary>
    public static CommandOutline Outline { get; } = new(
        "plan",
        "Says how much further each run must go until its ceiling is known well enough.",
        "scalefit plan samples/scalerl-8b.csv --precision .005\n  scalefit plan samples/scalerl-8b.csv --until 8k --noise white",
        Create);

    private static LogCommand Create(Terminal terminal)
    {
        var precision = new Option<double?>("--precision")
        {
            Description = "How well the ceiling must be known: half the width of its interval, in pass rate; .02 if not given.",
            HelpName = "P",
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = OptionValue.Parser<double>(PassRateArgument.TryReadBetween, "a half-width between 0 and 1 such as .02 or 2%"),
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
