using ScaleFit.Inference;

namespace ScaleFit.Forecasting;

/// <summary>The compute at which a curve reaches a pass rate. Immutable: threads may share it.</summary>
/// <param name="PassRate">The pass rate asked for.</param>
/// <param name="Status">Whether it will be reached, judged by this run's noise.</param>
/// <param name="Compute">Where the fitted curve reaches it; null where it never does.</param>
/// <param name="Fit">Interval from this run's noise; an end is null where the band never reaches the pass rate.</param>
/// <param name="WithMargin">Interval for another run of the recipe.</param>
public sealed record ComputeToReach(double PassRate, ReachStatus Status, double? Compute, Interval Fit, Interval WithMargin)
{
    /// <summary>
    /// Compute with the interval for another run of the recipe, in every culture alike: <c>21,300 [18,000, not bounded]</c>, <c>perhaps never [18,000, not bounded]</c>
    /// where the fitted curve does not reach the pass rate and the interval allows that it is reached, <c>never</c> where it does not.
    /// </summary>
    public override string ToString() => Compute is { } compute ? WithMargin.Around(compute) : WithMargin.Lower is null ? "never" : $"perhaps never {WithMargin}";
}
