using ScaleFit.Runs;

namespace ScaleFit.Forecasting;

/// <summary>Baseline forecasts of a run's end. Immutable: threads may share it.</summary>
/// <param name="Last">The last value carried forward: the mean of the prefix's last tenth.</param>
/// <param name="Power">The forecast of the power law.</param>
/// <param name="White">The forecast of the sigmoid under white noise, as in the paper.</param>
public sealed record Baselines(double Last, double Power, double White)
{
    /// <summary>The baseline (last value carried forward): the mean of the last tenth of the evaluations.</summary>
    internal static double LastValue(IReadOnlyList<RunPoint> points) => points.TakeLast(Math.Max(1, points.Count / 10)).Average(p => p.PassRate);
}
