namespace ScaleFit.Comparing;

/// <summary>What a gate says of one candidate by one rule.</summary>
/// <param name="Comparison">The candidate's comparison.</param>
/// <param name="Effect">The effect on the rule's quantity.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="IsChance">Whether the interval alone would have decided, but not the p-value corrected for several candidates.</param>
public sealed record GateResult(RecipeComparison Comparison, Effect Effect, GateOutcome Outcome, bool IsChance);
