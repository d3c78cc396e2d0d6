using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Posterior;
using ScaleFit.Runs;

namespace ScaleFit.Forecasting;

/// <summary>Refits a run on shorter prefixes and compares the forecasts of its end with the observed outcome. Safe to call from any thread.</summary>
public static class Backtester
{
    private static readonly double[] Fractions = [0.25, 0.5, 0.75];

    /// <summary>Backtests one run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">Options of the analysis. <see cref="WindowOptions.Until"/> ends the run that is forecast.</param>
    /// <param name="prefixes">The ends of the prefixes, in the unit of the run. Empty for a quarter, a half and three quarters.</param>
    /// <exception cref="FitException">The whole run cannot be fitted.</exception>
    public static RunBacktest Backtest(Run run, InferenceOptions options, IReadOnlyList<double> prefixes)
    {
        return Backtest(RunAnalyzer.Infer(run, options), options, prefixes);
    }

    /// <summary>Backtests one analysed run.</summary>
    /// <param name="whole">The analysed run.</param>
    /// <param name="options">Options of that analysis. <see cref="WindowOptions.Until"/> ends the run that is forecast.</param>
    /// <param name="prefixes">The ends of the prefixes, in the unit of the run. Empty for a quarter, a half and three quarters.</param>
    public static RunBacktest Backtest(RunInference whole, InferenceOptions options, IReadOnlyList<double> prefixes) =>
        Backtest(whole, options, prefixes, CurvePrior.Public);

    /// <summary>Backtests one analysed run with a prior for the posterior forecast.</summary>
    /// <param name="whole">The analysed run.</param>
    /// <param name="options">Options of that analysis.</param>
    /// <param name="prefixes">The ends of the prefixes, in the unit of the run. Empty for a quarter, a half and three quarters.</param>
    /// <param name="prior">The prior.</param>
    public static RunBacktest Backtest(RunInference whole, InferenceOptions options, IReadOnlyList<double> prefixes, CurvePrior prior)
    {
        if (whole.Collapsed && ForecastDiagnostics.Refusal(whole.Window) is { } refusal)
            return new RunBacktest(whole with { Findings = [.. whole.Findings, refusal] }, [], []);
        double end = whole.Window.Points[^1].Compute;
        var ends = prefixes.Count > 0 ? prefixes.Where(c => c < end) : Fractions.Select(f => f * end);
        var steps = new List<BacktestStep>();
        var skipped = new List<double>();
        foreach (double until in ends)
        {
            if (Step(whole, options, prior, until) is { } step) steps.Add(step);
            else skipped.Add(until);
        }
        return new RunBacktest(whole, steps, skipped);
    }

    private static BacktestStep? Step(RunInference whole, InferenceOptions options, CurvePrior prior, double until)
    {
        var window = FitWindow.Choose(whole.Run, options.Window with { Until = until });
        if (ForecastDiagnostics.Refusal(window) is not null) return null;

        var prefix = RunAnalyzer.Infer(whole.Run, options with
        {
            Window = options.Window with { Until = until },
            Curves = [SigmoidCurve.Instance],
            Sensitivity = false,
        });
        var sigmoid = prefix.Curves[0];
        var walker = new ProfileWalker(sigmoid.Profile);
        var points = whole.Window.Points;
        RunPoint[] later = [.. points.Where(p => p.Compute > window.Points[^1].Compute)];
        RunPoint[] last = [.. later.TakeLast(Math.Max(1, points.Count / 10))];
        double center = last.Average(p => p.Compute);
        double predicted = last.Average(p => sigmoid.Fit.PassRate(p.Compute));
        var curve = walker.PassRate(center);
        var interval = OfMean(curve, last, sigmoid.Noise, options.Level);
        var posterior = PosteriorForecaster.Forecast(prefix.Window, prior, new PosteriorQuestion([center], [], null, options.Level, static (_, thisRun) => thisRun)).PassRates[0];
        var white = CurveFitter.Fit(SigmoidCurve.Instance, window);
        var power = CurveFitter.Fit(PowerLawCurve.Instance, window);
        return new BacktestStep(
            window.Points[^1].Compute, window.Fitted, points[^1].Compute / window.Points[^1].Compute,
            predicted, posterior.Median, last.Average(p => p.PassRate), interval, posterior.ThisRun,
            new Baselines(
                Baselines.LastValue(window.Points),
                last.Average(p => power.PassRate(p.Compute)),
                last.Average(p => white.PassRate(p.Compute))),
            later.Average(p => sigmoid.Fit.PassRate(p.Compute) - p.PassRate));
    }

    /// <summary>The prediction interval of the mean of evaluations of the same run: that of the curve, and the noise of the mean, in quadrature. No run-to-run variation.</summary>
    private static Interval OfMean(Estimate curve, RunPoint[] points, NoiseEstimate noise, double level)
    {
        double deviation = Math.Sqrt(NoiseStatistics.VarianceOfMean(points, noise));
        return new Margin(Math.Min(1, Margin.AtUsualLevel(deviation)), level).Widen(curve.Value, curve.Interval!);
    }
}
