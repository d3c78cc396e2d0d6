namespace ScaleFit.Logs;

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
