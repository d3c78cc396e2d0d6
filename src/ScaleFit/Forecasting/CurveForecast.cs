namespace ScaleFit.Forecasting;

/// <summary>The forecasts from one curve of a run. Immutable: threads may share it.</summary>
/// <param name="Forecasts">Pass rates, in the order of the options.</param>
/// <param name="Targets">Compute to reach target pass rates, in the order of the options.</param>
/// <param name="Progress">Progress along the sigmoid, or null for curves without a start.</param>
public sealed record CurveForecast(IReadOnlyList<Forecast> Forecasts, IReadOnlyList<ComputeToReach> Targets, Progress? Progress);
