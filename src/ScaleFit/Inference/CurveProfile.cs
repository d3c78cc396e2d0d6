using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>
/// The input of the intervals of a fitted curve: the model, its fits under all noise candidates, and the level. Immutable: threads may share it.
/// <see cref="ProfileWalker"/> computes the intervals.
/// </summary>
internal sealed record CurveProfile
{
    /// <summary>The curve and its series.</summary>
    public required CurveModel Model { get; init; }

    /// <summary>The fit under the most likely noise.</summary>
    public required CurveFit Fit { get; init; }

    /// <summary>The given noise, or null where the noise was estimated.</summary>
    public required KnownNoise? KnownNoise { get; init; }

    /// <summary>
    /// The fits under all noise candidates, the most likely first. Empty where they were not kept, or where the profile came from a line of results.
    /// They are then refitted, in some milliseconds, when an interval is computed.
    /// </summary>
    public ReadOnlyMemory<NoiseFit> Noises { get; init; }

    /// <summary>Confidence level, between 0 and 1.</summary>
    public required double Level { get; init; }
}
