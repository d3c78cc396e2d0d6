using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Comparing;

/// <summary>Compares recipes by their fitted curves. Safe to call from any thread.</summary>
public static class RecipeComparer
{
    /// <summary>Asymptotes that differ by less are tied (paper, section 3).</summary>
    public const double Tie = 0.02;

    /// <summary>Smallest number of runs per recipe that can estimate their run-to-run variation.</summary>
    public const int FewestForSpread = 3;

    /// <summary>Compares every candidate with a baseline.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="candidates">The candidates, at least one.</param>
    /// <param name="options">Options of the comparison, with compute in the unit of the runs.</param>
    /// <returns>One comparison per candidate, in the same order.</returns>
    /// <remarks>
    /// Intervals are not corrected for several candidates. With several candidates, a verdict of better or worse also needs a p-value of at most
    /// 1 minus the level, corrected by Holm's method over the candidates.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no candidate, or the runs have different metrics or units of compute.</exception>
    public static IReadOnlyList<RecipeComparison> Compare(Recipe baseline, IReadOnlyList<Recipe> candidates, ComparisonOptions options)
    {
        if (candidates.Count == 0) throw new ArgumentException("There is no candidate.", nameof(candidates));
        if (candidates.Prepend(baseline).SelectMany(recipe => recipe.Runs).Select(run => (run.Run.Metric, run.Run.Compute.Unit)).Distinct().Count() > 1)
            throw new ArgumentException("The runs have different metrics or units of compute and cannot be compared.", nameof(candidates));
        RecipeComparison[] all = [.. candidates.Select(candidate => Single(baseline, candidate, options))];
        return [.. (all.Length > 1 ? Corrected(all, options) : all).Select(comparison => comparison with { Kind = KindOf(comparison), Crossover = Crossing(comparison, options) })];
    }

    /// <summary>
    /// A baseline whose runs that collapse are cut at their best level before: a candidate must not pass because the baseline broke. Each of these
    /// runs has the finding <c>baseline-collapsed</c>. A run with too few evaluations before its collapse stays as it is.
    /// </summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="options">The options by which its runs were analysed.</param>
    internal static Recipe BeforeCollapse(Recipe baseline, InferenceOptions options) =>
        baseline.Runs.Any(run => run.Collapsed) ? new Recipe(baseline.Name, [.. baseline.Runs.Select(run => BeforeCollapse(run, options))]) : baseline;

    private static RunInference BeforeCollapse(RunInference run, InferenceOptions options)
    {
        if (!run.Collapsed || LateCollapse.Find(run.Window.Points) is not { } collapse) return run;
        try
        {
            var before = RunAnalyzer.Infer(run.Run, options with { Window = options.Window with { Until = collapse.Until } });
            var finding = FindingCatalog.BaselineCollapsed.Report($"The baseline collapses. It is compared at its best level before: evaluations up to {NumberFormat.Compute(collapse.Until, run.Run.Compute.Unit)}.");
            return before with { Findings = [finding, .. before.Findings] };
        }
        catch (FitException)
        {
            // The collapse stays, and its finding blocks a gate.
            return run;
        }
    }

    private static RecipeComparison Single(Recipe baseline, Recipe candidate, ComparisonOptions options)
    {
        Quantity[] quantities =
        [
            Quantity.Asymptote, Quantity.Efficiency, Quantity.Midpoint,
            .. options.At.Select(Quantity.PassRateAt), .. options.Targets.Select(Quantity.ComputeTo),
        ];
        var walk = new ContrastWalk(baseline, candidate, options);
        Effect[] effects = [.. quantities.Select(quantity => walk.At(quantity, options.Level).Describe(quantity, options))];
        return new RecipeComparison
        {
            Baseline = baseline,
            Candidate = candidate,
            Findings = ComparisonDiagnostics.Find(baseline, candidate, options.Margin),
            Effects = effects,
            Shared = IsTied(effects[0]) ? SharedAsymptote.Fit(baseline, candidate, options) : null,
        };
    }

    /// <summary>Not significantly different, and either within the paper's margin or equivalent within the resolution.</summary>
    private static bool IsTied(Effect ceiling) =>
        !ceiling.IsSignificant && !ceiling.Difference.IsOpen && (Math.Abs(ceiling.Difference.Value) <= Tie || ceiling.Verdict == Verdict.Same);

    /// <summary>Applies Holm's correction over the candidates, for each quantity among the effects that are shown together.</summary>
    private static RecipeComparison[] Corrected(RecipeComparison[] all, ComparisonOptions options)
    {
        var pValues = all.Select(comparison => PValues(comparison, options)).ToArray();
        double?[][] own = [.. all[0].Effects.Select((_, k) => Holm.Adjust([.. pValues.Select(p => p.Own[k])]))];
        double?[] efficiency = Holm.Adjust([.. pValues.Select(p => p.Efficiency)]), midpoint = Holm.Adjust([.. pValues.Select(p => p.Midpoint)]);
        return [.. all.Select((comparison, i) => comparison with
        {
            Effects = [.. comparison.Effects.Select((effect, k) => effect.Corrected(
                comparison.Shared is not null ? own[k][i] : effect.Quantity == Quantity.Efficiency ? efficiency[i] : effect.Quantity == Quantity.Midpoint ? midpoint[i] : own[k][i], options))],
            Shared = comparison.Shared is not { } shared ? null : shared with
            {
                Efficiency = shared.Efficiency.Corrected(efficiency[i], options),
                Midpoint = shared.Midpoint.Corrected(midpoint[i], options),
            },
        })];
    }

    /// <summary>The p-values of a comparison's effects, and of those that determine its kind. Without a shared asymptote they are the same, and are computed once.</summary>
    private static (double?[] Own, double? Efficiency, double? Midpoint) PValues(RecipeComparison comparison, ComparisonOptions options)
    {
        double?[] own = [.. comparison.Effects.Select(effect => comparison.PValue(effect, 0, options))];
        // The first three effects are asymptote, efficiency and midpoint.
        return comparison.Shared is { } shared
            ? (own, comparison.PValue(shared.Efficiency, 0, options), comparison.PValue(shared.Midpoint, 0, options))
            : (own, own[1], own[2]);
    }

    /// <summary>The crossover, or null for recipes without a significant difference: their curves cross at an arbitrary compute.</summary>
    private static Crossover? Crossing(RecipeComparison comparison, ComparisonOptions options)
    {
        bool differ = comparison.Effects.Append(comparison.EfficiencyEffect).Append(comparison.MidpointEffect).Any(effect => effect.IsSignificant);
        return !differ ? null : Crossover.Find(
            comparison.Baseline, comparison.Candidate, PassRateDifference(comparison, options));
    }

    /// <summary>A function from compute to candidate minus baseline in pass rate, with its interval. It has scratch of its own, for one thread.</summary>
    internal static Func<double, LinkScaleEstimate> PassRateDifference(RecipeComparison comparison, ComparisonOptions options)
    {
        var walk = new ContrastWalk(comparison.Baseline, comparison.Candidate, options);
        return compute => walk.At(Quantity.PassRateAt(compute), options.Level).Difference;
    }

    /// <summary>The paper's rule: first compare the asymptotes. Where they are tied, compare the efficiency under a shared asymptote.</summary>
    private static RecipeKind KindOf(RecipeComparison comparison)
    {
        var ceiling = comparison[Quantity.Asymptote];
        // Where efficiencies are equivalent, a shifted midpoint alone does not shape efficiency.
        bool shapes = comparison.EfficiencyEffect.Verdict != Verdict.Same && (comparison.EfficiencyEffect.IsSignificant || comparison.MidpointEffect.IsSignificant);
        if (ceiling.IsSignificant) return shapes ? RecipeKind.Both : RecipeKind.CeilingMover;
        if (comparison.Shared is null) return RecipeKind.Undecided;
        return shapes ? RecipeKind.EfficiencyShaper : ceiling.Verdict == Verdict.Same ? RecipeKind.Neither : RecipeKind.Undecided;
    }
}
