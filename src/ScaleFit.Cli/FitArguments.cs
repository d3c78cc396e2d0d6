using System.Globalization;
using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Cli;

/// <summary>What a command that fits a log is given besides its name: the options that were given, and those that it cannot do without.</summary>
internal static class FitArguments
{
    /// <summary>Stands for a number that the reader knows.</summary>
    public const string Number = "N";

    /// <summary>The arguments, an option or a value each; <c>N</c>, <c>UNIT</c> and <c>LO,HI</c> stand for what only people know.</summary>
    /// <param name="options">What was given.</param>
    /// <param name="needs">What the log needs besides.</param>
    public static IReadOnlyList<string> Create(LogOptions options, LogNeeds needs)
    {
        string[] metric = needs.Metric is { } name ? ["--metric", name] : [];
        string[] scale = needs.Percent ? ["--percent"] : needs.Rescale ? ["--rescale", needs.Range is { } range ? Text(range) : "LO,HI"] : [];
        string[] compute = needs.Unit ? ["--unit", "UNIT"] : needs.Gpus ? ["--gpus", Number] : [];
        return [.. Given(options), .. metric, .. scale, .. compute];
    }

    /// <summary>The options as they were given.</summary>
    private static IEnumerable<string> Given(LogOptions options)
    {
        (string Name, string? Value)[] given =
        [
            ("--format", options.Format?.Name()),
            .. options.Metrics.Select(m => ("--metric", (string?)m)),
            ("--compute", options.Compute), ("--unit", options.Unit?.Name()), ("--gpus", Text(options.Gpus)), ("--step-time", options.StepTime),
            ("--run-column", options.RunColumn),
            .. options.Runs.Select(r => ("--run", (string?)r)),
            ("--trials", options.TrialsColumn ?? Text(options.Trials)), ("--stderr", options.StandardErrorColumn),
            ("--rescale", options.Rescale is { } range ? Text(range) : null),
        ];
        string[] flags = [.. options.LeavesOutEvaluation ? ["--training-time"] : Array.Empty<string>(), .. options.Percent ? ["--percent"] : Array.Empty<string>()];
        return given.Where(g => g.Value is not null).SelectMany(g => new[] { g.Name, g.Value! }).Concat(flags);
    }

    private static string Text(RewardRange range) => FormattableString.Invariant($"{range.Low},{range.High}");

    private static string? Text(double? number) => number?.ToString(CultureInfo.InvariantCulture);
}
