namespace ScaleFit.Reporting.Charts;

/// <summary>A line through points.</summary>
/// <param name="Ink">Its colour and dash.</param>
/// <param name="X">Increasing.</param>
/// <param name="Y">As long as <paramref name="X"/>.</param>
internal sealed record ChartLine(Ink Ink, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>What it is, written where it ends; null where that is plain.</summary>
    public ChartLabel? Label { get; init; }

    /// <summary>Which run it belongs to, from 0; null for none.</summary>
    public int? Run { get; init; }

    /// <summary>Whether it is a stem a point, down to zero, instead of one line through all.</summary>
    public bool IsStems { get; init; }
}
