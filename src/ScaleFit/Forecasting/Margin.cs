using MathNet.Numerics.Distributions;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Forecasting;

/// <summary>
/// The allowance for run-to-run variation of a recipe. In the paper, the asymptotes of identical runs differ by up to 0.015, and the paper
/// allows 0.02 (section 3). The margin is added to an interval in quadrature.
/// </summary>
internal readonly record struct Margin
{
    /// <summary>Makes a margin.</summary>
    /// <param name="halfWidth">Half-width at 95%, in pass rate, from 0 to 1. 0 for no margin.</param>
    /// <param name="level">The level of the intervals to widen, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public Margin(double halfWidth, double level)
    {
        if (halfWidth is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(halfWidth), halfWidth, "A margin must lie between 0 and 1.");
        if (level is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "A level must lie between 0 and 1.");
        HalfWidth = halfWidth * Normal.InvCDF(0, 1, 0.5 + level / 2) / Normal.InvCDF(0, 1, 0.975);
    }

    /// <summary>
    /// The margin between one run and another. Each differs from the mean of its recipe by the margin, independently, so they differ from each other by the root
    /// of two times that.
    /// </summary>
    /// <param name="halfWidth">Half-width at 95% of what a run differs from the mean of its recipe, in pass rate, from 0 to 1.</param>
    /// <param name="level">The level of the intervals to widen, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public static Margin BetweenRuns(double halfWidth, double level) => new Margin(halfWidth, level).Times(Math.Sqrt(2));

    /// <summary>The run-to-run variation of identical runs (paper, section 3).</summary>
    public const double Published = FindingCatalog.IdenticalRuns;

    /// <summary>The standard deviation between runs that a half-width at 95% stands for.</summary>
    public static double StandardDeviation(double halfWidth) => halfWidth / Normal.InvCDF(0, 1, 0.975);

    /// <summary>The half-width at 95% of a standard deviation.</summary>
    public static double AtUsualLevel(double deviation) => deviation * Normal.InvCDF(0, 1, 0.975);

    /// <summary>The half-width at the level.</summary>
    public double HalfWidth { get; private init; }

    /// <summary>Moves a lower end down, at least to 0. Without a margin it stays exactly the same.</summary>
    public double Lower(double estimate, double lower) => HalfWidth == 0 ? lower : Math.Max(0, Math.Min(lower, estimate - double.Hypot(estimate - lower, HalfWidth)));

    /// <summary>Moves an upper end up, at most to 1.</summary>
    public double Upper(double estimate, double upper) => HalfWidth == 0 ? upper : Math.Min(1, Math.Max(upper, estimate + double.Hypot(upper - estimate, HalfWidth)));

    private Margin Times(double factor) => this with { HalfWidth = factor * HalfWidth };

    /// <summary>Widens an interval at both ends.</summary>
    public Interval Widen(double estimate, Interval interval) =>
        new(interval.Lower is { } lower ? Lower(estimate, lower) : null, interval.Upper is { } upper ? Upper(estimate, upper) : null);
}
