namespace ScaleFit.Forecasting;

/// <summary>Forecasts of a run's end by simpler means. Immutable: threads may share it.</summary>
/// <param name="Last">The mean of the prefix's last tenth: doing nothing.</param>
/// <param name="Power">The power law.</param>
/// <param name="White">The sigmoid under white noise, as the paper fits it.</param>
public sealed record Baselines(double Last, double Power, double White);
