using ScaleFit.Curves;
using ScaleFit.Inference;

namespace ScaleFit.Forecasting;

/// <summary>Forecasts from an analysed run. Safe to call from any thread.</summary>
public static class Forecaster
{
    /// <summary>Forecasts from every curve of a run. A run that gives no forecast returns none, with the reason as its last finding.</summary>
    /// <param name="run">The analysed run.</param>
    /// <param name="options">The forecasts to make.</param>
    public static RunForecast Forecast(RunInference run, ForecastOptions options)
    {
        if (ForecastDiagnostics.Refusal(run.Window) is { } refusal)
            return new RunForecast(run with { Findings = [.. run.Findings, refusal] }, []);
        var margin = Margin.BetweenRuns(options.Margin, run.Level);
        var forecasts = run.Curves.Select(curve => Forecast(run, curve, options, margin)).ToArray();
        var findings = ForecastDiagnostics.Find(forecasts);
        return new RunForecast(run with { Findings = [.. run.Findings, .. findings] }, forecasts);
    }

    private static CurveForecast Forecast(RunInference run, CurveInference curve, ForecastOptions options, Margin margin)
    {
        var walker = new ProfileWalker(curve.Profile);
        var band = new ForecastBand(walker, margin);
        double now = run.Window.Points[^1].Compute;
        var combined = curve.Curve is SigmoidCurve && options.At.Count > 0 ? CombinedForecast.Fit(walker, run.Window) : null;
        return new CurveForecast(
            [.. options.At.Select(compute => At(compute, now, curve, band, combined, options.Price))],
            [.. options.Targets.Select(target => Reach(target, now, curve, band))],
            curve.Curve is SigmoidCurve ? Progress(curve, now) : null);
    }

    private static Forecast At(double compute, double now, CurveInference curve, ForecastBand band, CombinedForecast? combined, double? price)
    {
        var (value, fit, wide) = band.At(compute);
        double further = Math.Max(0, compute - now);
        return new Forecast(compute, value, fit, wide, compute / now, value - curve.Fit.PassRate(now))
        {
            Further = further,
            Cost = price * further,
            Combined = compute >= now ? combined?.At(compute, value, wide) : null,
        };
    }

    private static ComputeToReach Reach(double target, double now, CurveInference curve, ForecastBand band)
    {
        var (compute, fit, wide) = band.Reaching(target);
        var status = curve.Fit.PassRate(now) >= target ? ReachStatus.Reached
            : fit.Upper is not null ? ReachStatus.Reachable
            : fit.Lower is not null ? ReachStatus.Uncertain
            : ReachStatus.Never;
        return new ComputeToReach(target, status, compute, fit, wide);
    }

    private static Progress Progress(CurveInference sigmoid, double now)
    {
        double start = sigmoid["start"].Value, ceiling = sigmoid["asymptote"].Value;
        double efficiency = sigmoid["efficiency"].Value, midpoint = sigmoid["midpoint"].Value;
        double share = ceiling > start ? (sigmoid.Fit.PassRate(now) - start) / (ceiling - start) : 1;
        return new Progress(share, For(0.90), For(0.95), For(0.99));

        double For(double part) => midpoint * Math.Pow(part / (1 - part), 1 / efficiency);
    }
}
