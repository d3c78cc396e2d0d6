using System.Globalization;
using ScaleFit.Runs;

namespace ScaleFit.Logs;

/// <summary>What a command that fits a log is given besides its name: the options that were given, and those that it cannot do without.</summary>
/// <param name="choice">The choice among the log's columns.</param>
/// <param name="options">What was given.</param>
internal sealed class FitArguments(ColumnChoice choice, LogOptions options)
{
    /// <summary>Stands for a number that the reader knows.</summary>
    public const string Number = "N";

    /// <summary>The options as they were given.</summary>
    public IEnumerable<string> Given()
    {
        (string Name, string? Value)[] given =
        [
            ("--format", options.Format?.Name()),
            .. options.Metrics.Select(m => ("--metric", (string?)m)),
            ("--compute", options.Compute), ("--unit", options.Unit?.Name()), ("--gpus", Text(options.Gpus)), ("--step-time", options.StepTime),
            ("--run-column", options.RunColumn),
            .. options.Runs.Select(r => ("--run", (string?)r)),
            ("--trials", options.TrialsColumn ?? Text(options.Trials)), ("--stderr", options.StandardErrorColumn),
            ("--rescale", options.Rescale is { } range ? FormattableString.Invariant($"{range.Low},{range.High}") : null),
        ];
        string[] flags = [.. options.LeavesOutEvaluation ? ["--training-time"] : Array.Empty<string>(), .. options.Percent ? ["--percent"] : Array.Empty<string>()];
        return given.Where(g => g.Value is not null).SelectMany(g => new[] { g.Name, g.Value! }).Concat(flags);
    }

    /// <summary>The metric where it must be named, and what brings it to 0 to 1.</summary>
    /// <param name="columns">What the columns hold.</param>
    /// <param name="others">Columns that are taken for something else.</param>
    public IEnumerable<string> Metric(IReadOnlyList<ColumnSummary> columns, int[] others)
    {
        var (taken, argument) = options.Metrics.Count > 0 ? (choice.Metrics(others), null) : choice.MetricArgument(others, i => columns[i].Least < columns[i].Greatest);
        if (argument is not null)
        {
            yield return "--metric";
            yield return argument;
        }
        double least = taken.Min(i => columns[i].Least), greatest = taken.Max(i => columns[i].Greatest);
        if ((least >= 0 && greatest <= 1) || options.Percent || options.Rescale is not null) yield break;
        if (least >= 0 && greatest <= 100 && !taken.Any(i => MetricName.IsReward(columns[i].Name)))
        {
            yield return "--percent";
            yield break;
        }
        yield return "--rescale";
        // The range of what was seen is not that of the reward.
        yield return least is < 0 and >= -1 && greatest <= 1 ? "-1,1" : "LO,HI";
    }

    /// <summary>The compute where more must be told about it.</summary>
    /// <param name="only">The only column that can be it, or null.</param>
    public IEnumerable<string> Compute(int? only)
    {
        int index = options.StepTime is { } time ? choice.Named(time, "--step-time")
            : options.Compute is { } named ? choice.Named(named, "--compute") : only ?? choice.RecognisedCompute();
        if (options.Unit is not null) return [];
        var unit = options.StepTime is null ? choice.UnitAt(index) : ComputeUnit.Seconds;
        return unit is null ? ["--unit", "UNIT"] : unit is ComputeUnit.Seconds or ComputeUnit.Hours && !choice.KnowsGpus ? ["--gpus", Number] : [];
    }

    private static string? Text(double? number) => number?.ToString(CultureInfo.InvariantCulture);
}
