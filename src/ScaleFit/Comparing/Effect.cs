using ScaleFit.Inference;

namespace ScaleFit.Comparing;

/// <summary>The difference of a candidate from a baseline in one quantity. Immutable: threads may share it.</summary>
public sealed record Effect
{
    internal Effect(Quantity quantity, double baseline, double candidate, LinkScaleEstimate difference, Verdict verdict)
    {
        (Quantity, LinkScaleBaseline, LinkScaleCandidate, Difference, Verdict) = (quantity, baseline, candidate, difference, verdict);
        (Value, Interval) = (quantity.FromLinkScale(difference.Value), new Interval(quantity.FromLinkScale(difference.Lower), quantity.FromLinkScale(difference.Upper)));
    }

    /// <summary>The quantity.</summary>
    public Quantity Quantity { get; }

    /// <summary>
    /// The baseline's value, the mean over its runs: a pass rate, an exponent, or compute in the unit of the runs. Null where there is
    /// none: a run collapses, is too short, never reaches the pass rate, or reaches it before its first evaluation.
    /// </summary>
    public double? Baseline => Quantity.FromLinkScale(LinkScaleBaseline);

    /// <summary>The candidate's value, or null for the same reasons.</summary>
    public double? Candidate => Quantity.FromLinkScale(LinkScaleCandidate);

    /// <summary>Candidate minus baseline, or candidate divided by baseline (geometric means). Null where either has no value.</summary>
    public double? Value { get; }

    /// <summary>
    /// The confidence interval of the effect. An end that is not bounded is null. Where only one recipe reaches a pass rate, both ends are null and
    /// <see cref="Verdict"/> shows which.
    /// </summary>
    public Interval Interval { get; }

    /// <summary>The conclusion from the interval and, with several candidates, from the corrected p-value.</summary>
    public Verdict Verdict { get; private init; }

    /// <summary>
    /// With several candidates: the two-sided p-value of no effect, corrected by Holm's method over the candidates, from 1e-6 times their number
    /// to 1. Null with one candidate, and where there is no value.
    /// </summary>
    public double? PValue { get; internal init; }

    /// <summary>The baseline's value on the link scale: infinite where a pass rate is never reached or reached from the start.</summary>
    internal double LinkScaleBaseline { get; }

    /// <summary>The candidate's value on the link scale.</summary>
    internal double LinkScaleCandidate { get; }

    /// <summary>The effect and its interval on the link scale. Ends that are not bounded are infinite.</summary>
    internal LinkScaleEstimate Difference { get; }

    /// <summary>Whether both recipes were refitted with a shared asymptote.</summary>
    internal bool IsAtSharedAsymptote { get; init; }

    /// <summary>Whether the candidate is significantly better or worse.</summary>
    internal bool IsSignificant => Verdict is Verdict.Better or Verdict.Worse;

    /// <summary>A copy with a p-value corrected for several candidates.</summary>
    internal Effect Corrected(double? pValue, ComparisonOptions options)
    {
        bool failsCorrectedPValue = IsSignificant && !(pValue <= 1 - options.Level);
        double matters = options.Matters(Quantity);
        var left = Difference.Lower >= -matters && Difference.Upper <= matters ? Verdict.Same : Verdict.Inconclusive;
        return this with { PValue = pValue, Verdict = failsCorrectedPValue ? left : Verdict };
    }
}
