namespace ScaleFit.Comparing;

/// <summary>Compares recipes by their fitted curves.</summary>
public static class RecipeComparer
{
    /// <summary>Ceilings within this of each other are tied (paper, section 3).</summary>
    public const double Tie = 0.02;

    /// <summary>Fewer runs of a recipe than this do not tell their own spread.</summary>
    public const int FewestForSpread = 3;

    /// <summary>Compares every candidate with a baseline.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="candidates">The candidates, at least one.</param>
    /// <param name="options">How they are compared; compute in the unit of the runs.</param>
    /// <returns>One comparison a candidate, in the order given.</returns>
    /// <remarks>
    /// Intervals are those of single comparisons. With several candidates a verdict of better or worse also takes a p-value,
    /// corrected by Holm's method over the candidates, of at most one less the level: among many, some differ by chance.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no candidate, or the runs have different metrics or units of compute.</exception>
    public static IReadOnlyList<RecipeComparison> Compare(Recipe baseline, IReadOnlyList<Recipe> candidates, ComparisonOptions options)
    {
        if (candidates.Count == 0) throw new ArgumentException("There is no candidate.", nameof(candidates));
        if (candidates.Prepend(baseline).SelectMany(recipe => recipe.Runs).Select(run => (run.Run.Metric, run.Run.Compute.Unit)).Distinct().Count() > 1)
            throw new ArgumentException("Runs with different metrics or units of compute do not compare.", nameof(candidates));
        RecipeComparison[] all = [.. candidates.Select(candidate => Single(baseline, candidate, options))];
        return [.. (all.Length > 1 ? Corrected(all, options) : all).Select(comparison => comparison with { Kind = KindOf(comparison), Crossover = Crossing(comparison, options) })];
    }

    private static RecipeComparison Single(Recipe baseline, Recipe candidate, ComparisonOptions options)
    {
        Quantity[] quantities =
        [
            Quantity.Asymptote, Quantity.Efficiency, Quantity.Midpoint,
            .. options.At.Select(Quantity.PassRateAt), .. options.Targets.Select(Quantity.ComputeTo),
        ];
        Effect[] effects = [.. quantities.Select(quantity => Contrast.Effect(quantity, level => At(baseline, candidate, quantity, options.Margin, level), options))];
        return new RecipeComparison
        {
            Baseline = baseline,
            Candidate = candidate,
            Effects = effects,
            Shared = IsTied(effects[0]) ? SharedAsymptote.Of(baseline, candidate, options) : null,
        };
    }

    private static Contrast At(Recipe baseline, Recipe candidate, Quantity quantity, double margin, double level)
    {
        // The margin goes into each run's own interval, or once into the variance of a mean of runs.
        bool isMean = quantity.Scale == EffectScale.Difference && baseline.Runs.Count + candidate.Runs.Count > 2;
        double own = isMean || SeedPool.TellsSpread(baseline, candidate) ? 0 : margin;
        Side[] b = [.. baseline.Runs.Select(run => Side.Of(run, quantity, own, level))], c = [.. candidate.Runs.Select(run => Side.Of(run, quantity, own, level))];
        return new Contrast(b, c, SeedPool.Difference(c, b, isMean ? margin : 0, level));
    }

    /// <summary>Not told apart, and either within the paper's margin or the same by what matters.</summary>
    private static bool IsTied(Effect ceiling) =>
        !ceiling.IsTold && !ceiling.Difference.IsOpen && (Math.Abs(ceiling.Difference.Value) <= Tie || ceiling.Verdict == Verdict.Same);

    /// <summary>The same with Holm's correction over the candidates, quantity by quantity: of the effects that are shown together.</summary>
    private static RecipeComparison[] Corrected(RecipeComparison[] all, ComparisonOptions options)
    {
        double?[][] own = [.. all[0].Effects.Select((_, k) => Holm.Adjust([.. all.Select(comparison => comparison.Effects[k].Chance)]))];
        double?[] efficiency = Holm.Adjust([.. all.Select(comparison => comparison.EfficiencyEffect.Chance)]);
        double?[] midpoint = Holm.Adjust([.. all.Select(comparison => comparison.MidpointEffect.Chance)]);
        return [.. all.Select((comparison, i) => comparison with
        {
            Effects = [.. comparison.Effects.Select((effect, k) => effect.Corrected(
                comparison.Shared is not null ? own[k][i] : effect == comparison.EfficiencyEffect ? efficiency[i] : effect == comparison.MidpointEffect ? midpoint[i] : own[k][i], options))],
            Shared = comparison.Shared is not { } shared ? null : shared with
            {
                Efficiency = shared.Efficiency.Corrected(efficiency[i], options),
                Midpoint = shared.Midpoint.Corrected(midpoint[i], options),
            },
        })];
    }

    /// <summary>Curves of recipes that are not told apart cross anywhere.</summary>
    private static Crossover? Crossing(RecipeComparison comparison, ComparisonOptions options)
    {
        bool differ = comparison.Effects.Append(comparison.EfficiencyEffect).Append(comparison.MidpointEffect).Any(effect => effect.IsTold);
        return !differ ? null : Crossover.Of(
            comparison.Baseline, comparison.Candidate, compute => PassRateDifference(comparison, compute, options));
    }

    /// <summary>Candidate less baseline in pass rate at a compute, with its interval.</summary>
    internal static Side PassRateDifference(RecipeComparison comparison, double compute, ComparisonOptions options) =>
        At(comparison.Baseline, comparison.Candidate, Quantity.PassRateAt(compute), options.Margin, options.Level).Difference;

    /// <summary>The paper's rule: first the ceiling; where ceilings are tied, the efficiency under a shared one.</summary>
    private static RecipeKind KindOf(RecipeComparison comparison)
    {
        var ceiling = comparison[Quantity.Asymptote];
        bool shapes = comparison.EfficiencyEffect.IsTold || comparison.MidpointEffect.IsTold;
        if (ceiling.IsTold) return shapes ? RecipeKind.Both : RecipeKind.CeilingMover;
        if (comparison.Shared is null) return RecipeKind.Undecided;
        return shapes ? RecipeKind.EfficiencyShaper : ceiling.Verdict == Verdict.Same ? RecipeKind.Neither : RecipeKind.Undecided;
    }
}
