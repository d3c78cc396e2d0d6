using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Simulation;

namespace ScaleFit.Tests.Inference;

/// <summary>AICc and Akaike weights.</summary>
public class CurveRankingTests
{
    [Theory]
    [InlineData(NoiseKind.White)]
    [InlineData(NoiseKind.Drift)]
    public void TheCriterionIsTheOneOfTheWholeCovariance(NoiseKind noise)
    {
        // Without an evaluation before training both curves see the same points, so that the count of parameters is plain.
        var points = new RunSimulator(4).Next(new SimulationOptions { DriftShare = 0.9 }).Points.Where(p => p.Compute >= 1_500).ToArray();
        var curves = RunAnalyzer.Infer(SimulatedRun.Of(points), new InferenceOptions { Noise = noise, Window = new WindowOptions { SkipEarly = 0 } }).Curves;
        double[] byHand = [.. curves.Select(common => Math.Min(Criterion(curves[0], common), Criterion(curves[1], common)))];
        var best = byHand[0] < byHand[1] ? curves[0] : curves[1];

        Assert.Equal(noise == NoiseKind.Drift, best.Noise.DriftShare > 0);
        foreach (var curve in curves) Assert.Equal(Criterion(curve, best), curve.Aicc!.Value, 1e-6);
        double ratio = Math.Exp(-0.5 * (curves[0].Aicc!.Value - curves[1].Aicc!.Value));
        Assert.Equal(ratio, curves[0].Weight!.Value / curves[1].Weight!.Value, 1e-9 * ratio);
    }

    [Fact]
    public void WeightsSumToOneAndTheSigmoidWinsOnSigmoids()
    {
        var simulator = new RunSimulator(2);
        int won = 0;
        for (int k = 0; k < 40; k++)
        {
            var curves = RunAnalyzer.Infer(simulator.Next(new SimulationOptions()), InferenceOptions.Default).Curves;
            Assert.Equal(1, curves.Sum(c => c.Weight!.Value), 1e-12);
            Assert.All(curves, c => Assert.InRange(c.Weight!.Value, 0, 1));
            if (curves[0].Curve is SigmoidCurve && curves[0].Weight > 0.9) won++;
        }
        Assert.InRange(won, 37, 40);
    }

    [Fact]
    public void ThePowerLawWinsOnPowerLaws()
    {
        var random = new Random(3);
        var points = SimulatedRun.Every(100, 16_000).Select(c => new RunPoint(c, 0.65 - 5 / Math.Sqrt(c) + 0.002 * (random.NextDouble() - 0.5)));
        var curves = RunAnalyzer.Infer(SimulatedRun.Of(points), new InferenceOptions { Window = new WindowOptions { SkipEarly = 0 } }).Curves;
        Assert.True(curves[1].Weight > 0.9, $"weight {curves[1].Weight}");
    }

    [Fact]
    public void TooFewPointsForTheCorrectionGiveNoCriterion()
    {
        var points = SimulatedRun.Every(1_000, 6_000).Select(c => new RunPoint(c, 0.2 + 0.3 * c / (c + 2_000)));
        var curves = RunAnalyzer.Infer(SimulatedRun.Of(points), new InferenceOptions { Window = new WindowOptions { SkipEarly = 0 }, Noise = NoiseKind.White }).Curves;
        Assert.All(curves, curve => Assert.Equal((null, null), (curve.Aicc, curve.Weight)));
    }

    /// <summary>AICc of a curve refitted under the noise found for another, from whole matrices.</summary>
    private static double Criterion(CurveInference curve, CurveInference noise)
    {
        var best = new ProfileWalker(noise.Profile).Best;
        var walker = new ProfileWalker(curve.Profile);
        var series = curve.Profile.Model.Series;
        var fit = new NoiseFitter(walker.Workspace).Fit(best.DriftShare, best.CorrelationLength, walker.Best.Parameters);
        var residuals = new double[series.Count];
        for (int i = 0; i < residuals.Length; i++) residuals[i] = curve.Curve.PassRate(fit.Parameters, series.Compute[i]) - series.PassRate[i];
        var dense = new DenseNoise(series, best.DriftShare, best.CorrelationLength);
        var whitened = dense.Whiten(residuals);

        int n = residuals.Length, k = curve.Curve.ParameterCount + 1 + (best.DriftShare > 0 ? 2 : 0);
        double variance = whitened * whitened / n;
        double logLikelihood = -0.5 * (n * Math.Log(2 * Math.PI * variance) + dense.LogDeterminant + n);
        return -2 * logLikelihood + 2 * k + 2.0 * k * (k + 1) / (n - k - 1);
    }
}
