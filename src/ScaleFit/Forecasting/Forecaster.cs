using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Posterior;

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
        var posterior = options.Prior is { } prior
            ? PosteriorForecaster.Forecast(run.Window, prior, new PosteriorQuestion(options.At, options.Targets, options.Worth, run.Level, margin.Widen))
            : null;
        var forecasts = run.Curves.Select(curve => Forecast(run, curve, options, margin, posterior)).ToArray();
        var findings = ForecastDiagnostics.Find(forecasts, posterior);
        return new RunForecast(run with { Findings = [.. run.Findings, .. findings] }, forecasts) { Posterior = posterior };
    }

    private static CurveForecast Forecast(RunInference run, CurveInference curve, ForecastOptions options, Margin margin, PosteriorForecast? posterior)
    {
        var walker = new ProfileWalker(curve.Profile);
        var band = new ForecastBand(walker, margin);
        double now = run.Window.Points[^1].Compute;
        return new CurveForecast(
            [.. options.At.Select((compute, k) => At(compute, now, curve, band, curve.Curve is SigmoidCurve ? posterior?.PassRates[k] : null, options.Price))],
            [.. options.Targets.Select(target => Reach(target, now, curve, band))],
            curve.Curve is SigmoidCurve ? Progress(curve, now) : null);
    }

    private static Forecast At(double compute, double now, CurveInference curve, ForecastBand band, PassRateForecast? posterior, double? price)
    {
        var (value, fit, wide) = band.At(compute);
        double further = Math.Max(0, compute - now);
        return new Forecast(compute, value, fit, wide, compute / now, value - curve.Fit.PassRate(now))
        {
            Further = further,
            Cost = price * further,
            Combined = posterior is null || compute < now ? null : new Estimate("combined", posterior.Median, posterior.NextRun, AtBound: false),
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
        double start = sigmoid["start"].Value, asymptote = sigmoid["asymptote"].Value;
        double efficiency = sigmoid["efficiency"].Value, midpoint = sigmoid["midpoint"].Value;
        double share = asymptote > start ? (sigmoid.Fit.PassRate(now) - start) / (asymptote - start) : 1;
        return new Progress(share, For(0.90), For(0.95), For(0.99));

        double For(double part) => midpoint * Math.Pow(part / (1 - part), 1 / efficiency);
    }
}
