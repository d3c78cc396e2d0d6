using ScaleFit.Comparing;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>The picture of a comparison: two recipes and their difference along compute, or the effects of several candidates.</summary>
internal static class ComparisonChart
{
    private static readonly SeriesStyle Baseline = new(0, Dash.Dashed);
    private static readonly SeriesStyle Candidate = new(1);

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
        var crossing = comparison.Crossover is { Interval: { Lower: not null } or { Upper: not null } } bounded ? bounded : null;
        bool showsCrossing = CurveShape.IsNear(runs, crossing?.Compute);
        var further = comparison.Effects.Where(effect => effect.Quantity is { Scale: EffectScale.Difference, Argument: not null }).Select(effect => effect.Quantity.Argument!.Value);
        var x = CurveShape.Compute(runs, showsCrossing ? further.Append(crossing!.Compute) : further, isLinear, fittedOnly: true);
        ChartRule[] rules = [.. Ends(baseline, candidate), .. showsCrossing ? [Vertical(crossing!.Compute, "curves cross", SeriesStyle.Text.With(Dash.Dotted))] : Array.Empty<ChartRule>()];
        var curves = RecipeCurves.Build([(baseline, Baseline), (candidate, Candidate)], x, rules, options.Level);
        string title = $"{candidate.Name} against {baseline.Name}", description = Description(comparison, options);
        if (((Recipe[])[baseline, candidate]).Where(recipe => RecipeCurves.Exclusion(recipe) is not null).ToArray() is [var first, ..])
        {
            return new Chart(title, description, [curves])
            {
                Notes = [RecipeCurves.Exclusion(first) == "falls" ? "A run falls at its end: no rising curve describes it, and no difference is drawn." : "A run has too few evaluations to compare, and no difference is drawn."],
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
        [.. recipes.Select((recipe, i) => (recipe, SeriesStyle.Pick(i)))], CurveShape.Compute([.. recipes.SelectMany(recipe => recipe.Runs)], [], isLinear, 1.05, fittedOnly: true), [], options.Level);

    private static string Bands(bool hasSeeds, ComparisonOptions options) =>
        hasSeeds ? "bands of several runs go from their lowest curve to their highest" : $"{ChartText.Level(options.Level)} intervals of these runs";

    private static string Margins(IReadOnlyList<RecipeComparison> comparisons, ComparisonOptions options) =>
        comparisons.All(c => SeedPool.MeasuresSpread(c.Baseline, c.Candidate)) ? " from the spread of the runs"
        : options.Margin > 0 ? $", those of pass rates and ceilings with a margin of {ChartText.PassRate(options.Margin)} a run"
        : " without a margin";

    /// <summary>Where the data of both ends.</summary>
    private static IEnumerable<ChartRule> Ends(Recipe baseline, Recipe candidate)
    {
        var (first, second) = (End(baseline), End(candidate));
        if (first == second) return [Vertical(first, "data ends", SeriesStyle.Muted)];
        return [Vertical(first, "baseline ends", SeriesStyle.Muted), Vertical(second, "candidate ends", SeriesStyle.Muted)];
    }

    private static double End(Recipe recipe) => recipe.Runs.Max(run => run.Window.Points[^1].Compute);

    private static ChartRule Vertical(double compute, string what, SeriesStyle style) => new(style, compute, IsVertical: true) { Label = new ChartLabel($"{what} {ComputeText.Format(compute)}") };

    private static string Description(RecipeComparison comparison, ComparisonOptions options)
    {
        string effects = string.Join(", ", comparison.Effects.Where(effect => effect.Value is not null).Select(effect => $"{effect.Quantity.Name} {ChartText.Format(effect)}"));
        return $"{comparison.Candidate.Name} against {comparison.Baseline.Name} at {ChartText.Level(options.Level)}: {(effects.Length == 0 ? "nothing can be compared" : effects)}.";
    }
}

/// <summary>Candidate less baseline in pass rate along compute, with its interval, the difference of the ceilings, and where the curves cross.</summary>
internal static class DifferencePanel
{
    private static readonly SeriesStyle Difference = new(2);
    private static readonly SeriesStyle Asked = new(3);

    /// <summary>Makes the panel.</summary>
    /// <param name="comparison">A comparison in which the difference has a value.</param>
    /// <param name="options">How it was made.</param>
    /// <param name="x">The axis of compute.</param>
    /// <param name="rules">Vertical rules to draw, too.</param>
    /// <param name="crossing">Where the curves cross, if that is shown.</param>
    public static Panel Build(RecipeComparison comparison, ComparisonOptions options, Axis x, IEnumerable<ChartRule> rules, Crossover? crossing)
    {
        double[] places = CurveShape.BandPlaces(x);
        LinkScaleEstimate[] estimates = [.. places.Select(RecipeComparer.PassRateDifference(comparison, options))];
        // Pass rates lie between 0 and 1, so that no difference is further out, whatever the data leaves open.
        var band = new ChartBand(Difference, places, [.. estimates.Select(estimate => Math.Max(estimate.Lower, -1))], [.. estimates.Select(estimate => Math.Min(estimate.Upper, 1))]);
        Effect[] asked = [.. comparison.Effects.Where(effect => effect is { Quantity: { Scale: EffectScale.Difference, Argument: not null }, Value: not null })];
        var ceiling = comparison[Quantity.Asymptote];
        var values = band.Lower.Concat(band.Upper).Append(0).Concat(asked.Append(ceiling).SelectMany(effect => (double?[])[effect.Interval.Lower, effect.Interval.Upper, effect.Value]).OfType<double>()).ToArray();
        double room = Math.Max(0.05 * (values.Max() - values.Min()), 0.002);
        return new Panel(x, new Axis("candidate less baseline, in pass rate", AxisKind.Difference, values.Min() - room, values.Max() + room))
        {
            Share = 0.55,
            Bands = [band],
            Rules = [new ChartRule(SeriesStyle.Muted, 0, IsVertical: false), Ceiling(ceiling), .. rules],
            Lines = [new ChartLine(Difference, places, [.. estimates.Select(estimate => estimate.Value)]) { Label = new ChartLabel("pass rate") }],
            Points = [.. crossing is null ? [] : (ChartPoints[])[Crossing(crossing, x)], .. asked.Length == 0 ? [] : (ChartPoints[])[Points(asked)]],
        };
    }

    private static ChartRule Ceiling(Effect effect) => new(Difference.With(Dash.Dotted), effect.Value!.Value, IsVertical: false)
    {
        Label = new ChartLabel("ceiling", ChartText.Format(effect)),
        HasBar = true,
        Lower = effect.Interval.Lower,
        Upper = effect.Interval.Upper,
    };

    private static ChartPoints Crossing(Crossover crossing, Axis x) => new(SeriesStyle.Text, Marker.Diamond, [crossing.Compute], [0])
    {
        Bars = [(x.Within(crossing.Interval.Lower), x.Within(crossing.Interval.Upper))],
        IsHorizontal = true,
    };

    private static ChartPoints Points(Effect[] asked) => new(Asked, Marker.Diamond, [.. asked.Select(effect => effect.Quantity.Argument!.Value)], [.. asked.Select(effect => effect.Value!.Value)])
    {
        Bars = [.. asked.Select(effect => (effect.Interval.Lower, effect.Interval.Upper))],
        LabelsAtEnd = true,
        Labels = [.. asked.Select(effect => new ChartLabel($"at {ComputeText.Format(effect.Quantity.Argument!.Value)}", ChartText.Format(effect)))],
    };
}
