namespace ScaleFit.Inference;

/// <summary>What the residuals of a fit look like. Immutable: threads may share it.</summary>
/// <param name="Model"><c>white</c> or <c>drift</c>.</param>
/// <param name="StandardDeviation">Of one residual, in pass rate.</param>
/// <param name="DriftShare">Share of that variance that wanders slowly, from 0 to 1.</param>
/// <param name="CorrelationLength">Compute over which the wandering forgets itself; 0 for white noise.</param>
/// <param name="EffectivePoints">How many independent evaluations the correlated ones are worth.</param>
public sealed record NoiseEstimate(string Model, double StandardDeviation, double DriftShare, double CorrelationLength, double EffectivePoints);
