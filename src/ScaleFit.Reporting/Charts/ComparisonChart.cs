using ScaleFit.Comparing;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>The picture of a comparison: two recipes and their difference over compute, or the effects of several candidates.</summary>
internal static class ComparisonChart
{
    private static readonly SeriesStyle Baseline = new(0, Dash.Dashed);
    private static readonly SeriesStyle Candidate = new(1);

    /// <summary>Makes the chart.</summary>
    /// <param name="comparisons">One comparison per candidate, at least one, all with the same baseline.</param>
    /// <param name="options">The options of the comparisons.</param>
    /// <param name="isLinear">Whether compute is drawn on a linear scale instead of a logarithmic one.</param>
    /// <remarks>If nothing can be compared, for example because a run collapses, the chart shows only the evaluations.</remarks>
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
                $"{NumberFormat.Level(options.Level)} confidence intervals{Margins(comparisons, options)}. An end without a cap is not bounded by the data, or lies outside the picture. Better and worse also require a significant p-value, corrected for {comparisons.Count} candidates. Efficiencies of tied asymptotes are from a refit with one asymptote.",
                .. missing.Length == 0 ? [] : (string[])[$"No value in at least one plot: {string.Join(", ", missing)}."],
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
                Notes = [RecipeCurves.Exclusion(first) == "collapsed" ? "A run collapses: its pass rate falls at the end. No rising curve describes it, so no difference is drawn." : "A run has too few evaluations to compare, so no difference is drawn."],
            };
        }
        return new Chart(title, description, [curves, DifferencePanel.Build(comparison, options, x, rules.Select(rule => rule with { Label = null }), showsCrossing ? crossing : null)])
        {
            Notes =
            [
                $"Upper plot: {Bands(runs.Length > 2, options)}. Lower plot: {NumberFormat.Level(options.Level)} confidence intervals{Margins([comparison], options)}.{(showsCrossing ? " Along the bar at the crossing, neither recipe leads significantly." : "")}",
                .. crossing is null || showsCrossing ? [] : (string[])[$"The fitted curves cross at {NumberFormat.Compute(crossing.Compute)}, outside the picture."],
            ],
        };
    }

    private static Panel Evaluations(IReadOnlyList<Recipe> recipes, ComparisonOptions options, bool isLinear) => RecipeCurves.Build(
        [.. recipes.Select((recipe, i) => (recipe, SeriesStyle.Pick(i)))], CurveShape.Compute([.. recipes.SelectMany(recipe => recipe.Runs)], [], isLinear, 1.05, fittedOnly: true), [], options.Level);

    private static string Bands(bool hasSeeds, ComparisonOptions options) =>
        hasSeeds ? "the band of several runs is the range of their curves" : $"{NumberFormat.Level(options.Level)} confidence intervals of these runs";

    private static string Margins(IReadOnlyList<RecipeComparison> comparisons, ComparisonOptions options) =>
        comparisons.All(c => SeedPool.MeasuresSpread(c.Baseline, c.Candidate)) ? " from the variation between the runs"
        : options.Margin > 0 ? $", for pass rates and asymptotes with a margin of {NumberFormat.PassRate(options.Margin)} per run"
        : " without a margin";

    /// <summary>Vertical rules where the data of the two recipes end.</summary>
    private static IEnumerable<ChartRule> Ends(Recipe baseline, Recipe candidate)
    {
        var (first, second) = (End(baseline), End(candidate));
        if (first == second) return [Vertical(first, "data ends", SeriesStyle.Muted)];
        return [Vertical(first, "baseline ends", SeriesStyle.Muted), Vertical(second, "candidate ends", SeriesStyle.Muted)];
    }

    private static double End(Recipe recipe) => recipe.Runs.Max(run => run.Window.Points[^1].Compute);

    private static ChartRule Vertical(double compute, string what, SeriesStyle style) => new(style, compute, IsVertical: true) { Label = new ChartLabel($"{what} {NumberFormat.Compute(compute)}") };

    private static string Description(RecipeComparison comparison, ComparisonOptions options)
    {
        string effects = string.Join(", ", comparison.Effects.Where(effect => effect.Value is not null).Select(effect => $"{effect.Quantity.Name} {ComparisonText.Difference(effect)}"));
        return $"{comparison.Candidate.Name} against {comparison.Baseline.Name} at {NumberFormat.Level(options.Level)}: {(effects.Length == 0 ? "nothing can be compared" : effects)}.";
    }
}

/// <summary>The pass rate of the candidate minus that of the baseline over compute, with its confidence interval, the difference of the asymptotes, and the crossing of the curves.</summary>
internal static class DifferencePanel
{
    private static readonly SeriesStyle Difference = new(2);
    private static readonly SeriesStyle Asked = new(3);

    /// <summary>Makes the panel.</summary>
    /// <param name="comparison">The comparison; its difference must have a value.</param>
    /// <param name="options">The options of the comparison.</param>
    /// <param name="x">The axis of compute.</param>
    /// <param name="rules">Additional vertical rules.</param>
    /// <param name="crossing">The crossing of the curves; null to draw none.</param>
    public static Panel Build(RecipeComparison comparison, ComparisonOptions options, Axis x, IEnumerable<ChartRule> rules, Crossover? crossing)
    {
        double[] places = CurveShape.BandPlaces(x);
        LinkScaleEstimate[] estimates = [.. places.Select(RecipeComparer.PassRateDifference(comparison, options))];
        // Pass rates lie between 0 and 1. Their difference lies between -1 and 1, even if the data does not bound it.
        var band = new ChartBand(Difference, places, [.. estimates.Select(estimate => Math.Max(estimate.Lower, -1))], [.. estimates.Select(estimate => Math.Min(estimate.Upper, 1))]);
        Effect[] asked = [.. comparison.Effects.Where(effect => effect is { Quantity: { Scale: EffectScale.Difference, Argument: not null }, Value: not null })];
        var ceiling = comparison[Quantity.Asymptote];
        var values = band.Lower.Concat(band.Upper).Append(0).Concat(asked.Append(ceiling).SelectMany(effect => (double?[])[effect.Interval.Lower, effect.Interval.Upper, effect.Value]).OfType<double>()).ToArray();
        double room = Math.Max(0.05 * (values.Max() - values.Min()), 0.002);
        return new Panel(x, new Axis("pass rate: candidate minus baseline", AxisKind.Difference, values.Min() - room, values.Max() + room))
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
        Label = new ChartLabel("asymptote", ComparisonText.Difference(effect)),
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
        Labels = [.. asked.Select(effect => new ChartLabel($"at {NumberFormat.Compute(effect.Quantity.Argument!.Value)}", ComparisonText.Difference(effect)))],
    };
}
