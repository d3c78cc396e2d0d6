namespace ScaleFit.Reporting.Charts;

/// <summary>A straight line across the plot, at one value of an axis.</summary>
/// <param name="Ink">Its colour and dash.</param>
/// <param name="Value">The value.</param>
/// <param name="IsVertical">Whether it stands at a value of the horizontal axis.</param>
internal sealed record ChartRule(Ink Ink, double Value, bool IsVertical)
{
    /// <summary>What it is, written where it ends; null where that is plain.</summary>
    public ChartLabel? Label { get; init; }

    /// <summary>Which run it belongs to, from 0; null for none.</summary>
    public int? Run { get; init; }

    /// <summary>Whether <see cref="Lower"/> and <see cref="Upper"/> are drawn where the line ends.</summary>
    public bool HasBar { get; init; }

    /// <summary>The lower end of the value's interval; null where it is open.</summary>
    public double? Lower { get; init; }

    /// <summary>The upper end of the value's interval; null where it is open.</summary>
    public double? Upper { get; init; }
}
