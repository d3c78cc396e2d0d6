using MathNet.Numerics.Distributions;
using ScaleFit.Forecasting;

namespace ScaleFit.Comparing;

/// <summary>Two recipes' values of one quantity at one confidence level, one a run, and their difference.</summary>
/// <param name="Baselines">The baseline's.</param>
/// <param name="Candidates">The candidate's.</param>
/// <param name="Difference">Candidate minus baseline.</param>
internal readonly record struct Contrast(LinkScaleEstimate[] Baselines, LinkScaleEstimate[] Candidates, LinkScaleEstimate Difference)
{
    /// <summary>Normal quantiles between which p-values are given: from .99 down to 1e-6.</summary>
    private const double Nearest = 0.0125, Furthest = 4.8916;

    private const double Accuracy = 1e-7;

    /// <summary>What this contrast says of a quantity, with the verdict.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="options">What matters.</param>
    public Effect Describe(Quantity quantity, ComparisonOptions options) =>
        new(quantity, Baselines.Average(estimate => estimate.Value), Candidates.Average(estimate => estimate.Value), Difference, Judge(quantity, Difference, options));

    /// <summary>The two-sided p-value of a true difference of a given size, on the link scale; null where there is no value.</summary>
    /// <param name="at">The contrast at a level.</param>
    /// <param name="level">The level of the analysis.</param>
    /// <param name="threshold">The true difference.</param>
    public static double? PValue(Func<double, Contrast> at, double level, double threshold)
    {
        var now = at(level);
        if (double.IsNaN(now.Difference.Value)) return null;
        return now.Difference.IsOpen && !now.Excludes(threshold) ? 1
            : SeedPool.PValue(now.Candidates, now.Baselines, threshold) ?? InvertedLevel(at, now.Difference.Value, threshold);
    }

    private bool Excludes(double threshold) => Difference.Lower > threshold || Difference.Upper < threshold;

    private static Verdict Judge(Quantity quantity, LinkScaleEstimate difference, ComparisonOptions options)
    {
        var gain = difference.AsGain(quantity);
        double matters = options.Matters(quantity);
        return gain.Lower > 0 ? Verdict.Better
            : gain.Upper < 0 ? Verdict.Worse
            : gain.Lower >= -matters && gain.Upper <= matters ? Verdict.Same
            : Verdict.Inconclusive;
    }

    /// <summary>1 minus the level at which the interval just touches a threshold.</summary>
    private static double InvertedLevel(Func<double, Contrast> at, double value, double threshold)
    {
        if (Gap(Furthest) < 0) return Outside(Furthest);
        if (Gap(Nearest) >= 0) return 1;
        // An end moves nearly in a straight line with the normal quantile of the level.
        return Outside(MonotoneRoot.Find(Gap, Nearest, Furthest, Accuracy));

        // Below 0 while the interval keeps clear of the threshold.
        double Gap(double quantile) => at(1 - Outside(quantile)).Difference is var difference && value > threshold ? threshold - difference.Lower : difference.Upper - threshold;
    }

    private static double Outside(double quantile) => 2 * Normal.CDF(0, 1, -quantile);
}
