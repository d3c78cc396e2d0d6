namespace ScaleFit.Forecasting;

/// <summary>Baseline forecasts of a run's end. Immutable: threads may share it.</summary>
/// <param name="Last">The last value carried forward: the mean of the prefix's last tenth.</param>
/// <param name="Power">The forecast of the power law.</param>
/// <param name="White">The forecast of the sigmoid under white noise, as in the paper.</param>
public sealed record Baselines(double Last, double Power, double White);
