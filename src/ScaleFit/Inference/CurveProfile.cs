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
    /// The fits under all noises tried, the most likely first. Empty where they were not kept, or the profile was read from a line of results: they are
    /// then found again, in some milliseconds, when an interval is.
    /// </summary>
    public ReadOnlyMemory<NoiseFit> Noises { get; init; }

    /// <summary>Confidence level, between 0 and 1.</summary>
    public required double Level { get; init; }
}
