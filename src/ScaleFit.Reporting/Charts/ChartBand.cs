namespace ScaleFit.Reporting.Charts;

/// <summary>A filled area between two lines.</summary>
/// <param name="Ink">Its colour.</param>
/// <param name="X">Where it is known, increasing.</param>
/// <param name="Lower">Its lower edge, as long as <paramref name="X"/>.</param>
/// <param name="Upper">Its upper edge, as long as <paramref name="X"/>.</param>
internal sealed record ChartBand(Ink Ink, IReadOnlyList<double> X, IReadOnlyList<double> Lower, IReadOnlyList<double> Upper)
{
    /// <summary>What it is, written where it ends; null where that is plain.</summary>
    public ChartLabel? Label { get; init; }

    /// <summary>Which run it belongs to, from 0; null for none.</summary>
    public int? Run { get; init; }

    /// <summary>Whether it is drawn fainter than others.</summary>
    public bool IsFaint { get; init; }
}
