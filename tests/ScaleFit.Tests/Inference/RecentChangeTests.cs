using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Simulation;

namespace ScaleFit.Tests.Inference;

/// <summary>A run whose last part departs from its curve is reported, and a run that follows its curve is not.</summary>
public class RecentChangeTests(ITestOutputHelper output)
{
    private const int Runs = 40;
    private const double Kink = 0.85;

    private static readonly SimulationOptions Usual = new() { Every = 200, Midpoint = 4_000 };

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void RunsThatFollowTheirCurveAreRarelyReported(double driftShare)
    {
        int reported = Count(driftShare, 0);
        output.WriteLine($"{reported} of {Runs}");
        Assert.True(reported <= 5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void AKinkNearTheEndIsReported(double driftShare)
    {
        int reported = Count(driftShare, 0.04);
        output.WriteLine($"{reported} of {Runs}");
        Assert.True(reported >= 0.8 * Runs);
    }

    [Fact]
    public void TheStatisticHasTheSignOfTheDeviation()
    {
        Assert.True(Changed(0, 0.05, 1) is { Statistic: > 3, Deviation: > 0.02 });
        Assert.True(Changed(0, -0.05, 1) is { Statistic: < -3, Deviation: < -0.02 });
    }

    [Fact]
    public void FewEvaluationsHaveNone() => Assert.Null(Analysed(new RunSimulator(1).Next(Usual with { Every = 2_500 })).RecentChange);

    private static int Count(double driftShare, double by) =>
        Enumerable.Range(0, Runs).Count(seed => Math.Abs(Changed(driftShare, by, seed)!.Statistic) > FindingCatalog.ClearChange);

    private static RecentChange? Changed(double driftShare, double by, int seed)
    {
        var run = new RunSimulator(seed).Next(Usual with { DriftShare = driftShare });
        double since = Kink * Usual.Until;
        return Analysed(run with
        {
            Points = [.. run.Points.Select(p => new RunPoint(p.Compute, Math.Clamp(p.PassRate + by * Math.Max(0, p.Compute - since) / (Usual.Until - since), 0, 1)))],
        }).RecentChange;
    }

    private static RunInference Analysed(Run run) => RunAnalyzer.Infer(run, new InferenceOptions { Curves = [SigmoidCurve.Instance] });
}
