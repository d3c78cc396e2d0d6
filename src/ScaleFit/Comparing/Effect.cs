using ScaleFit.Inference;

namespace ScaleFit.Comparing;

/// <summary>How a candidate differs from a baseline in one quantity.</summary>
public sealed record Effect
{
    internal Effect(Quantity quantity, double? baseline, double? candidate, Side difference, Verdict verdict)
    {
        (Quantity, Baseline, Candidate, Difference, Verdict) = (quantity, baseline, candidate, difference, verdict);
        (Value, Interval) = (quantity.FromAdding(difference.Value), new Interval(quantity.FromAdding(difference.Lower), quantity.FromAdding(difference.Upper)));
    }

    /// <summary>The quantity.</summary>
    public Quantity Quantity { get; }

    /// <summary>The baseline's value, the mean over its runs; null where it has none, as for a pass rate that it never reaches.</summary>
    public double? Baseline { get; }

    /// <summary>The candidate's value.</summary>
    public double? Candidate { get; }

    /// <summary>Candidate less baseline, or candidate over baseline (of geometric means); null where either has no value.</summary>
    public double? Value { get; }

    /// <summary>Its interval; an open end is null.</summary>
    public Interval Interval { get; }

    /// <summary>What the interval says, and with several candidates the adjusted p-value too.</summary>
    public Verdict Verdict { get; private init; }

    /// <summary>
    /// With several candidates: the probability of an effect at least this large where there is none, two-sided, after Holm's
    /// correction over the candidates. Null with one candidate, and where there is no value.
    /// </summary>
    public double? PValue { get; internal init; }

    /// <summary>The effect and its interval on the scale on which it adds; open ends are infinite.</summary>
    internal Side Difference { get; }

    /// <summary>Whether the correction for several candidates leaves the verdict standing.</summary>
    internal bool IsConfirmed { get; private init; } = true;

    /// <summary>Whether the candidate is shown to be better or worse.</summary>
    internal bool IsTold => Verdict is Verdict.Better or Verdict.Worse;

    /// <summary>The same with a p-value corrected for several candidates.</summary>
    internal Effect Corrected(double? pValue, double level)
    {
        bool confirmed = pValue <= 1 - level;
        return this with { PValue = pValue, IsConfirmed = confirmed, Verdict = IsTold && !confirmed ? Verdict.Inconclusive : Verdict };
    }
}
