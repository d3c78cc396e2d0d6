using ScaleFit.Fitting;
using ScaleFit.Inference;

namespace ScaleFit.Forecasting;

/// <summary>The band of pass rates of a fitted curve over compute. Both edges rise. Scratch of one thread.</summary>
/// <param name="walker">The profile walker of the curve.</param>
/// <param name="margin">The margin of the wider interval.</param>
internal sealed class ForecastBand(ProfileWalker walker, Margin margin)
{
    /// <summary>Compute beyond a million times the run's counts as not reached.</summary>
    private const double Furthest = 1e6;

    /// <summary>Compute this far below the first evaluation counts as before training.</summary>
    private const double Nearest = 1e-3;

    private const double Accuracy = 1e-10;

    private readonly CurveFit _fit = walker.Profile.Fit;

    /// <summary>The band at one compute, from the run's noise alone and with the margin.</summary>
    public (double Value, Interval Fit, Interval WithMargin) At(double compute)
    {
        var estimate = walker.PassRate(compute);
        return (estimate.Value, estimate.Interval!, margin.Widen(estimate.Value, estimate.Interval!));
    }

    /// <summary>
    /// The compute at which the fitted curve reaches a pass rate, or null where it does not, and the computes at which the band contains it. The
    /// upper edge gives the lower end, the lower edge the upper end. Crossings of flat edges are uncertain, but stay in order.
    /// </summary>
    public (double? Compute, Interval Fit, Interval WithMargin) Reaching(double passRate)
    {
        double compute = Crossing(passRate, _fit.PassRate);
        var fit = Around(passRate, compute, compute, withMargin: false);
        var wide = Around(passRate, fit.Lower, fit.Upper, withMargin: true);
        return (OrNull(compute), new Interval(OrNull(fit.Lower), OrNull(fit.Upper)), new Interval(OrNull(wide.Lower), OrNull(wide.Upper)));
    }

    /// <summary>The interval of the band with the margin alone, at half the cost. Infinite where a pass rate is not reached.</summary>
    public (double Compute, double Lower, double Upper) ReachingWithMargin(double passRate)
    {
        double compute = Crossing(passRate, _fit.PassRate);
        (double lower, double upper) = Around(passRate, compute, compute, withMargin: true);
        return (compute, lower, upper);
    }

    private (double Lower, double Upper) Around(double passRate, double lower, double upper, bool withMargin) => (
        Math.Min(lower, Crossing(passRate, c => Edge(c, upper: true, withMargin))),
        Math.Max(upper, Crossing(passRate, c => Edge(c, upper: false, withMargin))));

    private double Edge(double compute, bool upper, bool withMargin)
    {
        double end = walker.PassRateEnd(compute, upper);
        if (!withMargin) return end;
        double value = Math.Clamp(_fit.PassRate(compute), 0, 1);
        return upper ? margin.Upper(value, end) : margin.Lower(value, end);
    }

    /// <summary>The compute at which a rising edge reaches a pass rate. Infinite where it does not.</summary>
    private double Crossing(double passRate, Func<double, double> edge)
    {
        var series = walker.Profile.Model.Series;
        double low = series.FirstLogCompute + Math.Log(Nearest), high = series.LastLogCompute + Math.Log(Furthest);
        if (edge(Math.Exp(high)) < passRate) return double.PositiveInfinity;
        return edge(Math.Exp(low)) >= passRate ? 0 : Math.Exp(MonotoneRoot.Find(x => edge(Math.Exp(x)) - passRate, low, high, Accuracy));
    }

    private static double? OrNull(double compute) => double.IsFinite(compute) ? compute : null;
}
