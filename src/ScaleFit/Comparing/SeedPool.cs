using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using ScaleFit.Forecasting;
using ScaleFit.Inference;

namespace ScaleFit.Comparing;

/// <summary>
/// The difference of two recipes. With one run each, it uses the runs' own intervals. With three or more runs of both recipes, it uses their
/// run-to-run variation (Welch's t). With fewer runs, it uses the margin and the runs' own variances.
/// </summary>
internal static class SeedPool
{
    /// <summary>A variance below this is rounding error.</summary>
    private const double Copies = 1e-18;

    /// <summary>Whether the difference uses the run-to-run variation of the runs themselves.</summary>
    public static bool MeasuresSpread(Recipe baseline, Recipe candidate) =>
        baseline.Runs.Count >= RecipeComparer.FewestForSpread && candidate.Runs.Count >= RecipeComparer.FewestForSpread;

    /// <summary>Candidate minus baseline. NaN where a run has no value, not bounded where an end of a run is not bounded.</summary>
    /// <param name="candidates">One value per run. With single runs it includes the margin.</param>
    /// <param name="baselines">One value per run.</param>
    /// <param name="between">Margin for run-to-run variation of the quantity: half-width at 95%.</param>
    /// <param name="level">Confidence level.</param>
    public static LinkScaleEstimate Difference(LinkScaleEstimate[] candidates, LinkScaleEstimate[] baselines, double between, double level)
    {
        if (candidates is [var candidate] && baselines is [var baseline]) return LinkScaleEstimate.Difference(candidate, baseline);
        double[] c = [.. candidates.Select(estimate => estimate.Value)], b = [.. baselines.Select(estimate => estimate.Value)];
        double difference = c.Average() - b.Average();
        if (double.IsNaN(difference)) return LinkScaleEstimate.Unknown;
        if (double.IsInfinity(difference)) return Furthest(candidates, baselines, difference);
        if (candidates.Concat(baselines).Any(estimate => estimate.IsOpen)) return LinkScaleEstimate.Unknown with { Value = difference };
        double half = Welch(c, b) is { } welch ? welch.Error * StudentQuantile.TwoSided(level, welch.DegreesOfFreedom) : Normal.InvCDF(0, 1, 0.5 + level / 2) * Math.Sqrt(Variance(candidates, between, level) + Variance(baselines, between, level));
        return new LinkScaleEstimate(difference, difference - half, difference + half);
    }

    /// <summary>The difference where runs never reach a pass rate: there is no mean, so it uses the furthest ends.</summary>
    private static LinkScaleEstimate Furthest(LinkScaleEstimate[] candidates, LinkScaleEstimate[] baselines, double difference)
    {
        double lower = candidates.Min(estimate => estimate.Lower) - baselines.Max(estimate => estimate.Upper), upper = candidates.Max(estimate => estimate.Upper) - baselines.Min(estimate => estimate.Lower);
        return new LinkScaleEstimate(difference, double.IsNaN(lower) ? double.NegativeInfinity : lower, double.IsNaN(upper) ? double.PositiveInfinity : upper);
    }

    /// <summary>
    /// The two-sided p-value of a true difference equal to a threshold, by Welch's t, or null where the run-to-run variation of the runs
    /// themselves is not used.
    /// </summary>
    public static double? PValue(LinkScaleEstimate[] candidates, LinkScaleEstimate[] baselines, double threshold)
    {
        double[] c = [.. candidates.Select(estimate => estimate.Value)], b = [.. baselines.Select(estimate => estimate.Value)];
        if (Welch(c, b) is not { } welch || !double.IsFinite(c.Average() - b.Average())) return null;
        return 2 * StudentT.CDF(0, 1, welch.DegreesOfFreedom, -Math.Abs(c.Average() - b.Average() - threshold) / welch.Error);
    }

    /// <summary>Welch's standard error and degrees of freedom. Null with too few runs, and where the runs are copies of each other.</summary>
    public static (double Error, double DegreesOfFreedom)? Welch(double[] candidates, double[] baselines)
    {
        if (candidates.Length < RecipeComparer.FewestForSpread || baselines.Length < RecipeComparer.FewestForSpread) return null;
        double c = Statistics.Variance(candidates) / candidates.Length, b = Statistics.Variance(baselines) / baselines.Length;
        if (!(c > Copies && b > Copies)) return null;
        return (Math.Sqrt(c + b), (c + b) * (c + b) / (c * c / (candidates.Length - 1) + b * b / (baselines.Length - 1)));
    }

    /// <summary>Variance of a mean of runs: the run-to-run variation plus the variance of each run's own estimate.</summary>
    private static double Variance(LinkScaleEstimate[] estimates, double between, double level)
    {
        double quantile = Normal.InvCDF(0, 1, 0.5 + level / 2), apart = Margin.StandardDeviation(between);
        double own = estimates.Average(estimate => Math.Pow((estimate.Upper - estimate.Lower) / (2 * quantile), 2));
        return (apart * apart + own) / estimates.Length;
    }
}
