using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Simulation;
using ScaleFit.Tests.Coverage;
using static ScaleFit.Tests.Forecasting.Contest;

namespace ScaleFit.Tests.Forecasting;

public class PlannerTests
{
    /// <summary>Published run, end, gap between evaluations, precision, seed, whether the start is given, whether compute is in steps.</summary>
    public static TheoryData<string, double, double, double, int, bool, bool> Runs => new()
    {
        { "ScaleRL", 8_000, 100, .02, 1, false, false },
        { "ScaleRL", 8_000, 100, .008, 1, true, false },
        { "ScaleRL", 8_000, 100, .008, 1, false, true },
        { "ScaleRL", 8_000, 100, .01, 3, false, false },
        { "ScaleRL", 6_000, 100, .012, 3, false, false },
        { "ScaleRL", 6_000, 100, .01, 2, false, false },
        { "ScaleRL", 6_000, 100, .01, 5, false, true },
        { "ScaleRL", 6_000, 100, .01, 3, true, false },
        { "ScaleRL-Scout", 16_000, 500, .01, 3, false, false },
        { "ScaleRL-Scout", 16_000, 500, .01, 5, true, false },
        { "ScaleRL-bs2048", 30_000, 1300, .01, 1, false, false },
        { "ScaleRL-bs2048", 30_000, 1300, .01, 3, false, false },
    };

    [Theory]
    [InlineData("ScaleRL", 8_000, 100, .008, 1, true, false)]
    [InlineData("ScaleRL", 6_000, 100, .012, 3, false, false)]
    [InlineData("ScaleRL-bs2048", 30_000, 1300, .01, 3, false, false)]
    public void HalfOfTheContinuationsReachThePrecisionAtThePlannedComputeAndFewAtHalfOfIt(
        string curve, double end, double gap, double precision, int seed, bool fixedStart, bool steps) => Check(100, curve, end, gap, precision, seed, fixedStart, steps);

    [Theory]
    [MemberData(nameof(Runs))]
    public void OfManyContinuationsHalfReachThePrecisionAtThePlannedComputeAndFewAtHalfOfIt(
        string curve, double end, double gap, double precision, int seed, bool fixedStart, bool steps)
    {
        FullStudy.OnlyWhenAsked();
        Check(400, curve, end, gap, precision, seed, fixedStart, steps);
    }

    [Fact]
    public void AnUnboundedAsymptoteHasNoPlan()
    {
        var plan = Planner.Plan(Analyse(Known.ScaleRl with { Until = 2_000 }, 1), .02);
        Assert.Equal(new RunPlan(.02, null, PlanStatus.Refused, null), plan);
    }

    [Fact]
    public void ACollapseHasNoPlan()
    {
        var plan = Planner.Plan(Analyse(Known.ScaleRl with { Collapse = 6_000 }, 1), .02);
        Assert.Equal((PlanStatus.Refused, null), (plan.Status, plan.ComputeNeeded));
    }

    [Fact]
    public void TooFewEvaluationsHaveNoPlan()
    {
        var run = Analyse(Known.ScaleRl with { Every = 5_000, Until = 25_000, StandardDeviation = 0.001 }, 1);
        Assert.True(run.Window.Fitted < 8);
        Assert.Equal(PlanStatus.Refused, Planner.Plan(run, .0001).Status);
    }

    [Fact]
    public void AnAsymptoteOfTheRequestedPrecisionNeedsNoPlan()
    {
        var run = Analyse(Known.ScaleRl with { Until = 30_000 }, 1);
        var ceiling = run.Curves[0]["asymptote"].Interval!;
        double half = (ceiling.Upper!.Value - ceiling.Lower!.Value) / 2;
        Assert.Equal(new RunPlan(half, half, PlanStatus.Already, null), Planner.Plan(run, half));
        Assert.Equal(PlanStatus.Reachable, Planner.Plan(run, 0.99 * half).Status);
    }

    [Fact]
    public void APrecisionFarBelowTheNoiseIsOutOfReach()
    {
        var plan = Planner.Plan(Analyse(Known.ScaleRl with { Every = 400 }, 1), 1e-6);
        Assert.Equal((PlanStatus.OutOfReach, null), (plan.Status, plan.ComputeNeeded));
        Assert.True(plan.KnownTo > 1e-6);
    }

    [Fact]
    public void TheSameRunGetsTheSamePlan()
    {
        var plans = Enumerable.Range(0, 3).Select(_ => Planner.Plan(Analyse(Known.ScaleRl, 1), .01)).Distinct();
        Assert.Equal(PlanStatus.Reachable, Assert.Single(plans).Status);
    }

    [Fact]
    public void ATighterPrecisionNeedsMoreCompute()
    {
        var run = Analyse(Known.ScaleRl, 1);
        double?[] needed = [.. new[] { .03, .02, .01 }.Select(precision => Planner.Plan(run, precision).ComputeNeeded)];
        Assert.True(needed[0] < needed[1] && needed[1] < needed[2]);
        Assert.True(needed[0] > Known.End && needed[2] <= 100 * Known.End);
    }

    private static void Check(int draws, string name, double end, double gap, double precision, int seed, bool fixedStart, bool steps)
    {
        var curve = Known.Published.Single(c => c.Name == name) with { Until = end, Every = gap };
        var options = Options(fixedStart ? StartRule.Fixed(curve.Start) : StartRule.Auto);
        var drawn = Known.Draw(curve, seed);
        var run = RunAnalyzer.Infer(steps ? drawn with { Compute = new ComputeAxis("step", ComputeUnit.Steps) } : drawn, options);
        var plan = Planner.Plan(run, precision);

        Assert.Equal(PlanStatus.Reachable, plan.Status);
        var goingOn = new GoingOn(run, options);
        double needed = plan.ComputeNeeded!.Value, share = goingOn.Share(needed, precision, draws, firstSeed: 100_000);
        double? before = needed / 2 > end ? goingOn.Share(needed / 2, precision, draws, firstSeed: 200_000) : null;
        Line(Text($"{name} to {end:0}, known to {plan.KnownTo:.000}, wanted {precision:.000}: at {needed:0} in {share:.00}, at half in {before:.00}"));
        Assert.InRange(share, .35, .70);
        Assert.True(before is not >= .35, Text($"{before:.00} at half the compute"));
    }

    private static RunInference Analyse(SimulationOptions curve, int seed) => RunAnalyzer.Infer(Known.Draw(curve, seed), Options(StartRule.Auto));

    private static InferenceOptions Options(StartRule start) => Known.SigmoidOnly with { Window = new WindowOptions { Start = start } };
}
