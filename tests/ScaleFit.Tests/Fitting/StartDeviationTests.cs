using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Simulation;

namespace ScaleFit.Tests.Fitting;

/// <summary>An evaluation before training that lies off the curve, below an early rise that the cut removes, does not ruin the intervals.</summary>
public class StartDeviationTests(ITestOutputHelper output)
{
    private static readonly SimulationOptions Usual = new() { Every = 200, Midpoint = 4_000 };

    /// <summary>Taken as a point of the curve, such a start leaves the true efficiency outside the interval in two thirds of runs.</summary>
    [Fact]
    public void IntervalsContainTheTruthWhereTheStartLiesOffTheCurve()
    {
        const int Runs = 60;
        int asymptotes = 0, efficiencies = 0;
        for (int seed = 0; seed < Runs; seed++)
        {
            var curve = Fitted(Below(new RunSimulator(seed).Next(Usual), 0.05));
            if (curve["asymptote"].Interval!.Contains(Usual.Asymptote)) asymptotes++;
            if (curve["efficiency"].Interval!.Contains(Usual.Efficiency)) efficiencies++;
        }
        output.WriteLine(FormattableString.Invariant($"asymptote {asymptotes}, efficiency {efficiencies} of {Runs}"));
        Assert.True(asymptotes >= 0.9 * Runs && efficiencies >= 0.9 * Runs);
    }

    [Fact]
    public void TheFurtherTheStartLiesOffTheCurveTheLessItCounts()
    {
        double[] variances = [.. new[] { 0.0, 0.02, 0.05, 0.1 }.Select(by => Enumerable.Range(0, 20).Average(seed =>
            StartDeviation.ExtraVariance(FitWindow.Choose(Below(new RunSimulator(seed).Next(Usual), by), WindowOptions.Default))))];
        Assert.Equal(variances.Order(), variances);
        Assert.True(variances[2] > 3 * variances[0]);
    }

    [Fact]
    public void WithoutAnEarlyCutTheStartIsAPointOfTheCurve()
    {
        var run = Below(new RunSimulator(1).Next(Usual), 0.05);
        Assert.Equal(0, StartDeviation.ExtraVariance(FitWindow.Choose(run, new WindowOptions { SkipEarly = 0 })));
    }

    private static CurveInference Fitted(Run run) => RunAnalyzer.Infer(run, new InferenceOptions { Curves = [SigmoidCurve.Instance] }).Curves[0];

    private static Run Below(Run run, double by) => run with { Points = [new RunPoint(0, run.Points[0].PassRate - by), .. run.Points.Skip(1)] };
}
