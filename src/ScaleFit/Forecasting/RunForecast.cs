using ScaleFit.Inference;

namespace ScaleFit.Forecasting;

/// <summary>A run with its forecasts. Immutable: threads may share it.</summary>
/// <param name="Run">The analysed run; its findings include those of the forecast.</param>
/// <param name="Curves">One forecast a curve, in the order of the run's curves; empty where the run gives none.</param>
public sealed record RunForecast(RunInference Run, IReadOnlyList<CurveForecast> Curves);
