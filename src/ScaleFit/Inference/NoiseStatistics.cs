using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>What a noise says of a series, whatever the curve.</summary>
internal static class NoiseStatistics
{
    /// <summary>The effective sample size, n_eff = 1' V^-1 1 for V of unit variance: as many independent evaluations would know a mean as well.</summary>
    public static double EffectiveSampleSize(Series series, Whitening noise)
    {
        double[] ones = Ones(series, noise);
        return Math.Clamp(Columns.Dot(ones, ones), Math.Min(5, series.Count), series.Count);
    }

    /// <summary>The constant that fits the observations best, and the whitened sum of squares around it.</summary>
    public static (double Value, double SumOfSquares) Constant(Series series, Whitening noise)
    {
        double[] rates = [.. series.PassRate], ones = Ones(series, noise);
        noise.Apply(rates);
        double value = Columns.Dot(ones, rates) / Columns.Dot(ones, ones);
        for (int i = 0; i < rates.Length; i++) rates[i] -= value * ones[i];
        return (value, Columns.Dot(rates, rates));
    }

    private static double[] Ones(Series series, Whitening noise)
    {
        var ones = new double[series.PaddedCount];
        ones.AsSpan(0, series.Count).Fill(1);
        noise.Apply(ones);
        return ones;
    }
}
