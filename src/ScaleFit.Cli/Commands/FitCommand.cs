using System.CommandLine;
using ScaleFit.Cli.Options;
using ScaleFit.Cli.Writing;
using ScaleFit.Inference;
using ScaleFit.Reporting;

namespace ScaleFit.Cli.Commands;

/// <summary><c>scalefit fit LOG...</c>: the curves of every run found.</summary>
internal static class FitCommand
{
    /// <summary>The command without its options.</summary>
    public static CommandOutline Outline { get; } = new(
        "fit",
        "Fits every run found: asymptote, efficiency and midpoint of the sigmoid with intervals, and the power law beside it.",
        "scalefit fit samples/scalerl-8b.csv --sensitivity\n  scalefit fit 'samples/s*.csv' --run 'scalerl-*' --until 12k --output json -o fit.json",
        Create);

    private static LogCommand Create(Terminal terminal)
    {
        var sensitivity = new Option<bool>("--sensitivity") { Description = "Adds what other early cuts and earlier ends of each run would have answered." };
        return new LogCommand(
            Outline, new PreparingOptions(), new FittingOptions(), new ReportOptions(plots: true), sensitivity).Doing(terminal, (parse, analysis) =>
        {
            var options = analysis.Options with { Sensitivity = parse.GetValue(sensitivity) };
            return new(new FitReport(CommandLine.Version, options, analysis.Margin), run => new RunReport(RunAnalyzer.Infer(run, options)));
        });
    }
}
