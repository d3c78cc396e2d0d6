namespace ScaleFit.Logs;

/// <summary>Where the rows of a table start again, once all of them were seen.</summary>
/// <param name="lines">The lines; null while the rows are gone through for the first time.</param>
internal sealed class TableBreaks(IEnumerable<long>? lines = null)
{
    private readonly HashSet<long> _lines = [.. lines ?? []];

    /// <summary>Whether the rows were gone through.</summary>
    public bool IsKnown { get; } = lines is not null;

    /// <summary>Whether a line is one of them.</summary>
    public bool Contains(long line) => _lines.Contains(line);
}
