namespace ScaleFit.Inference;

/// <summary>The estimated noise of a fit. Immutable: threads may share it.</summary>
/// <param name="Model"><c>white</c> or <c>drift</c>.</param>
/// <param name="StandardDeviation">Standard deviation of one residual, in pass rate.</param>
/// <param name="DriftShare">Share of correlated noise (drift) in that variance, from 0 to 1.</param>
/// <param name="CorrelationLength">Correlation length of that noise, in compute. 0 for white noise.</param>
/// <param name="EffectivePoints">Effective sample size: the number of independent evaluations with the same information on a mean.</param>
public sealed record NoiseEstimate(string Model, double StandardDeviation, double DriftShare, double CorrelationLength, double EffectivePoints);

/// <summary>Noise models of the residuals of one run.</summary>
public enum NoiseKind
{
    /// <summary>Independent evaluation noise plus correlated noise (drift) of the policy around a smooth curve.</summary>
    Drift,

    /// <summary>Independent evaluation noise, the usual assumption. Its intervals are too narrow when evaluations are correlated.</summary>
    White,
}

/// <summary>Noise with known parameters.</summary>
/// <param name="DriftShare">Share of correlated noise in the variance, from 0 to 1.</param>
/// <param name="CorrelationLength">Correlation length, in compute, above 0.</param>
internal sealed record KnownNoise(double DriftShare, double CorrelationLength)
{
    /// <summary>Independent noise.</summary>
    public static KnownNoise White { get; } = new(0, 1);
}
