namespace ScaleFit.Inference;

/// <summary>A quantity read off a fitted curve.</summary>
/// <param name="Name">The quantity, such as <c>asymptote</c>.</param>
/// <param name="Value">The best estimate, in natural units.</param>
/// <param name="Interval">Its interval at the level of the analysis; null where none was computed.</param>
/// <param name="AtBound">True when the estimate lies on the edge of what the curve allows.</param>
/// <param name="Origin">Where the value came from, if not from the fit alone: <c>first evaluation</c>, <c>given</c>, or null.</param>
public sealed record Estimate(string Name, double Value, Interval? Interval, bool AtBound, string? Origin = null);
