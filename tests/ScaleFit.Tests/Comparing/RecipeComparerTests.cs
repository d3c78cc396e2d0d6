using ScaleFit.Comparing;
using ScaleFit.Runs;
using ScaleFit.Simulation;

namespace ScaleFit.Tests.Comparing;

public class RecipeComparerTests
{
    private static readonly ComparisonOptions Asked = new() { At = [100_000], Targets = [0.5] };

    [Fact]
    public void TheFiveRecipesAreOrderedByAsymptoteAsPublishedAndMiniMaxIsTied()
    {
        var recipes = Recipes.OfSample("five-recipes.csv");
        var comparisons = RecipeComparer.Compare(recipes[0], [.. recipes.Skip(1)], new ComparisonOptions());
        Assert.Equal(["minimax-m1", "magistral", "dapo", "grpo"], comparisons.OrderByDescending(c => c[Quantity.Asymptote].Candidate).Select(c => c.Candidate.Name));
        Assert.Equal([true, false, false, false], comparisons.Select(c => c.Shared is not null));
        // Single runs do not show that recipes differ in efficiency by more than identical runs may.
        Assert.Equal(RecipeKind.Neither, comparisons[0].Kind);
        Assert.True(comparisons[0].EfficiencyEffect.Value < 1);
        Assert.All(comparisons.Skip(2), c => Assert.Equal(Verdict.Worse, c[Quantity.Asymptote].Verdict));
        Assert.Equal(RecipeKind.CeilingMover, comparisons[2].Kind);
    }

    /// <summary>Table 1 and section 3 of the paper: ceilings within .02 are tied, and with one ceiling the higher B is the more efficient.</summary>
    [Theory]
    [InlineData(0.610, 2.01, 2500, 0.610, 1.77, 2700)]
    [InlineData(0.590, 2.22, 3054, 0.595, 2.07, 2936)]
    [InlineData(0.610, 1.92, 2542, 0.605, 1.77, 2818)]
    public void TiedAsymptotesAreSharedAndEfficienciesOrderedAsPublished(double a, double b, double mid, double otherA, double otherB, double otherMid)
    {
        var comparison = Compare(Recipes.OnCurve("baseline", a, b, mid, 0.0003, seed: 1), Recipes.OnCurve("candidate", otherA, otherB, otherMid, 0.0003, seed: 2));
        var shared = Assert.IsType<SharedAsymptote>(comparison.Shared);
        Assert.Equal((a + otherA) / 2, shared.Asymptote, 2);
        Assert.InRange(shared.Efficiency.Value!.Value, otherB / b - 0.06, otherB / b + 0.06);
        Assert.True(shared.Efficiency.Value < 1);
        // What identical runs differ by in the ceiling moves efficiencies, too, and the interval says so.
        var same = Compare(comparison.Baseline, comparison.Candidate, new ComparisonOptions { Margin = 1e-3, Level = 0.5 }).EfficiencyEffect.Interval;
        var wide = Compare(comparison.Baseline, comparison.Candidate, new ComparisonOptions { Level = 0.5 }).EfficiencyEffect.Interval;
        Assert.True(wide.Upper - wide.Lower > same.Upper - same.Lower);
    }

    [Fact]
    public void DifferentAsymptotesAreNotShared()
    {
        var comparison = Compare(Recipes.OnCurve("baseline", 0.61, 1.92, 2542), Recipes.OnCurve("candidate", 0.535, 1.92, 2542));
        Assert.Null(comparison.Shared);
        Assert.Equal(RecipeKind.CeilingMover, comparison.Kind);
        Assert.Equal(-0.075, comparison[Quantity.Asymptote].Value!.Value, 3);
    }

    [Fact]
    public void ExchangingTheRecipesTurnsEveryEffectRound()
    {
        var (a, b) = (Recipes.OnCurve("a", 0.61, 1.92, 2542, 0.006), Recipes.OnCurve("b", 0.56, 1.6, 3000, 0.006, seed: 2));
        var (there, back) = (Compare(a, b), Compare(b, a));
        Assert.All(there.Effects.Zip(back.Effects), pair =>
        {
            Assert.Equal(-pair.First.Difference.Value, pair.Second.Difference.Value, 9);
            Assert.Equal(-pair.First.Difference.Lower, pair.Second.Difference.Upper, 9);
        });
        Assert.Equal(there.Crossover?.Compute, back.Crossover?.Compute);
    }

    [Fact]
    public void APassRateThatOnlyOneReachesIsWorse()
    {
        var effect = Compare(Recipes.OnCurve("a", 0.61, 1.92, 2542), Recipes.OnCurve("b", 0.45, 1.92, 2542))[Quantity.ComputeTo(0.5)];
        Assert.Equal((null, null, Verdict.Worse), (effect.Candidate, effect.Value, effect.Verdict));
    }

    [Fact]
    public void APassRateBelowTheStartIsReachedThere()
    {
        var effect = Compare(Recipes.OnCurve("a", 0.61, 1.92, 2542), Recipes.OnCurve("b", 0.60, 1.92, 2542), new ComparisonOptions { Targets = [0.1] })[Quantity.ComputeTo(0.1)];
        Assert.True(double.IsNegativeInfinity(effect.LinkScaleBaseline) && double.IsNegativeInfinity(effect.LinkScaleCandidate));
        Assert.Equal(Verdict.Inconclusive, effect.Verdict);
    }

    [Fact]
    public void ASaturatedRunHasAnAsymptoteOfOneAndNothingElse()
    {
        var saturated = Recipes.Of("saturated", SimulatedRun.Of(Enumerable.Range(0, 60).Select(i => new RunPoint(100 * i, i < 4 ? 0.2 * (i + 1) : 1))));
        var comparison = Compare(Recipes.OnCurve("a", 0.61, 1.92, 2542), saturated);
        Assert.Equal(1, comparison[Quantity.Asymptote].Candidate!.Value, 6);
        Assert.Equal(Verdict.Better, comparison[Quantity.Asymptote].Verdict);
    }

    [Fact]
    public void UnboundedAsymptotesAreNotTied()
    {
        var comparison = Compare(Recipes.Of("a", Short(1)), Recipes.Of("b", Short(2)));
        Assert.True(comparison[Quantity.Asymptote].Difference.IsOpen);
        Assert.Equal((null, RecipeKind.Undecided), (comparison.Shared, comparison.Kind));

        static Run Short(int seed) => SimulatedRun.OnSigmoid(0.2, 0.6, 1.9, 5000, SimulatedRun.Every(100, 2_000), 0.008, seed);
    }

    [Fact]
    public void WithSeveralCandidatesALossAgainstTheToleranceTakesMoreThanAnInterval()
    {
        var baseline = Recipes.OnCurve("a", 0.61, 1.92, 2542, 0.006);
        Recipe[] candidates = [.. Enumerable.Range(2, 8).Select(seed => Recipes.OnCurve($"b{seed}", 0.5, 1.92, 2542, 0.006, seed))];
        var alone = RecipeComparer.Compare(baseline, [candidates[0]], new ComparisonOptions());
        double upper = alone[0][Quantity.Asymptote].Interval.Upper!.Value;
        var gate = new Gate([Quantity.Asymptote], RequiresImprovement: false) { Tolerance = -upper - 1e-4 };
        Assert.Equal(GateOutcome.Regression, gate.Judge(alone, new ComparisonOptions())[0].Outcome);
        var among = gate.Judge(RecipeComparer.Compare(baseline, candidates, new ComparisonOptions()), new ComparisonOptions())[0];
        Assert.Equal((GateOutcome.Inconclusive, true), (among.Outcome, among.FailsCorrectedPValue));
    }

    [Fact]
    public void ComputeSavedIsARatio()
    {
        var effect = Compare(Recipes.OnCurve("a", 0.61, 1.92, 2542), Recipes.OnCurve("b", 0.61, 1.92, 2542 / 1.5, seed: 2))[Quantity.ComputeTo(0.5)];
        Assert.Equal(1 / 1.5, effect.Value!.Value, 2);
        Assert.Equal(Verdict.Better, effect.Verdict);
    }

    [Fact]
    public void CurvesCrossWhereTheyAreEqual()
    {
        var crossing = Compare(Recipes.OnCurve("slow", 0.70, 1.5, 6000), Recipes.OnCurve("fast", 0.55, 2, 2000, seed: 2)).Crossover!;
        double exact = MathNet.Numerics.RootFinding.Brent.FindRoot(c => 0.5 / (1 + Math.Pow(6000 / c, 1.5)) - 0.35 / (1 + Math.Pow(2000 / c, 2)), 4_000, 100_000);
        Assert.InRange(crossing.Compute, 0.97 * exact, 1.03 * exact);
        Assert.True(crossing.Interval.Lower < exact && crossing.Interval.Upper > exact);
        Assert.False(crossing.CandidateLeadsAfter);
    }

    [Fact]
    public void ACandidateThatCollapsesIsARegressionAndABaselineThatDoesIsInconclusive()
    {
        var (whole, collapsed) = (Recipes.OnCurve("a", 0.61, 1.92, 2542), Recipes.Of("collapsed", new RunSimulator(1).Next(new SimulationOptions { Collapse = 9_000 })));
        var comparison = Compare(whole, collapsed);
        Assert.Equal(RecipeKind.Undecided, comparison.Kind);
        Assert.All(comparison.Effects, effect => Assert.Equal(Verdict.Inconclusive, effect.Verdict));
        var gate = new Gate([Quantity.Asymptote], RequiresImprovement: false);
        Assert.Equal(GateOutcome.Regression, gate.Judge([comparison], Asked)[0].Outcome);
        Assert.Equal(GateOutcome.Inconclusive, gate.Judge([Compare(collapsed, whole)], Asked)[0].Outcome);
    }

    /// <summary>The p-value and the interval of a single effect answer the same question.</summary>
    [Fact]
    public void ThePValueIsOneLessTheLevelAtWhichTheIntervalTouchesNoEffect()
    {
        var (a, b) = (Recipes.OnCurve("a", 0.61, 1.92, 2542, 0.006), Recipes.OnCurve("b", 0.57, 1.8, 2700, 0.006, seed: 2));
        double p = RecipeComparer.Compare(a, [b, a], new ComparisonOptions())[0][Quantity.Asymptote].PValue!.Value / 2;
        Assert.InRange(p, 1e-5, 0.5);
        var touching = Compare(a, b, new ComparisonOptions { Level = 1 - p })[Quantity.Asymptote].Interval;
        Assert.InRange(touching.Upper!.Value, -5e-5, 5e-5);
    }

    private static RecipeComparison Compare(Recipe baseline, Recipe candidate, ComparisonOptions? options = null) =>
        Assert.Single(RecipeComparer.Compare(baseline, [candidate], options ?? Asked));
}
