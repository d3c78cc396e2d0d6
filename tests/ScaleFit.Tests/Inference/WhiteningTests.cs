using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Inference;

/// <summary>Whitening in O(n) is the inverse of the covariance's Cholesky factor, written out.</summary>
public class WhiteningTests
{
    public static TheoryData<double, double, bool> Noises()
    {
        var noises = new TheoryData<double, double, bool>();
        foreach (double share in (ReadOnlySpan<double>)[0, 0.08, 0.5, 0.92, 1])
        {
            foreach (double length in (ReadOnlySpan<double>)[1, 150, 3_000, 1e6])
            {
                noises.Add(share, length, true);
                noises.Add(share, length, false);
            }
        }
        return noises;
    }

    [Theory]
    [MemberData(nameof(Noises))]
    public void ItIsTheInverseOfTheCholeskyFactor(double driftShare, double correlationLength, bool weighted)
    {
        var series = Scattered(weighted);
        var dense = new DenseNoise(series, driftShare, correlationLength);
        var whitening = new Whitening(series, driftShare, correlationLength);

        // Seven columns, so that those whitened five at a time and the two that are left are both seen; padding must be ignored.
        var random = new Random(1);
        var columns = Enumerable.Range(0, 7 * series.PaddedCount).Select(_ => random.NextDouble() - 0.5).ToArray();
        var whitened = (double[])columns.Clone();
        whitening.Apply(whitened);

        for (int start = 0; start < columns.Length; start += series.PaddedCount)
        {
            var expected = dense.Whiten(columns.AsSpan(start, series.PaddedCount));
            for (int i = 0; i < series.Count; i++) Close(expected[i], whitened[start + i], 1e-8);
            Assert.All(whitened[(start + series.Count)..(start + series.PaddedCount)], padding => Assert.Equal(0, padding));
        }
        Close(dense.LogDeterminant, whitening.LogDeterminant, 1e-9);
    }

    [Fact]
    public void TheLogarithmOfADeterminantBeyondDoubleIsRight()
    {
        var points = Enumerable.Range(1, 3_000).Select(i => new RunPoint(i, 0.5, i % 2 == 0 ? 1e-3 : 1e5)).ToArray();
        var whitening = new Whitening(new Series(null, points));
        Close(1500 * Math.Log(1e2), whitening.LogDeterminant, 1e-12);
    }

    [Fact]
    public void WhiteNoiseOfEqualEvaluationsChangesNothing()
    {
        var series = Scattered(weighted: false);
        var column = (double[])series.PassRate.Clone();
        new Whitening(series).Apply(column);
        Assert.Equal(series.PassRate[..series.Count], column[..series.Count]);
    }

    /// <summary>41 evaluations, one before training, with gaps from 1 to 1,000 and variances over a factor of hundred.</summary>
    private static Series Scattered(bool weighted)
    {
        var random = new Random(3);
        double compute = 100;
        var points = new RunPoint[40];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new RunPoint(compute, 0.2 + 0.01 * i, weighted ? Math.Pow(100, random.NextDouble() - 0.5) : 1);
            compute += Math.Pow(1000, random.NextDouble());
        }
        return new Series(new RunPoint(0, 0.2, weighted ? 0.3 : 1), points);
    }

    private static void Close(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{actual:R} instead of {expected:R}");
}
