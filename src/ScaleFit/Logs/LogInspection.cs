namespace ScaleFit.Logs;

/// <summary>The contents of a log, and the options that a fit needs.</summary>
/// <param name="Source">The file or folder, or <c>-</c> for standard input.</param>
/// <param name="Format">The format's name.</param>
/// <param name="Rows">Number of rows, unusable ones included.</param>
/// <param name="Runs">Names of its runs, or the name of the log if it names none.</param>
/// <param name="Columns">Its columns, in the order of the log. A panel has one per metric.</param>
internal sealed record LogInspection(string Source, string Format, long Rows, IReadOnlyList<string> Runs, IReadOnlyList<ColumnInspection> Columns)
{
    /// <summary>The number of GPUs that ScaleFit computed from the log; null if the log does not determine it.</summary>
    public double? Gpus { get; init; }

    /// <summary>The options that a fit needs besides the given ones; null if no options make the log usable.</summary>
    public LogNeeds? Needs { get; init; }

    /// <summary>Why no options make the log usable, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>Why reading stopped before the end of the log, or null.</summary>
    public string? ReadError { get; init; }
}

/// <summary>The options that a fit of a log needs besides the given ones.</summary>
/// <param name="Metric">The metric, a name or a glob; null if ScaleFit recognises it.</param>
internal sealed record LogNeeds(string? Metric)
{
    /// <summary>Whether the pass rates of the log are percentages.</summary>
    public bool Percent { get; init; }

    /// <summary>Whether the metric is a reward, so that its range is needed.</summary>
    public bool Rescale { get; init; }

    /// <summary>The likely range of the reward; null if the log does not suggest one.</summary>
    public RewardRange? Range { get; init; }

    /// <summary>Whether the unit of compute is needed.</summary>
    public bool Unit { get; init; }

    /// <summary>Whether the number of GPUs is needed.</summary>
    public bool Gpus { get; init; }
}

/// <summary>Summary of one column of a log.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Use">What its name says that it is.</param>
/// <param name="Numbers">Number of cells with a number.</param>
/// <param name="Least">The smallest number, or null without one.</param>
/// <param name="Greatest">The largest number, or null without one.</param>
internal sealed record ColumnInspection(string Name, ColumnUse Use, long Numbers, double? Least, double? Greatest)
{
    /// <summary>Number of cells with other text.</summary>
    public long Texts { get; init; }
}

/// <summary>What a column is, judged by its name.</summary>
internal enum ColumnUse
{
    /// <summary>A column with a name that ScaleFit does not recognise.</summary>
    Other,

    /// <summary>A pass rate or another validation metric.</summary>
    Metric,

    /// <summary>A training metric.</summary>
    TrainingMetric,

    /// <summary>Compute, counted from the beginning of a run.</summary>
    Compute,

    /// <summary>The seconds of a step.</summary>
    StepTime,

    /// <summary>The name of a run.</summary>
    Run,
}
