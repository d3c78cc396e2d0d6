using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>Statistics of a noise on a series, independent of the curve.</summary>
internal static class NoiseStatistics
{
    /// <summary>The effective sample size, n_eff = 1' V^-1 1 for V of unit variance: the number of independent evaluations with the same information on a mean.</summary>
    public static double EffectiveSampleSize(Series series, Whitening noise)
    {
        double[] ones = Ones(series, noise);
        return Math.Clamp(Columns.Dot(ones, ones), Math.Min(5, series.Count), series.Count);
    }

    /// <summary>The best-fitting constant, and the whitened sum of squares around it.</summary>
    public static (double Value, double SumOfSquares) Constant(Series series, Whitening noise)
    {
        double[] rates = [.. series.PassRate], ones = Ones(series, noise);
        noise.Apply(rates);
        double value = Columns.Dot(ones, rates) / Columns.Dot(ones, ones);
        for (int i = 0; i < rates.Length; i++) rates[i] -= value * ones[i];
        return (value, Columns.Dot(rates, rates));
    }

    /// <summary>The variance of the mean of some evaluations under an estimated noise: independent noise plus noise whose correlation decays exponentially with compute.</summary>
    /// <param name="points">Evaluations by increasing compute, at least one.</param>
    /// <param name="noise">The noise.</param>
    public static double VarianceOfMean(IReadOnlyList<RunPoint> points, NoiseEstimate noise)
    {
        // The sum of the correlations of all pairs, in one pass along compute.
        double correlated = points.Count, earlier = 0;
        for (int i = 1; i < points.Count && noise.CorrelationLength > 0; i++)
        {
            earlier = (earlier + 1) * Math.Exp((points[i - 1].Compute - points[i].Compute) / noise.CorrelationLength);
            correlated += 2 * earlier;
        }
        double share = noise.DriftShare * correlated / points.Count + (1 - noise.DriftShare);
        return noise.StandardDeviation * noise.StandardDeviation * share / points.Count;
    }

    private static double[] Ones(Series series, Whitening noise)
    {
        var ones = new double[series.PaddedCount];
        ones.AsSpan(0, series.Count).Fill(1);
        noise.Apply(ones);
        return ones;
    }
}
