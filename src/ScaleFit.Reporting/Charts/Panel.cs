namespace ScaleFit.Reporting.Charts;

/// <summary>One plot of a <see cref="Chart"/>; its layers are drawn in the order of the properties.</summary>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
internal sealed record Panel(Axis X, Axis Y)
{
    /// <summary>Share of the picture's height, relative to the other panels.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Filled areas.</summary>
    public IReadOnlyList<ChartBand> Bands { get; init; } = [];

    /// <summary>Straight lines across the plot.</summary>
    public IReadOnlyList<ChartRule> Rules { get; init; } = [];

    /// <summary>Lines.</summary>
    public IReadOnlyList<ChartLine> Lines { get; init; } = [];

    /// <summary>Points, with error bars where they have them.</summary>
    public IReadOnlyList<ChartPoints> Points { get; init; } = [];
}
