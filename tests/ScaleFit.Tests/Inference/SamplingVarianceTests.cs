using MathNet.Numerics.Distributions;
using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Simulation;

namespace ScaleFit.Tests.Inference;

/// <summary>A sampling variance that the log gives is used as it is: only the noise beside it is estimated.</summary>
public class SamplingVarianceTests(ITestOutputHelper output)
{
    private const double Deviation = 0.008;
    private const int Runs = 40;

    private static readonly SimulationOptions Usual = new() { Every = 250, Midpoint = 4_000, DriftShare = 0, StandardDeviation = Deviation };

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1e-3, 0.5)]
    [InlineData(1, 2)]
    [InlineData(0.2, 0)]
    public void TheLogLikelihoodIsContinuousAndInvertible(double leastVariance, double driftShare)
    {
        var fit = new NoiseFit((driftShare, 100), [0.2, 0.6, 0.1, 8], [1, 1, 1, 1], 3, 1.7, 20, 0.5, leastVariance);
        double before = double.PositiveInfinity;
        for (double squares = 3; squares < 40; squares *= 1.05)
        {
            double there = fit.LogLikelihoodAt(squares);
            Assert.True(there < before && before - there < 1 || double.IsInfinity(before));
            Assert.Equal(squares, fit.SquaresAt(there), 1e-9 * squares);
            before = there;
        }
    }

    /// <summary>Without the known variance, correlated noise that hides in the curve makes these intervals 1.5 to 2 times as wide.</summary>
    [Fact]
    public void IntervalsUnderIndependentNoiseAreNearlyThoseOfKnownIndependentNoise()
    {
        double[] ratios = [.. Enumerable.Range(0, Runs).Select(seed => new RunSimulator(seed).Next(Usual) with { SamplingVariance = Deviation * Deviation })
            .Select(run => Width(run, NoiseKind.Drift) / Width(run, NoiseKind.White)).Order()];
        output.WriteLine(FormattableString.Invariant($"median ratio of widths {ratios[Runs / 2]:0.00}"));
        Assert.True(ratios[Runs / 2] <= 1.25);
    }

    [Fact]
    public void CorrelatedNoiseBesideItIsFound()
    {
        const double Drift = 0.006;
        int held = Enumerable.Range(0, Runs).Count(seed =>
        {
            var run = new RunSimulator(seed).Next(Usual with { DriftShare = 1, StandardDeviation = Drift, CorrelationLength = 1_100 });
            var random = new Random(seed);
            RunPoint[] points = [.. run.Points.Select(p => new RunPoint(p.Compute, Math.Clamp(p.PassRate + Normal.Sample(random, 0, Deviation / 2), 0, 1)))];
            return Analysed(run with { Points = points, SamplingVariance = Deviation * Deviation / 4 }, NoiseKind.Drift)["asymptote"].Interval!.Contains(Usual.Asymptote);
        });
        Assert.True(held >= 0.85 * Runs);
    }

    private static double Width(Run run, NoiseKind noise)
    {
        var interval = new ProfileWalker(Analysed(run, noise).Profile).PassRate(2 * Usual.Until).Interval!;
        return interval.Upper!.Value - interval.Lower!.Value;
    }

    private static CurveInference Analysed(Run run, NoiseKind noise) => RunAnalyzer.Infer(run, new InferenceOptions { Curves = [SigmoidCurve.Instance], Noise = noise }).Curves[0];
}
