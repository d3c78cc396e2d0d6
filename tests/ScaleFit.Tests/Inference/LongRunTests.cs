using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Simulation;

namespace ScaleFit.Tests.Inference;

/// <summary>Runs of very many evaluations are fitted by means of neighbours.</summary>
public class LongRunTests
{
    private const double StandardErrors = 2 * 1.96;

    [Theory]
    [InlineData(0, 450)]
    [InlineData(0.5, 450)]
    public void MeansOfNeighboursMoveNoNumberByATenthOfItsStandardError(double driftShare, double correlationLength) => Moved(driftShare, correlationLength, 0.1);

    /// <summary>Drift with a memory of two bins or half of one, which bins blur, and a drift so small that its grid is coarse.</summary>
    [Theory]
    [InlineData(0.5, 8)]
    [InlineData(1, 2)]
    [InlineData(0.02, 2_000)]
    public void AgainstDriftThatBinsBlurTheyMoveNumbersByLessThanThreeQuartersOfTheirStandardError(double driftShare, double correlationLength) => Moved(driftShare, correlationLength, 0.75);

    private static void Moved(double driftShare, double correlationLength, double share)
    {
        var run = new RunSimulator(17).Next(new SimulationOptions { Every = 1, Until = 16_000, StandardDeviation = 0.05, DriftShare = driftShare, CorrelationLength = correlationLength });
        // Evaluations of the early regime would add a variance to the start, which noise this strong makes large.
        run = run with { Points = [.. run.Points.Where(p => p.Compute is 0 or >= 1_500)] };
        var all = Sigmoid(run, int.MaxValue);
        var means = Sigmoid(run, 8_192);

        Assert.Equal(14_502, all.Fit.Observations);
        Assert.InRange(means.Fit.Observations, 3_000, 4_096);
        Assert.All(all.Parameters.Append(new ProfileWalker(all.Profile).PassRate(100_000)).Zip(means.Parameters.Append(new ProfileWalker(means.Profile).PassRate(100_000))), pair =>
        {
            var (expected, actual) = (pair.First, pair.Second);
            double error = (expected.Interval!.Upper!.Value - expected.Interval.Lower!.Value) / StandardErrors;
            Assert.Equal(expected.Value, actual.Value, share * error);
            Assert.Equal(expected.Interval.Lower.Value, actual.Interval!.Lower!.Value, share * error);
            Assert.Equal(expected.Interval.Upper.Value, actual.Interval.Upper!.Value, share * error);
        });
    }

    [Fact]
    public void AveragingIsReported()
    {
        var run = new RunSimulator(1).Next(new SimulationOptions { Every = 0.1, Until = 10_000 });
        var inference = RunAnalyzer.Infer(run, InferenceOptions.Default with { Noise = NoiseKind.White, Curves = [SigmoidCurve.Instance] });
        var finding = Assert.Single(inference.Findings, f => f.Code == "averaged");
        Assert.Contains("85001 evaluations as 28334 means", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABinSpansLittleCompute()
    {
        RunPoint[] points = [.. Enumerable.Range(0, 10_000).Select(i => new RunPoint(1e-3 * Math.Pow(1.002, i), 0.5))];
        var (bins, _) = Bins.Average(points, 1000);
        Assert.All(bins.Zip(bins.Skip(1)), pair => Assert.InRange(pair.Second.Compute / pair.First.Compute, 1, 1.05));
        Assert.Equal(1, bins.Average(bin => bin.NoiseVariance), 1e-12);
    }

    private static CurveInference Sigmoid(Run run, int mostPoints) =>
        RunAnalyzer.Infer(run, InferenceOptions.Default with { Curves = [SigmoidCurve.Instance], Window = WindowOptions.Default with { MostPoints = mostPoints } }).Curves[0];
}
