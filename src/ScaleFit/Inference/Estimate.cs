using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>A quantity read off a fitted curve. Immutable: threads may share it.</summary>
/// <param name="Name">The quantity, such as <c>asymptote</c>.</param>
/// <param name="Value">The best estimate, in natural units.</param>
/// <param name="Interval">Its interval at the level of the analysis; null where none was computed.</param>
/// <param name="AtBound">True when the estimate lies on the edge of what the curve allows.</param>
/// <param name="Origin">Where the value came from, if not from the fit alone: <c>first evaluation</c>, <c>given</c>, or null.</param>
public sealed record Estimate(string Name, double Value, Interval? Interval, bool AtBound, string? Origin)
{
    /// <summary>Makes an estimate that comes from the fit alone.</summary>
    public Estimate(string Name, double Value, Interval? Interval, bool AtBound)
        : this(Name, Value, Interval, AtBound, null)
    {
    }

    /// <summary>Value and interval in every culture alike, such as <c>0.612 [0.604, 0.621]</c>.</summary>
    public override string ToString() => Interval?.Around(Value) ?? NumberText.Format(Value);
}
