namespace ScaleFit.Comparing;

/// <summary>Compares recipes by their fitted curves.</summary>
public static class RecipeComparer
{
    /// <summary>Ceilings within this of each other are tied (paper, section 3).</summary>
    public const double Tie = 0.02;

    /// <summary>Fewer runs of a recipe than this do not tell their own spread.</summary>
    public const int FewestForSpread = 3;

    /// <summary>Compares every candidate with a baseline, in the order given.</summary>
    /// <remarks>
    /// Intervals are those of single comparisons. With several candidates a verdict of better or worse also takes a p-value,
    /// corrected by Holm's method over the candidates, of at most one less the level: among many, some differ by chance.
    /// </remarks>
    public static IReadOnlyList<RecipeComparison> Compare(Recipe baseline, IReadOnlyList<Recipe> candidates, ComparisonOptions options)
    {
        options = options with { PValues = candidates.Count > 1 };
        RecipeComparison[] all = [.. candidates.Select(candidate => Single(baseline, candidate, options))];
        return [.. (options.PValues ? Corrected(all, options) : all).Select(comparison => comparison with { Kind = KindOf(comparison) })];
    }

    private static RecipeComparison Single(Recipe baseline, Recipe candidate, ComparisonOptions options)
    {
        Quantity[] quantities =
        [
            Quantity.Asymptote, Quantity.Efficiency, Quantity.Midpoint,
            .. options.At.Select(Quantity.PassRateAt), .. options.Targets.Select(Quantity.ComputeTo),
        ];
        Effect[] effects = [.. quantities.Select(quantity => Contrast.Effect(quantity, level => At(quantity, level), options))];
        double apart = effects[0].Difference.Value;
        return new RecipeComparison
        {
            Baseline = baseline,
            Candidate = candidate,
            Effects = effects,
            Shared = Math.Abs(apart) <= Tie ? SharedAsymptote.Of(baseline, candidate, options) : null,
            // Curves of recipes that are not told apart cross anywhere.
            Crossover = !effects.Any(effect => effect.IsTold) ? null : Crossover.Of(baseline, candidate, compute => At(Quantity.PassRateAt(compute), options.Level).Difference),
        };

        Contrast At(Quantity quantity, double level)
        {
            // The margin goes into each run's own interval, or once into the variance of a mean of runs.
            bool isMean = quantity.Scale == EffectScale.Difference && baseline.Runs.Count + candidate.Runs.Count > 2;
            double own = isMean || SeedPool.TellsSpread(baseline, candidate) ? 0 : options.Margin;
            Side[] b = [.. baseline.Runs.Select(run => Side.Of(run, quantity, own, level))], c = [.. candidate.Runs.Select(run => Side.Of(run, quantity, own, level))];
            return new Contrast(b, c, SeedPool.Difference(c, b, isMean ? options.Margin : 0, level));
        }
    }

    /// <summary>The same with Holm's correction over the candidates, quantity by quantity.</summary>
    private static RecipeComparison[] Corrected(RecipeComparison[] all, ComparisonOptions options)
    {
        double?[][] own = [.. all[0].Effects.Select((_, k) => Holm.Adjust([.. all.Select(comparison => comparison.Effects[k].PValue)]))];
        double?[] efficiency = Holm.Adjust([.. all.Select(comparison => comparison.Shared?.Efficiency.PValue)]);
        double?[] midpoint = Holm.Adjust([.. all.Select(comparison => comparison.Shared?.Midpoint.PValue)]);
        return [.. all.Select((comparison, i) => comparison with
        {
            Effects = [.. comparison.Effects.Select((effect, k) => effect.Corrected(own[k][i], options.Level))],
            Shared = comparison.Shared is not { } shared ? null : shared with
            {
                Efficiency = shared.Efficiency.Corrected(efficiency[i], options.Level),
                Midpoint = shared.Midpoint.Corrected(midpoint[i], options.Level),
            },
        })];
    }

    /// <summary>The paper's rule: first the ceiling; where ceilings are tied, the efficiency under a shared one.</summary>
    private static RecipeKind KindOf(RecipeComparison comparison)
    {
        var ceiling = comparison[Quantity.Asymptote];
        if (ceiling.Difference.IsOpen && !ceiling.IsTold) return RecipeKind.Undecided;
        bool shapes = comparison.EfficiencyEffect.IsTold || comparison.MidpointEffect.IsTold;
        if (comparison.Shared is null) return !ceiling.IsTold ? RecipeKind.Undecided : shapes ? RecipeKind.Both : RecipeKind.CeilingMover;
        return shapes ? RecipeKind.EfficiencyShaper : ceiling.Verdict == Verdict.Same ? RecipeKind.Neither : RecipeKind.Undecided;
    }
}
