namespace ScaleFit.Comparing;

/// <summary>How a candidate compares with a baseline. Immutable: threads may share it.</summary>
public sealed record RecipeComparison
{
    /// <summary>The baseline.</summary>
    public required Recipe Baseline { get; init; }

    /// <summary>The candidate.</summary>
    public required Recipe Candidate { get; init; }

    /// <summary>What the change does to the curve.</summary>
    public RecipeKind Kind { get; init; } = RecipeKind.Undecided;

    /// <summary>Every quantity compared: asymptote, efficiency, midpoint, then those asked for.</summary>
    public required IReadOnlyList<Effect> Effects { get; init; }

    /// <summary>The refit with one ceiling, where the ceilings are tied; null where they are not.</summary>
    public SharedAsymptote? Shared { get; init; }

    /// <summary>Where the fitted curves cross; null for nowhere.</summary>
    public Crossover? Crossover { get; init; }

    /// <summary>The effect on a quantity.</summary>
    public Effect this[Quantity quantity] => Effects.First(effect => effect.Quantity == quantity);

    /// <summary>The effect on efficiency that the kind goes by: at the shared ceiling, where there is one.</summary>
    public Effect EfficiencyEffect => Shared?.Efficiency ?? this[Quantity.Efficiency];

    /// <summary>The effect on the midpoint that the kind goes by.</summary>
    public Effect MidpointEffect => Shared?.Midpoint ?? this[Quantity.Midpoint];

    /// <summary>The two-sided p-value of a true difference, on the link scale; null where the effect has no value. Walks profiles with scratch of its own.</summary>
    /// <param name="effect">One of this comparison's effects.</param>
    /// <param name="threshold">The true difference.</param>
    /// <param name="options">How the recipes were compared.</param>
    internal double? PValue(Effect effect, double threshold, ComparisonOptions options)
    {
        if (effect.IsAtSharedAsymptote) return Contrast.PValue(Shared!.Walk(effect.Quantity, options), options.Level, threshold);
        var walk = new ContrastWalk(Baseline, Candidate, options.Margin);
        return Contrast.PValue(level => walk.At(effect.Quantity, level), options.Level, threshold);
    }
}
