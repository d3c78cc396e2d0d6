using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>
/// What intervals of a fitted curve are found from: the model, its fits under every noise tried, and the level. Immutable; threads may share it.
/// <see cref="ProfileWalker"/> finds the intervals.
/// </summary>
internal sealed record CurveProfile
{
    /// <summary>The curve and the series.</summary>
    public required CurveModel Model { get; init; }

    /// <summary>The fit under the most likely noise.</summary>
    public required CurveFit Fit { get; init; }

    /// <summary>The noise where it was given; null where it was searched for.</summary>
    public required KnownNoise? KnownNoise { get; init; }

    /// <summary>
    /// The fits under all noises tried, the most likely first. Null where they were not kept, which saves most of the memory of a result: they are then
    /// found again, in some milliseconds, when intervals are.
    /// </summary>
    public IReadOnlyList<NoiseFit>? Noises { get; init; }

    /// <summary>Confidence level, between 0 and 1.</summary>
    public required double Level { get; init; }
}
