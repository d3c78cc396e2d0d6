using ScaleFit.Fitting;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Forecasting;

public class BacktesterTests
{
    private static readonly Run ScaleRl = Known.Draw(Known.ScaleRl, 1);

    [Fact]
    public void PrefixesAreAQuarterAHalfAndThreeQuartersUnlessAskedFor()
    {
        Assert.Equal([2_000, 4_000, 6_000], Of(ScaleRl).Steps.Select(step => step.Until));
        Assert.Equal([4, 2, 8 / 6.0], Of(ScaleRl).Steps.Select(step => step.Horizon));
        Assert.Equal([3_000, 5_500], Of(ScaleRl, 3_000, 5_555).Steps.Select(step => step.Until));
    }

    [Fact]
    public void PrefixesThatReachTheEndForecastNothing()
    {
        var backtest = Of(ScaleRl, 4_000, 8_000, 100_000);
        Assert.Equal([4_000], backtest.Steps.Select(step => step.Until));
        Assert.Empty(backtest.Skipped);
    }

    [Fact]
    public void AStepEqualsTheForecastOfThePrefix()
    {
        var step = Assert.Single(Of(ScaleRl, 4_000).Steps);
        var prefix = RunAnalyzer.Infer(ScaleRl, InferenceOptions.Default with { Window = new WindowOptions { Until = 4_000 } });
        RunPoint[] last = [.. RunAnalyzer.Infer(ScaleRl, InferenceOptions.Default).Window.Points.TakeLast(6)];
        var forecast = Forecaster.Forecast(prefix, new ForecastOptions { At = [last.Average(p => p.Compute)] });
        var there = forecast.Curves;

        Assert.Equal(prefix.Window.Fitted, step.Points);
        Assert.Equal(last.Average(p => p.PassRate), step.Observed, 1e-12);
        Assert.Equal(last.Average(p => prefix.Curves[0].Fit.PassRate(p.Compute)), step.Predicted, 1e-12);
        double mean = Math.Sqrt(NoiseStatistics.VarianceOfMean(last, prefix.Curves[0].Noise)), value = there[0].Forecasts[0].Value;
        Assert.Equal(value - double.Hypot(value - there[0].Forecasts[0].Fit.Lower!.Value, 1.959964 * mean), step.Interval.Lower!.Value, 1e-8);
        Assert.Equal(value + double.Hypot(there[0].Forecasts[0].Fit.Upper!.Value - value, 1.959964 * mean), step.Interval.Upper!.Value, 1e-8);
        Assert.Equal(there[0].Forecasts[0].Combined!.Value, step.Combined);
        Assert.Equal(forecast.Posterior!.PassRates[0].ThisRun, step.CombinedInterval);
        Assert.Equal(Baselines.LastValue(prefix.Window.Points), step.Baselines.Last);
        Assert.Equal((step.Predicted - step.Observed, step.Combined - step.Observed), (step.Error, step.CombinedError));
    }

    [Fact]
    public void BiasIsMeasuredOnEverythingAfterThePrefix()
    {
        var step = Assert.Single(Of(ScaleRl, 4_000).Steps);
        var prefix = RunAnalyzer.Infer(ScaleRl, Known.SigmoidOnly with { Window = new WindowOptions { Until = 4_000 } });
        Assert.Equal(ScaleRl.Points.Where(p => p.Compute > 4_000).Average(p => prefix.Curves[0].Fit.PassRate(p.Compute) - p.PassRate), step.Bias, 1e-12);
    }

    [Fact]
    public void OnlyEvaluationsAfterThePrefixAreForecast()
    {
        var step = Assert.Single(Of(ScaleRl, 7_850).Steps);
        Assert.Equal(ScaleRl.Points.TakeLast(2).Average(p => p.PassRate), step.Observed, 1e-12);
    }

    [Fact]
    public void UnderWhiteNoiseTheSigmoidIsItsOwnWhiteBaseline()
    {
        var backtest = Backtester.Backtest(ScaleRl, InferenceOptions.Default with { Noise = NoiseKind.White }, []);
        Assert.NotEmpty(backtest.Steps);
        Assert.All(backtest.Steps, step => Assert.Equal(step.Baselines.White, step.Predicted, 1e-7));
        Assert.Equal(backtest.MeanWhiteError, backtest.MeanError, 1e-7);
    }

    [Fact]
    public void ARunTooShortForAnyPrefixHasNoTrackRecord()
    {
        var run = ScaleRl with { Points = [.. ScaleRl.Points.Where((_, k) => k % 10 == 0).Take(7)] };
        var backtest = Backtester.Backtest(run, InferenceOptions.Default with { Window = new WindowOptions { SkipEarly = 0 } }, []);
        Assert.Empty(backtest.Steps);
        Assert.Equal(3, backtest.Skipped.Count);
        Assert.Equal(double.NaN, backtest.MeanError);
        Assert.DoesNotContain(backtest.Run.Findings, f => f.Code is "last-value-wins" or "forecast-missed");
    }

    [Fact]
    public void ARunTooShortToFitIsAnError() =>
        Assert.Throws<FitException>(() => Of(ScaleRl with { Points = [.. ScaleRl.Points.Take(4)] }));

    [Fact]
    public void APrefixThatEndsInACollapseGivesNoForecast()
    {
        var run = ScaleRl with { Points = [.. ScaleRl.Points.Select(p => new RunPoint(p.Compute, p.Compute is > 5_000 and <= 6_000 ? .1 : p.PassRate))] };
        var backtest = Of(run, 4_000, 6_000);
        Assert.Equal([4_000], backtest.Steps.Select(step => step.Until));
        Assert.Equal([6_000], backtest.Skipped);
    }

    [Fact]
    public void IntervalsContainTheObservedEndOfNearlyAllRuns()
    {
        BacktestStep[] steps = [.. Enumerable.Range(0, 40).SelectMany(seed => Of(Known.Draw(Known.ScaleRl, seed), 4_000).Steps)];
        Assert.Equal(40, steps.Length);
        Assert.True(steps.Count(step => step.Covered) >= 36);
    }

    private static RunBacktest Of(Run run, params double[] prefixes) => Backtester.Backtest(run, InferenceOptions.Default, prefixes);
}
