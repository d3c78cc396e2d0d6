using ScaleFit.Runs;

namespace ScaleFit.Comparing;

/// <summary>The comparison of a candidate with a baseline. Immutable: threads may share it.</summary>
public sealed record RecipeComparison
{
    /// <summary>The baseline.</summary>
    public required Recipe Baseline { get; init; }

    /// <summary>The candidate.</summary>
    public required Recipe Candidate { get; init; }

    /// <summary>Findings on both recipes together: reasons why their numbers may not be comparable. Findings on a run are those of the run.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The kind of change to the curve.</summary>
    public RecipeKind Kind { get; init; } = RecipeKind.Undecided;

    /// <summary>The effects on asymptote, efficiency and midpoint, then on the further quantities.</summary>
    public required IReadOnlyList<Effect> Effects { get; init; }

    /// <summary>The refit with a shared asymptote where the asymptotes are tied, otherwise null.</summary>
    public SharedAsymptote? Shared { get; init; }

    /// <summary>The crossing of the fitted curves, or null.</summary>
    public Crossover? Crossover { get; init; }

    /// <summary>The effect on a quantity.</summary>
    public Effect this[Quantity quantity] => Effects.First(effect => effect.Quantity == quantity);

    /// <summary>The effect on efficiency that determines the kind: under the shared asymptote, where there is one.</summary>
    public Effect EfficiencyEffect => Shared?.Efficiency ?? this[Quantity.Efficiency];

    /// <summary>The effect on the midpoint that determines the kind.</summary>
    public Effect MidpointEffect => Shared?.Midpoint ?? this[Quantity.Midpoint];

    /// <summary>The two-sided p-value of a true difference on the link scale, or null where the effect has no value. Computes profiles with scratch of its own.</summary>
    /// <param name="effect">One of this comparison's effects.</param>
    /// <param name="threshold">The true difference.</param>
    /// <param name="options">The options of the comparison.</param>
    internal double? PValue(Effect effect, double threshold, ComparisonOptions options)
    {
        if (effect.IsAtSharedAsymptote) return Contrast.PValue(Shared!.Walk(effect.Quantity, options), options.Level, threshold);
        var walk = new ContrastWalk(Baseline, Candidate, options);
        return Contrast.PValue(level => walk.At(effect.Quantity, level), options.Level, threshold);
    }
}
