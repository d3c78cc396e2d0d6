using ScaleFit.Comparing;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>The picture of a comparison: two recipes and their difference along compute, or the effects of several candidates.</summary>
internal static class ComparisonChart
{
    private static readonly Ink Baseline = new(0, Dash.Dashed);
    private static readonly Ink Candidate = new(1);

    /// <summary>Makes the chart.</summary>
    /// <param name="comparisons">One a candidate, at least one, all with the same baseline.</param>
    /// <param name="options">How they were compared.</param>
    /// <param name="isLinear">Whether compute is drawn on a linear scale instead of a logarithmic one.</param>
    /// <remarks>Where nothing can be compared, as when a run falls at its end, the evaluations are drawn alone.</remarks>
    public static Chart Build(IReadOnlyList<RecipeComparison> comparisons, ComparisonOptions options, bool isLinear)
    {
        if (comparisons is [var only]) return OfPair(only, options, isLinear);
        RecipeComparison[] sorted = [.. comparisons.OrderByDescending(c => c[Quantity.Asymptote].Difference.Value)];
        string[] missing = [.. sorted.Where(EffectForest.LacksValue).Select(c => c.Candidate.Name)];
        Panel[] panels = [.. EffectForest.Panels(sorted)];
        if (panels.Length == 0)
            panels = [Evaluations([comparisons[0].Baseline, .. comparisons.Select(c => c.Candidate)], options, isLinear)];
        return new Chart(
            $"{comparisons.Count} candidates against {comparisons[0].Baseline.Name}", string.Join(" ", sorted.Select(c => Description(c, options))), panels)
        {
            Notes =
            [
                $"{ChartText.Level(options.Level)} intervals{Margins(comparisons, options)}; one without a cap is open, or wider than the picture. Better or worse also takes a p-value corrected for {comparisons.Count} candidates. Efficiencies of tied ceilings are those under one ceiling.",
                .. missing.Length == 0 ? [] : (string[])[$"Left out where there is no value: {string.Join(", ", missing)}."],
            ],
        };
    }

    private static Chart OfPair(RecipeComparison comparison, ComparisonOptions options, bool isLinear)
    {
        var (baseline, candidate) = (comparison.Baseline, comparison.Candidate);
        RunInference[] runs = [.. baseline.Runs, .. candidate.Runs];
        var crossing = comparison.Crossover is { Interval: { Lower: not null } or { Upper: not null } } told ? told : null;
        bool showsCrossing = CurveShape.Reaches(runs, crossing?.Compute);
        var further = comparison.Effects.Where(effect => effect.Quantity is { Scale: EffectScale.Difference, Argument: not null }).Select(effect => effect.Quantity.Argument!.Value);
        var x = CurveShape.Compute(runs, showsCrossing ? further.Append(crossing!.Compute) : further, isLinear, fittedOnly: true);
        ChartRule[] rules = [.. Ends(baseline, candidate), .. showsCrossing ? [Vertical(crossing!.Compute, "curves cross", Ink.Text.With(Dash.Dotted))] : Array.Empty<ChartRule>()];
        var curves = RecipeCurves.Build([(baseline, Baseline), (candidate, Candidate)], x, rules, options.Level);
        string title = $"{candidate.Name} against {baseline.Name}", description = Description(comparison, options);
        if (((Recipe[])[baseline, candidate]).Where(recipe => RecipeCurves.Refusal(recipe) is not null).ToArray() is [var first, ..])
        {
            return new Chart(title, description, [curves])
            {
                Notes = [RecipeCurves.Refusal(first) == "falls" ? "A run falls at its end: no rising curve describes it, and no difference is drawn." : "A run has too few evaluations to compare, and no difference is drawn."],
            };
        }
        return new Chart(title, description, [curves, DifferencePanel.Build(comparison, options, x, rules.Select(rule => rule with { Label = null }), showsCrossing ? crossing : null)])
        {
            Notes =
            [
                $"Above: {Bands(runs.Length > 2, options)}. Below: {ChartText.Level(options.Level)} intervals{Margins([comparison], options)}.{(showsCrossing ? " The bar around the crossing is where neither is shown to lead." : "")}",
                .. crossing is null || showsCrossing ? [] : (string[])[$"The fitted curves cross at {ComputeText.Format(crossing.Compute)}, beyond the picture."],
            ],
        };
    }

    private static Panel Evaluations(IReadOnlyList<Recipe> recipes, ComparisonOptions options, bool isLinear) => RecipeCurves.Build(
        [.. recipes.Select((recipe, i) => (recipe, Ink.Pick(i)))], CurveShape.Compute([.. recipes.SelectMany(recipe => recipe.Runs)], [], isLinear, 1.05, fittedOnly: true), [], options.Level);

    private static string Bands(bool hasSeeds, ComparisonOptions options) =>
        hasSeeds ? "bands of several runs go from their lowest curve to their highest" : $"{ChartText.Level(options.Level)} intervals of these runs";

    private static string Margins(IReadOnlyList<RecipeComparison> comparisons, ComparisonOptions options) =>
        comparisons.All(c => SeedPool.TellsSpread(c.Baseline, c.Candidate)) ? " from the spread of the runs"
        : options.Margin > 0 ? $", those of pass rates and ceilings with a margin of {ChartText.PassRate(options.Margin)} a run"
        : " without a margin";

    /// <summary>Where the data of both ends.</summary>
    private static IEnumerable<ChartRule> Ends(Recipe baseline, Recipe candidate)
    {
        var (first, second) = (End(baseline), End(candidate));
        if (first == second) return [Vertical(first, "data ends", Ink.Muted)];
        return [Vertical(first, "baseline ends", Ink.Muted), Vertical(second, "candidate ends", Ink.Muted)];
    }

    private static double End(Recipe recipe) => recipe.Runs.Max(run => run.Window.Points[^1].Compute);

    private static ChartRule Vertical(double compute, string what, Ink ink) => new(ink, compute, IsVertical: true) { Label = new ChartLabel($"{what} {ComputeText.Format(compute)}") };

    private static string Description(RecipeComparison comparison, ComparisonOptions options)
    {
        string told = string.Join(", ", comparison.Effects.Where(effect => effect.Value is not null).Select(effect => $"{effect.Quantity.Name} {ChartText.Format(effect)}"));
        return $"{comparison.Candidate.Name} against {comparison.Baseline.Name} at {ChartText.Level(options.Level)}: {(told.Length == 0 ? "nothing can be compared" : told)}.";
    }
}
