namespace ScaleFit.Inference;

/// <summary>Noise whose parameters are known and not searched for.</summary>
/// <param name="DriftShare">Share of drift in the variance, from 0 to 1.</param>
/// <param name="CorrelationLength">Correlation length of the drift, in compute, above 0.</param>
internal sealed record KnownNoise(double DriftShare, double CorrelationLength)
{
    /// <summary>Independent evaluations.</summary>
    public static KnownNoise White { get; } = new(0, 1);
}
