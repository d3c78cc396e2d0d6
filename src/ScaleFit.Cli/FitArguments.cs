using System.Globalization;
using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Cli;

/// <summary>Arguments of the <c>fit</c> command that <c>inspect</c> prints: the given options, and the options that the log requires.</summary>
internal static class FitArguments
{
    /// <summary>Placeholder for a number that only the user knows.</summary>
    public const string Number = "N";

    /// <summary>The arguments, one option or value per item. <c>N</c>, <c>UNIT</c> and <c>LO,HI</c> are placeholders for the user to fill in.</summary>
    /// <param name="options">The given options.</param>
    /// <param name="needs">What the log requires in addition.</param>
    public static IReadOnlyList<string> Create(LogOptions options, LogNeeds needs)
    {
        string[] metric = needs.Metric is { } name ? ["--metric", name] : [];
        string[] scale = needs.Percent ? ["--percent"] : needs.Rescale ? ["--rescale", needs.Range is { } range ? Text(range) : "LO,HI"] : [];
        string[] compute = needs.Unit ? ["--unit", "UNIT"] : needs.Gpus ? ["--gpus", Number] : [];
        return [.. Given(options), .. metric, .. scale, .. compute];
    }

    /// <summary>The given options and their values.</summary>
    private static IEnumerable<string> Given(LogOptions options)
    {
        (string Name, string? Value)[] given =
        [
            ("--format", options.Format?.Name()),
            .. options.Metrics.Select(m => ("--metric", (string?)m)),
            ("--compute", options.Compute), ("--unit", options.Unit?.Name()), ("--gpus", Text(options.Gpus)), ("--step-time", options.StepTime),
            ("--run-column", options.RunColumn),
            .. options.Runs.Select(r => ("--run", (string?)r)),
            ("--trials", options.TrialsColumn ?? Text(options.Trials)), ("--standard-error", options.StandardErrorColumn),
            ("--rescale", options.Rescale is { } range ? Text(range) : null),
        ];
        string[] flags = [.. options.LeavesOutEvaluation ? ["--training-time"] : Array.Empty<string>(), .. options.NoStalls ? ["--no-stalls"] : Array.Empty<string>(), .. options.Percent ? ["--percent"] : Array.Empty<string>()];
        return given.Where(g => g.Value is not null).SelectMany(g => new[] { g.Name, g.Value! }).Concat(flags);
    }

    private static string Text(RewardRange range) => FormattableString.Invariant($"{range.Low},{range.High}");

    private static string? Text(double? number) => number?.ToString(CultureInfo.InvariantCulture);
}
