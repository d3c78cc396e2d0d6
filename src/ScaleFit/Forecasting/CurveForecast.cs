namespace ScaleFit.Forecasting;

/// <summary>Everything forecast from one curve of a run. Immutable: threads may share it.</summary>
/// <param name="Forecasts">Pass rates, in the order asked for.</param>
/// <param name="Targets">Compute to reach, in the order asked for.</param>
/// <param name="Progress">Progress along the sigmoid; null for curves without a start.</param>
public sealed record CurveForecast(IReadOnlyList<Forecast> Forecasts, IReadOnlyList<ComputeToReach> Targets, Progress? Progress);
