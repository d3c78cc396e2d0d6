using ScaleFit.Comparing;
using ScaleFit.Reporting.Charts;
using ScaleFit.Simulation;
using ScaleFit.Tests;
using ScaleFit.Tests.Comparing;

namespace ScaleFit.Reporting.Tests.Charts;

public sealed class ComparisonChartTests
{
    private static readonly string Endless = $"{new string('W', 150)}<b>{new string('i', 150)}";

    private static readonly (int Width, int? Height)[] Sizes = [(320, 320), (760, null), (1600, 900)];

    private static readonly Recipe Usual = Recipes.OnCurve("usual", 0.61, 1.92, 2542, 0.006);

    private static Recipe Lower => Recipes.OnCurve("lower", 0.55, 2.4, 2000, 0.006, seed: 2);

    private static Recipe Falling => Recipes.Of("falling", new RunSimulator(1).Next(new SimulationOptions { Collapse = 9_000 }));

    private static Recipe Short(string name, int seed) => Recipes.Of(name, SimulatedRun.OnSigmoid(0.2, 0.6, 1.9, 5000, SimulatedRun.Every(100, 2_000), 0.008, seed));

    [Fact]
    public void TheLowerPlotShowsTheIntervalsOfTheComparison()
    {
        var options = new ComparisonOptions { At = [5_000] };
        var (comparison, panel) = Pair(Usual, Lower, options);
        var band = Assert.Single(panel.Bands);
        int i = Enumerable.Range(0, band.X.Count).MinBy(k => Math.Abs(band.X[k] - 5_000));
        var there = RecipeComparer.Compare(Usual, [comparison.Candidate], options with { At = [band.X[i]] })[0][Quantity.PassRateAt(band.X[i])];
        Assert.Equal((there.Interval.Lower, there.Interval.Upper, there.Value), (band.Lower[i], band.Upper[i], panel.Lines[0].Y[i]));
        var ceiling = comparison[Quantity.Asymptote];
        Assert.Contains(panel.Rules, rule => rule is { HasBar: true, IsVertical: false } && (rule.Value, rule.Lower, rule.Upper) == (ceiling.Value, ceiling.Interval.Lower, ceiling.Interval.Upper));
        var asked = comparison[Quantity.PassRateAt(5_000)];
        Assert.Contains(panel.Points, points => points.Bars[0] == (asked.Interval.Lower, asked.Interval.Upper) && points.Y[0] == asked.Value);
    }

    [Fact]
    public void ACrossingThatIsToldIsMarkedOnTheLineOfNoDifference()
    {
        var (comparison, panel) = Pair(Usual, Lower, new ComparisonOptions { Margin = 0 });
        var crossing = comparison.Crossover!;
        var point = Assert.Single(panel.Points);
        Assert.Equal((crossing.Compute, 0.0), (point.X[0], point.Y[0]));
        Assert.Equal(crossing.Interval.Upper, point.Bars[0].Upper);
        Assert.Contains(panel.Rules, rule => rule.IsVertical && rule.Value == crossing.Compute);
    }

    [Fact]
    public void WithoutADifferenceTheEvaluationsStay()
    {
        foreach (var (baseline, candidate) in ((Recipe, Recipe)[])[(Usual, Falling), (Falling, Usual)])
        {
            var chart = Chart(baseline, new ComparisonOptions(), candidate);
            var panel = Assert.Single(chart.Panels);
            Assert.Equal(2, panel.Points.Count);
            Assert.Equal(["usual"], panel.Lines.Select(line => line.Label!.Text));
            Assert.Contains("collapses", Assert.Single(chart.Notes), StringComparison.Ordinal);
            Readable(chart);
        }
    }

    [Fact]
    public void SeedsArePooledToTheirMeanCurveAndTheirRange()
    {
        var recipes = Recipes.OfSample("seeds.csv", "recipe");
        var upper = Chart(recipes[0], new ComparisonOptions(), recipes[1]).Panels[0];
        for (int r = 0; r < 2; r++)
        {
            var (line, band) = (upper.Lines[r], upper.Bands[r]);
            for (int i = 0; i < line.X.Count; i += 20)
            {
                double[] runs = [.. recipes[r].Runs.Select(run => run.Curves[0].Fit.PassRate(line.X[i]))];
                Assert.Equal((runs.Min(), runs.Max()), (band.Lower[i], band.Upper[i]));
                Assert.Equal(runs.Average(), line.Y[i], 12);
            }
            Assert.Equal(recipes[r].Runs.Sum(run => run.Window.Fitted), upper.Points[r].X.Count);
        }
    }

    [Fact]
    public void ManyCandidatesAreSortedByCeilingWithTheEffectsOfTheComparison()
    {
        var comparisons = RecipeComparer.Compare(Usual, [Falling, Lower, Recipes.OnCurve("higher", 0.68, 1.9, 2500, 0.006, seed: 3)], new ComparisonOptions());
        var chart = ComparisonChart.Build(comparisons, new ComparisonOptions(), isLinear: false);
        Assert.Equal(["lower", "higher"], chart.Panels[0].Y.Names);
        Assert.Contains("falling", chart.Notes[^1], StringComparison.Ordinal);
        var (lower, ratio) = (comparisons[1][Quantity.Asymptote], comparisons[1].EfficiencyEffect);
        Assert.Contains(chart.Panels[0].Points, p => p.Style == new SeriesStyle(1) && p.X[0] == lower.Value && p.Bars[0] == (lower.Interval.Lower, lower.Interval.Upper));
        Assert.Contains(chart.Panels[1].Points, p => p.Bars.Contains((ratio.Interval.Lower, ratio.Interval.Upper)));
        Assert.Equal([0, 1], chart.Panels.Select(panel => Assert.Single(panel.Rules).Value));
    }

    [Fact]
    public void TextsOfComparisonsNeverMeet()
    {
        Recipe Named(Recipe recipe) => new($"{Endless}{recipe.Name}", recipe.Runs);
        Recipe[] few = [Lower, Short("open", 1), Falling, Recipes.OnCurve("same", 0.61, 1.92, 2542, 0.006, seed: 4), Short("other", 2)];
        var options = new ComparisonOptions { At = [20_000, 20_001, 900_000], Targets = [0.5, 0.99] };
        foreach (var candidate in few) Readable(Chart(Named(Usual), options, Named(candidate)));
        Readable(Chart(few[1], options, few[4]));
        Readable(Chart(Named(Usual), options, [.. few.Select(Named)]));
        Readable(Chart(Usual, new ComparisonOptions(), Falling, Falling));
    }

    private static (RecipeComparison Comparison, Panel Below) Pair(Recipe baseline, Recipe candidate, ComparisonOptions options)
    {
        var comparisons = RecipeComparer.Compare(baseline, [candidate], options);
        return (comparisons[0], ComparisonChart.Build(comparisons, options, isLinear: false).Panels[1]);
    }

    private static Chart Chart(Recipe baseline, ComparisonOptions options, params Recipe[] candidates) =>
        ComparisonChart.Build(RecipeComparer.Compare(baseline, candidates, options), options, isLinear: candidates.Length == 1 && candidates[0].Name == "open");

    private static void Readable(Chart chart)
    {
        foreach (var (width, height) in Sizes) new SvgPicture(chart, new PictureStyle { Width = width, Height = height }).AssertReadable();
    }
}
