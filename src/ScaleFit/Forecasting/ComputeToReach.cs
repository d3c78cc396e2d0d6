using ScaleFit.Inference;

namespace ScaleFit.Forecasting;

/// <summary>The compute at which a curve reaches a pass rate. Immutable: threads may share it.</summary>
/// <param name="PassRate">The target pass rate.</param>
/// <param name="Status">Whether the run reaches it, judged by the interval from this run's noise.</param>
/// <param name="Compute">The compute at which the fitted curve reaches it, or null where it does not.</param>
/// <param name="Fit">Interval of this run, from its noise. An end is null where the band does not reach the pass rate.</param>
/// <param name="WithMargin">Interval of the next run of the recipe, with the margin of both runs.</param>
public sealed record ComputeToReach(double PassRate, ReachStatus Status, double? Compute, Interval Fit, Interval WithMargin)
{
    /// <summary>
    /// Compute with the interval of the next run of the recipe, the same in every culture, such as <c>21,300 [18,000, not bounded]</c>. Where the fitted curve does not
    /// reach the pass rate: <c>perhaps never [18,000, not bounded]</c> if the interval contains a compute, otherwise <c>never</c>.
    /// </summary>
    public override string ToString() => Compute is { } compute ? WithMargin.Around(compute) : WithMargin.Lower is null ? "never" : $"perhaps never {WithMargin}";
}
