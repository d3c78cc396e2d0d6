using ScaleFit.Inference;

namespace ScaleFit.Forecasting;

/// <summary>The compute at which a curve reaches a pass rate.</summary>
/// <param name="PassRate">The pass rate asked for.</param>
/// <param name="Status">Whether it will be reached, judged by this run's noise.</param>
/// <param name="Compute">Where the fitted curve reaches it; null where it never does.</param>
/// <param name="Fit">Interval from this run's noise; an end is null where the band never reaches the pass rate.</param>
/// <param name="WithMargin">Interval for another run of the recipe.</param>
public sealed record ComputeToReach(double PassRate, ReachStatus Status, double? Compute, Interval Fit, Interval WithMargin);
