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

    /// <summary>What a command that fits the log needs beside its name, an option or a value each; <c>N</c> and <c>LO,HI</c> stand for numbers that only people know.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Why no arguments would do, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>Why reading stopped before the end of the log, or null.</summary>
    public string? Ending { get; init; }
}
