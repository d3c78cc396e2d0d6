namespace ScaleFit.Comparing;

/// <summary>The result of a gate for one candidate and one rule. Immutable: threads may share it.</summary>
/// <param name="Comparison">The candidate's comparison.</param>
/// <param name="Effect">The effect on the rule's quantity.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="FailsCorrectedPValue">Whether the interval decides, but the p-value corrected for several candidates does not.</param>
public sealed record GateResult(RecipeComparison Comparison, Effect Effect, GateOutcome Outcome, bool FailsCorrectedPValue)
{
    /// <summary>The reason why the gate does not decide by the effect.</summary>
    internal GateDoubt Doubt { get; init; }

    /// <summary>The finding behind <see cref="GateDoubt.Finding"/>; otherwise null.</summary>
    internal GateBlock? Block { get; init; }

    /// <summary>The difference of measured pass rates; null where the rule's quantity is not one that evaluations measure.</summary>
    internal MeasuredDifference? Measured { get; init; }

    /// <summary>
    /// The difference of measured pass rates at the largest compute that all runs reach, where it is a loss beyond tolerance and resolution;
    /// otherwise null. Then an inconclusive outcome is not to be allowed.
    /// </summary>
    internal MeasuredDifference? MeasuredLoss { get; init; }

    /// <summary>The result with a doubt: a pass becomes inconclusive.</summary>
    internal GateResult Under(GateDoubt doubt) => Outcome == GateOutcome.Pass && doubt != GateDoubt.None ? this with { Outcome = GateOutcome.Inconclusive, Doubt = doubt } : this;
}
