using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using ScaleFit.Forecasting;
using ScaleFit.Inference;

namespace ScaleFit.Comparing;

/// <summary>
/// The difference of two recipes. Of one run each it comes from the runs' own intervals. Three runs or more of both recipes measure their
/// spread themselves (Welch's t); with fewer, the published margin and the runs' own variances stand for it.
/// </summary>
internal static class SeedPool
{
    /// <summary>Variance below which runs differ by rounding only.</summary>
    private const double Copies = 1e-18;

    /// <summary>Whether the spread of the runs themselves is the noise.</summary>
    public static bool MeasuresSpread(Recipe baseline, Recipe candidate) =>
        baseline.Runs.Count >= RecipeComparer.FewestForSpread && candidate.Runs.Count >= RecipeComparer.FewestForSpread;

    /// <summary>Candidate minus baseline; unknown where a run has no value, open where an end of a run is.</summary>
    /// <param name="candidates">One value a run; of single runs, with the margin in it.</param>
    /// <param name="baselines">One value a run.</param>
    /// <param name="between">What identical runs differ by in the quantity, half-width at 95%.</param>
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

    /// <summary>Where runs never reach a pass rate there is no mean to speak of, only the ends that are furthest apart.</summary>
    private static LinkScaleEstimate Furthest(LinkScaleEstimate[] candidates, LinkScaleEstimate[] baselines, double difference)
    {
        double lower = candidates.Min(estimate => estimate.Lower) - baselines.Max(estimate => estimate.Upper), upper = candidates.Max(estimate => estimate.Upper) - baselines.Min(estimate => estimate.Lower);
        return new LinkScaleEstimate(difference, double.IsNaN(lower) ? double.NegativeInfinity : lower, double.IsNaN(upper) ? double.PositiveInfinity : upper);
    }

    /// <summary>
    /// The two-sided probability of the difference that was seen where the true one is a threshold, by Welch's t; null where the runs'
    /// own spread is not the noise.
    /// </summary>
    public static double? PValue(LinkScaleEstimate[] candidates, LinkScaleEstimate[] baselines, double threshold)
    {
        double[] c = [.. candidates.Select(estimate => estimate.Value)], b = [.. baselines.Select(estimate => estimate.Value)];
        if (Welch(c, b) is not { } welch || !double.IsFinite(c.Average() - b.Average())) return null;
        return 2 * StudentT.CDF(0, 1, welch.DegreesOfFreedom, -Math.Abs(c.Average() - b.Average() - threshold) / welch.Error);
    }

    /// <summary>Welch's standard error and degrees of freedom; null with too few runs, and where runs are so alike that they are copies.</summary>
    private static (double Error, double DegreesOfFreedom)? Welch(double[] candidates, double[] baselines)
    {
        if (candidates.Length < RecipeComparer.FewestForSpread || baselines.Length < RecipeComparer.FewestForSpread) return null;
        double c = Statistics.Variance(candidates) / candidates.Length, b = Statistics.Variance(baselines) / baselines.Length;
        if (!(c > Copies && b > Copies)) return null;
        return (Math.Sqrt(c + b), (c + b) * (c + b) / (c * c / (candidates.Length - 1) + b * b / (baselines.Length - 1)));
    }

    /// <summary>Variance of a mean of runs: what runs differ by, and each run's own interval.</summary>
    private static double Variance(LinkScaleEstimate[] estimates, double between, double level)
    {
        double quantile = Normal.InvCDF(0, 1, 0.5 + level / 2), apart = new Margin(between, level).HalfWidth / quantile;
        double own = estimates.Average(estimate => Math.Pow((estimate.Upper - estimate.Lower) / (2 * quantile), 2));
        return (apart * apart + own) / estimates.Length;
    }
}
