using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>An estimate of a quantity of a fitted curve. Immutable: threads may share it.</summary>
/// <param name="Name">The quantity, such as <c>asymptote</c>.</param>
/// <param name="Value">The best estimate, in natural units.</param>
/// <param name="Interval">The interval at the level of the analysis, or null where none was computed.</param>
/// <param name="AtBound">True when the estimate, or another parameter at an end of its interval, is at a bound of its range.</param>
/// <param name="Origin">The source of the value, if not the fit alone: <c>first evaluation</c>, <c>given</c>, or null.</param>
public sealed record Estimate(string Name, double Value, Interval? Interval, bool AtBound, string? Origin)
{
    /// <summary>Makes an estimate from the fit alone.</summary>
    public Estimate(string Name, double Value, Interval? Interval, bool AtBound)
        : this(Name, Value, Interval, AtBound, null)
    {
    }

    /// <summary>Value and interval, the same in every culture, such as <c>0.612 [0.604, 0.621]</c>.</summary>
    public override string ToString() => Interval?.Around(Value) ?? NumberFormat.Significant(Value);
}

/// <summary>A confidence or prediction interval. An end that the data does not bound is null. Immutable: threads may share it.</summary>
public sealed record Interval
{
    /// <summary>Makes an interval.</summary>
    /// <exception cref="ArgumentException">An end is not finite, or the ends are in the wrong order.</exception>
    public Interval(double? lower, double? upper)
    {
        if (lower is { } l && !double.IsFinite(l) || upper is { } u && !double.IsFinite(u) || lower > upper)
            throw new ArgumentException(FormattableString.Invariant($"Not an interval: {lower} to {upper}."));
        (Lower, Upper) = (lower, upper);
    }

    /// <summary>Lower end, or null where it is not bounded by the data.</summary>
    public double? Lower { get; }

    /// <summary>Upper end, or null where it is not bounded by the data.</summary>
    public double? Upper { get; }

    /// <summary>Whether the interval contains a value. Ends belong to it, and an end that is null sets no limit. No interval contains NaN.</summary>
    public bool Contains(double value) => !double.IsNaN(value) && !(value < Lower) && !(value > Upper);

    /// <summary>The ends, the same in every culture, such as <c>[0.604, 0.621]</c> or <c>[0.604, not bounded]</c>.</summary>
    public override string ToString() => Write(NumberFormat.Alike(Math.Max(Math.Abs(Lower ?? 0), Math.Abs(Upper ?? 0)), Lower, Upper));

    /// <summary>A value and this interval around it, with the same number of decimals.</summary>
    internal string Around(double value)
    {
        var format = NumberFormat.Alike(value, Lower, Upper);
        return $"{format(value)} {Write(format)}";
    }

    private string Write(Func<double, string> format)
    {
        return $"[{End(Lower)}, {End(Upper)}]";

        string End(double? end) => end is { } bound ? format(bound) : "not bounded";
    }
}
