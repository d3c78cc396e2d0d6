using ScaleFit.Inference;
using ScaleFit.Posterior;

namespace ScaleFit.Forecasting;

/// <summary>A run with its forecasts. Immutable: threads may share it.</summary>
/// <param name="Run">The analysed run. Its findings include those of the forecast.</param>
/// <param name="Curves">One forecast per curve, in the order of the run's curves. Empty where the run gives none.</param>
public sealed record RunForecast(RunInference Run, IReadOnlyList<CurveForecast> Curves)
{
    /// <summary>The posterior forecast; null without a prior, and where the run gives no forecast.</summary>
    public PosteriorForecast? Posterior { get; init; }
}
