using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Comparing;

/// <summary>
/// A value of a quantity with its interval on the link scale, on which differences add: pass rates unchanged, ratios as logarithms.
/// </summary>
/// <param name="Value">The value. Infinite for a pass rate that is never reached, minus infinite for one reached before the first evaluation, NaN where the run has none.</param>
/// <param name="Lower">The lower end, infinite where it is not bounded.</param>
/// <param name="Upper">The upper end, infinite where it is not bounded.</param>
internal readonly record struct LinkScaleEstimate(double Value, double Lower, double Upper)
{
    /// <summary>The estimate of a run without a value.</summary>
    public static LinkScaleEstimate Unknown { get; } = new(double.NaN, double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether either end is not bounded.</summary>
    public bool IsOpen => double.IsInfinity(Lower) || double.IsInfinity(Upper);

    /// <summary>The estimate of a quantity from one run.</summary>
    /// <param name="window">The fit window of the run.</param>
    /// <param name="walker">The profile walker of its sigmoid, at the level of the interval.</param>
    /// <param name="quantity">The quantity.</param>
    /// <param name="margin">Margin for run-to-run variation: half-width at 95%, in logarithms for efficiency and midpoint, otherwise in pass rate.</param>
    public static LinkScaleEstimate Read(FitWindow window, ProfileWalker walker, Quantity quantity, double margin)
    {
        if (ForecastDiagnostics.Refusal(window) is not null) return Unknown;
        var width = new Margin(margin, walker.Profile.Level);
        var fit = walker.Profile.Fit;
        if (quantity.Parameter is { } parameter)
        {
            var estimate = walker.Parameter(fit.Curve.IndexOf(parameter));
            if (quantity.Scale == EffectScale.Difference) return Linear(estimate, width);
            // The data does not determine the shape of a curve whose exponent is at its bound.
            bool hasShape = !fit.AtBound[fit.Curve.IndexOf(Quantity.Efficiency.Name)];
            return hasShape ? Logarithm(estimate).Widened(width.HalfWidth) : Unknown with { Value = Math.Log(estimate.Value) };
        }
        if (quantity.Scale == EffectScale.Difference) return Linear(walker.PassRate(quantity.Argument!.Value), width);
        var (compute, lower, upper) = new ForecastBand(walker, width).ReachingWithMargin(quantity.Argument!.Value);
        return new LinkScaleEstimate(Math.Log(compute), Math.Log(lower), Math.Log(upper));
    }

    /// <summary>
    /// Candidate minus baseline by MOVER: each end comes from the nearer ends of both (Zou and Donner, Statistics in Medicine 2008). Where a
    /// value is infinite, its distance to an end is undefined, and the furthest ends give a conservative (wider) interval.
    /// </summary>
    public static LinkScaleEstimate Difference(LinkScaleEstimate candidate, LinkScaleEstimate baseline)
    {
        if (double.IsNaN(candidate.Value) || double.IsNaN(baseline.Value)) return Unknown;
        double value = candidate.Value - baseline.Value;
        double lower = double.IsFinite(value) ? value - double.Hypot(candidate.Value - candidate.Lower, baseline.Upper - baseline.Value) : candidate.Lower - baseline.Upper;
        double upper = double.IsFinite(value) ? value + double.Hypot(candidate.Upper - candidate.Value, baseline.Value - baseline.Lower) : candidate.Upper - baseline.Lower;
        return new LinkScaleEstimate(value, double.IsNaN(lower) ? double.NegativeInfinity : lower, double.IsNaN(upper) ? double.PositiveInfinity : upper);
    }

    /// <summary>The difference with the sign for which more is better.</summary>
    public LinkScaleEstimate AsGain(Quantity quantity) => quantity.HigherIsBetter ? this : new LinkScaleEstimate(-Value, -Upper, -Lower);

    /// <summary>A copy with both ends moved outward, in quadrature.</summary>
    public LinkScaleEstimate Widened(double by) =>
        double.IsFinite(Value) && by > 0 ? new LinkScaleEstimate(Value, Value - double.Hypot(Value - Lower, by), Value + double.Hypot(Upper - Value, by)) : this;

    /// <summary>The logarithm of a positive value and of its interval. A fixed value has an interval of width 0.</summary>
    public static LinkScaleEstimate Logarithm(Estimate estimate)
    {
        var interval = estimate.Interval ?? new Interval(estimate.Value, estimate.Value);
        return new LinkScaleEstimate(Math.Log(estimate.Value), Log(interval.Lower, double.NegativeInfinity), Log(interval.Upper, double.PositiveInfinity));
    }

    private static LinkScaleEstimate Linear(Estimate estimate, Margin margin)
    {
        var interval = margin.Widen(estimate.Value, estimate.Interval ?? new Interval(estimate.Value, estimate.Value));
        return new LinkScaleEstimate(estimate.Value, interval.Lower ?? double.NegativeInfinity, interval.Upper ?? double.PositiveInfinity);
    }

    private static double Log(double? value, double open) => value is { } number ? Math.Log(number) : open;
}
