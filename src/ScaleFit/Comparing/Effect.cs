using ScaleFit.Inference;

namespace ScaleFit.Comparing;

/// <summary>How a candidate differs from a baseline in one quantity. Immutable: threads may share it.</summary>
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
    /// The baseline's value, the mean over its runs: a pass rate, an exponent, or compute in the unit of the runs. Null where it has
    /// none: a run collapses or is too short, or reaches the pass rate never or before its first evaluation.
    /// </summary>
    public double? Baseline => Quantity.FromLinkScale(LinkScaleBaseline);

    /// <summary>The candidate's value, likewise.</summary>
    public double? Candidate => Quantity.FromLinkScale(LinkScaleCandidate);

    /// <summary>Candidate minus baseline, or candidate over baseline (of geometric means); null where either has no value.</summary>
    public double? Value { get; }

    /// <summary>
    /// Its interval; an open end is null. Where one recipe never reaches what the other does, both ends are null and
    /// <see cref="Verdict"/> tells.
    /// </summary>
    public Interval Interval { get; }

    /// <summary>What the interval says, and with several candidates the corrected p-value too.</summary>
    public Verdict Verdict { get; private init; }

    /// <summary>
    /// With several candidates: the probability of an effect at least this large where there is none, two-sided, after Holm's
    /// correction over the candidates, from 1e-6 times their number to 1. Null with one candidate, and where there is no value.
    /// </summary>
    public double? PValue { get; internal init; }

    /// <summary>The baseline's value on the link scale: infinite where it is reached never or from the start.</summary>
    internal double LinkScaleBaseline { get; }

    /// <summary>The candidate's.</summary>
    internal double LinkScaleCandidate { get; }

    /// <summary>The effect and its interval on the link scale; open ends are infinite.</summary>
    internal LinkScaleEstimate Difference { get; }

    /// <summary>Whether it was found with one ceiling for both recipes.</summary>
    internal bool IsAtSharedAsymptote { get; init; }

    /// <summary>Whether the candidate is shown to be better or worse.</summary>
    internal bool IsSignificant => Verdict is Verdict.Better or Verdict.Worse;

    /// <summary>The same with a p-value corrected for several candidates.</summary>
    internal Effect Corrected(double? pValue, ComparisonOptions options)
    {
        bool failsCorrectedPValue = IsSignificant && !(pValue <= 1 - options.Level);
        double matters = options.Matters(Quantity);
        var left = Difference.Lower >= -matters && Difference.Upper <= matters ? Verdict.Same : Verdict.Inconclusive;
        return this with { PValue = pValue, Verdict = failsCorrectedPValue ? left : Verdict };
    }
}
