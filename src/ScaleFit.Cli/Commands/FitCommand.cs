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
        "Fits every run: asymptote, efficiency and midpoint of a sigmoid, with confidence intervals, beside a power law.",
        "scalefit fit samples/scalerl-8b.csv --sensitivity\n  scalefit fit 'samples/s*.csv' --run 'scalerl-*' --until 12k --output json -o fit.json",
        Create);

    private static LogCommand Create(Terminal terminal)
    {
        var sensitivity = new Option<bool>("--sensitivity") { Description = "Adds estimates from other fit windows: other early cuts and earlier ends." };
        var verbose = new Option<bool>("--verbose") { Description = "Describes each run in sentences: fit window, asymptote, gain, noise, better curve." };
        return new LogCommand(
            Outline, new PreparingOptions(), new FittingOptions(), new ReportOptions(plots: true), sensitivity, verbose).Doing(terminal, (parse, analysis) =>
        {
            var options = analysis.Options with { Sensitivity = parse.GetValue(sensitivity) };
            return new(new FitReport(CommandLine.Version, options, analysis.Margin) { IsVerbose = parse.GetValue(verbose) }, run => new RunReport(RunAnalyzer.Infer(run, options)));
        });
    }
}
