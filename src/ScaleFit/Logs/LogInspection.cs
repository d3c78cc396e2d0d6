namespace ScaleFit.Logs;

/// <summary>What a log holds, and how it can be read.</summary>
/// <param name="Source">The file or folder, or <c>-</c> for standard input.</param>
/// <param name="Format">The format's name.</param>
/// <param name="Rows">Rows of the log, unusable ones included.</param>
/// <param name="Runs">Names of its runs; the name of the log where it names none.</param>
/// <param name="Columns">Its columns, in the order of the log; in a panel, one a metric.</param>
internal sealed record LogInspection(string Source, string Format, long Rows, IReadOnlyList<string> Runs, IReadOnlyList<ColumnInspection> Columns)
{
    /// <summary>The number of GPUs, where the log lets it be recovered; otherwise null.</summary>
    public double? Gpus { get; init; }

    /// <summary>What must be told besides the options that were given, so that the log can be fitted; null where nothing would do.</summary>
    public LogNeeds? Needs { get; init; }

    /// <summary>Why nothing would do, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>Why reading stopped before the end of the log, or null.</summary>
    public string? ReadError { get; init; }
}

/// <summary>What the options must tell so that a log can be fitted, besides what they tell already.</summary>
/// <param name="Metric">The metric, a name or a glob; null where it is recognised.</param>
internal sealed record LogNeeds(string? Metric)
{
    /// <summary>Whether pass rates are percentages.</summary>
    public bool Percent { get; init; }

    /// <summary>Whether the metric is a reward, whose range must be told.</summary>
    public bool Rescale { get; init; }

    /// <summary>The likely range of the reward; null where only people know it.</summary>
    public RewardRange? Range { get; init; }

    /// <summary>Whether the unit of compute must be told.</summary>
    public bool Unit { get; init; }

    /// <summary>Whether the number of GPUs must be told.</summary>
    public bool Gpus { get; init; }
}

/// <summary>What one column of a log holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Use">What it can be taken for.</param>
/// <param name="Numbers">Cells with a number.</param>
/// <param name="Least">The smallest number, or null without one.</param>
/// <param name="Greatest">The largest number, or null without one.</param>
internal sealed record ColumnInspection(string Name, ColumnUse Use, long Numbers, double? Least, double? Greatest)
{
    /// <summary>Cells with something else.</summary>
    public long Texts { get; init; }
}

/// <summary>What a column can be taken for, as far as its name tells.</summary>
internal enum ColumnUse
{
    /// <summary>Nothing that is looked for by name.</summary>
    Other,

    /// <summary>A pass rate, or another metric of validation.</summary>
    Metric,

    /// <summary>A metric of training.</summary>
    TrainingMetric,

    /// <summary>Compute that counts from the beginning of a run.</summary>
    Compute,

    /// <summary>The seconds of a step.</summary>
    StepTime,

    /// <summary>The name of a run.</summary>
    Run,
}
