using MathNet.Numerics.Distributions;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Forecasting;

/// <summary>
/// What separates a fitted curve from the next run of the same recipe: the paper saw ceilings of identical runs within .015 of
/// each other and allows .02 (section 3). It is added to an interval in quadrature.
/// </summary>
internal readonly record struct Margin
{
    /// <summary>Makes a margin.</summary>
    /// <param name="halfWidth">Half-width at 95%, in pass rate, from 0 to 1; 0 for none.</param>
    /// <param name="level">The level of the intervals that it widens, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public Margin(double halfWidth, double level)
    {
        if (halfWidth is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(halfWidth), halfWidth, "A margin lies between 0 and 1.");
        if (level is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
        HalfWidth = halfWidth * Normal.InvCDF(0, 1, 0.5 + level / 2) / Normal.InvCDF(0, 1, 0.975);
    }

    /// <summary>What identical runs differ by (paper).</summary>
    public const double Published = FindingCatalog.IdenticalRuns;

    /// <summary>The half-width at the level.</summary>
    public double HalfWidth { get; }

    /// <summary>A lower end, moved down, to 0 at most; without a margin it stays, to the last bit.</summary>
    public double Lower(double estimate, double lower) => HalfWidth == 0 ? lower : Math.Max(0, Math.Min(lower, estimate - double.Hypot(estimate - lower, HalfWidth)));

    /// <summary>An upper end, moved up, to 1 at most.</summary>
    public double Upper(double estimate, double upper) => HalfWidth == 0 ? upper : Math.Min(1, Math.Max(upper, estimate + double.Hypot(upper - estimate, HalfWidth)));

    /// <summary>An interval with both ends, widened.</summary>
    public Interval Widen(double estimate, Interval interval) =>
        new(interval.Lower is { } lower ? Lower(estimate, lower) : null, interval.Upper is { } upper ? Upper(estimate, upper) : null);
}
