using MathNet.Numerics.Distributions;
using ScaleFit.Forecasting;

namespace ScaleFit.Comparing;

/// <summary>The values of one quantity in the runs of two recipes at one confidence level, and their difference.</summary>
/// <param name="Baselines">The values of the baseline's runs.</param>
/// <param name="Candidates">The values of the candidate's runs.</param>
/// <param name="Difference">Candidate minus baseline.</param>
internal readonly record struct Contrast(LinkScaleEstimate[] Baselines, LinkScaleEstimate[] Candidates, LinkScaleEstimate Difference)
{
    /// <summary>Range of normal quantiles of p-values: from 0.99 down to 1e-6.</summary>
    private const double Nearest = 0.0125, Furthest = 4.8916;

    private const double Accuracy = 1e-7;

    /// <summary>The effect on a quantity, with its verdict.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="options">The options, with the resolution.</param>
    public Effect Describe(Quantity quantity, ComparisonOptions options) =>
        new(quantity, Baselines.Average(estimate => estimate.Value), Candidates.Average(estimate => estimate.Value), Difference, Judge(quantity, Difference, options));

    /// <summary>The two-sided p-value of a true difference on the link scale, or null where there is no value.</summary>
    /// <param name="at">A function from level to contrast.</param>
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

    /// <summary>1 minus the level at which the interval just reaches a threshold.</summary>
    private static double InvertedLevel(Func<double, Contrast> at, double value, double threshold)
    {
        if (Gap(Furthest) < 0) return Outside(Furthest);
        if (Gap(Nearest) >= 0) return 1;
        // An end is nearly a linear function of the normal quantile of the level.
        return Outside(MonotoneRoot.Find(Gap, Nearest, Furthest, Accuracy));

        // Below 0 while the interval does not contain the threshold.
        double Gap(double quantile) => at(1 - Outside(quantile)).Difference is var difference && value > threshold ? threshold - difference.Lower : difference.Upper - threshold;
    }

    private static double Outside(double quantile) => 2 * Normal.CDF(0, 1, -quantile);
}
