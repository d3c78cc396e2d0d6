namespace ScaleFit.Reporting.Charts;

/// <summary>Points.</summary>
/// <param name="Ink">Their colour.</param>
/// <param name="Marker">Their form.</param>
/// <param name="X">Where they lie; 0 on a logarithmic axis that has a place for it.</param>
/// <param name="Y">As long as <paramref name="X"/>.</param>
internal sealed record ChartPoints(Ink Ink, Marker Marker, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>What they are, written close to them; null where that is plain.</summary>
    public ChartLabel? Label { get; init; }

    /// <summary>Labels of single points, as long as <see cref="X"/>; empty where they have none.</summary>
    public IReadOnlyList<ChartLabel> Labels { get; init; } = [];

    /// <summary>Whether <see cref="Labels"/> stand beside the plot, not beside the points.</summary>
    public bool LabelsAtEnd { get; init; }

    /// <summary>Intervals of the points, as long as <see cref="X"/>, an open end null; empty where they have none.</summary>
    public IReadOnlyList<(double? Lower, double? Upper)> Bars { get; init; } = [];

    /// <summary>Whether the bars lie along the horizontal axis.</summary>
    public bool IsHorizontal { get; init; }

    /// <summary>Which run they belong to, from 0; null for none.</summary>
    public int? Run { get; init; }
}
