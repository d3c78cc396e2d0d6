namespace ScaleFit.Inference;

/// <summary>What the residuals of a fit look like. Immutable: threads may share it.</summary>
/// <param name="Model"><c>white</c> or <c>drift</c>.</param>
/// <param name="StandardDeviation">Of one residual, in pass rate.</param>
/// <param name="DriftShare">Share of that variance that wanders slowly, from 0 to 1.</param>
/// <param name="CorrelationLength">Compute over which the wandering forgets itself; 0 for white noise.</param>
/// <param name="EffectivePoints">How many independent evaluations the correlated ones are worth.</param>
public sealed record NoiseEstimate(string Model, double StandardDeviation, double DriftShare, double CorrelationLength, double EffectivePoints);

/// <summary>Assumptions about the residuals of one run.</summary>
public enum NoiseKind
{
    /// <summary>Evaluation noise plus slow drift of the policy around any smooth curve.</summary>
    Drift,

    /// <summary>Independent evaluation noise: the usual assumption, too narrow on correlated evaluations.</summary>
    White,
}

/// <summary>Noise whose parameters are known and not searched for.</summary>
/// <param name="DriftShare">Share of drift in the variance, from 0 to 1.</param>
/// <param name="CorrelationLength">Correlation length of the drift, in compute, above 0.</param>
internal sealed record KnownNoise(double DriftShare, double CorrelationLength)
{
    /// <summary>Independent evaluations.</summary>
    public static KnownNoise White { get; } = new(0, 1);
}
