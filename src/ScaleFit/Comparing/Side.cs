using ScaleFit.Curves;
using ScaleFit.Forecasting;
using ScaleFit.Inference;

namespace ScaleFit.Comparing;

/// <summary>
/// A value of a quantity with its interval, on the scale on which differences add: pass rates as they are, ratios as logarithms.
/// </summary>
/// <param name="Value">The value; infinite for a pass rate that is never reached, minus infinite for one that is reached before the first evaluation, NaN where the run has none.</param>
/// <param name="Lower">The lower end; infinite where open.</param>
/// <param name="Upper">The upper end; infinite where open.</param>
internal readonly record struct Side(double Value, double Lower, double Upper)
{
    /// <summary>A run that gives no answer.</summary>
    public static Side Unknown { get; } = new(double.NaN, double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether either end is open.</summary>
    public bool IsOpen => double.IsInfinity(Lower) || double.IsInfinity(Upper);

    /// <summary>The value of one run.</summary>
    /// <param name="run">The run; its first curve is the sigmoid.</param>
    /// <param name="quantity">The quantity.</param>
    /// <param name="margin">What identical runs differ by, half-width at 95%.</param>
    /// <param name="level">Confidence level.</param>
    public static Side Of(RunInference run, Quantity quantity, double margin, double level)
    {
        if (ForecastDiagnostics.Refusal(run.Window) is not null) return Unknown;
        var sigmoid = run.Curves[0];
        var profile = sigmoid.Profile.AtLevel(level);
        var width = new Margin(quantity.HasMargin ? margin : 0, level);
        if (quantity.Parameter is { } parameter)
        {
            var estimate = profile.Parameter(Index(sigmoid.Curve, parameter), null);
            if (quantity.Scale == EffectScale.Difference) return Linear(estimate, width);
            // A curve whose exponent ended on its bound has no shape to speak of.
            bool hasShape = !profile.Fit.AtBound[Index(sigmoid.Curve, Quantity.Efficiency.Name)];
            return hasShape ? Logarithm(estimate) : Unknown with { Value = Math.Log(estimate.Value) };
        }
        if (quantity.Scale == EffectScale.Difference) return Linear(profile.PassRate(quantity.Argument!.Value), width);
        var (compute, lower, upper) = new ForecastBand(sigmoid with { Profile = profile }, width).ReachingWithMargin(quantity.Argument!.Value);
        return new Side(Math.Log(compute), Math.Log(lower), Math.Log(upper));
    }

    /// <summary>
    /// Candidate less baseline by MOVER, each end from the nearer ends of both (Zou and Donner, Statistics in Medicine 2008). Where a
    /// value is infinite, its distance to an end means nothing, and the ends that are furthest apart are taken: wider, never narrower.
    /// </summary>
    public static Side Difference(Side candidate, Side baseline)
    {
        if (double.IsNaN(candidate.Value) || double.IsNaN(baseline.Value)) return Unknown;
        double value = candidate.Value - baseline.Value;
        double lower = double.IsFinite(value) ? value - double.Hypot(candidate.Value - candidate.Lower, baseline.Upper - baseline.Value) : candidate.Lower - baseline.Upper;
        double upper = double.IsFinite(value) ? value + double.Hypot(candidate.Upper - candidate.Value, baseline.Value - baseline.Lower) : candidate.Upper - baseline.Lower;
        return new Side(value, double.IsNaN(lower) ? double.NegativeInfinity : lower, double.IsNaN(upper) ? double.PositiveInfinity : upper);
    }

    /// <summary>The difference with its sign so that more is better.</summary>
    public Side AsGain(Quantity quantity) => quantity.HigherIsBetter ? this : new Side(-Value, -Upper, -Lower);

    /// <summary>The same with both ends moved out, in quadrature.</summary>
    public Side Widened(double by) =>
        double.IsFinite(Value) ? new Side(Value, Value - double.Hypot(Value - Lower, by), Value + double.Hypot(Upper - Value, by)) : this;

    /// <summary>A positive value and its interval as logarithms; one that the data or an option holds has no width.</summary>
    public static Side Logarithm(Estimate estimate)
    {
        var interval = estimate.Interval ?? new Interval(estimate.Value, estimate.Value);
        return new Side(Math.Log(estimate.Value), Log(interval.Lower, double.NegativeInfinity), Log(interval.Upper, double.PositiveInfinity));
    }

    /// <summary>The place of a parameter of the sigmoid.</summary>
    public static int Index(Curve sigmoid, string parameter) => sigmoid.ParameterNames.ToList().IndexOf(parameter);

    private static Side Linear(Estimate estimate, Margin margin)
    {
        var interval = margin.Widen(estimate.Value, estimate.Interval ?? new Interval(estimate.Value, estimate.Value));
        return new Side(estimate.Value, interval.Lower ?? double.NegativeInfinity, interval.Upper ?? double.PositiveInfinity);
    }

    private static double Log(double? value, double open) => value is { } number ? Math.Log(number) : open;
}
