namespace ScaleFit.Comparing;

/// <summary>What a gate says of one candidate by one rule. Immutable: threads may share it.</summary>
/// <param name="Comparison">The candidate's comparison.</param>
/// <param name="Effect">The effect on the rule's quantity.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="FailsCorrectedPValue">Whether the interval alone would have decided, but not the p-value corrected for several candidates.</param>
public sealed record GateResult(RecipeComparison Comparison, Effect Effect, GateOutcome Outcome, bool FailsCorrectedPValue)
{
    /// <summary>Why the effect, whatever it is, does not decide.</summary>
    internal GateDoubt Doubt { get; init; }

    /// <summary>The same where there is a doubt: what passed does not any more.</summary>
    internal GateResult Under(GateDoubt doubt) => Outcome == GateOutcome.Pass && doubt != GateDoubt.None ? this with { Outcome = GateOutcome.Inconclusive, Doubt = doubt } : this;
}
