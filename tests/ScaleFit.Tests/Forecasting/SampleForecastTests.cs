using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Forecasting;

/// <summary>The extrapolations that the paper shows, on the samples: fitted early, held against the curve and against what was logged later.</summary>
public class SampleForecastTests
{
    [Theory]
    [InlineData("scalerl-8b", 8_000, 16_000, .20, .610, 1.92, 2542)]
    [InlineData("bs2048-100k", 50_000, 100_000, .20, .645, 1.70, 10909)]
    [InlineData("scout-50k", 16_000, 45_000, .30, .710, 1.65, 4242)]
    public void TheForecastCoversTheObservedOutcome(string sample, double until, double at, double start, double asymptote, double efficiency, double midpoint)
    {
        var run = SimulatedRun.FromFile(Path.Combine(Shared.Root(), "samples", sample + ".csv"));
        var options = InferenceOptions.Default with { Window = new WindowOptions { Until = until } };
        var forecast = Forecaster.Forecast(RunAnalyzer.Infer(run, options), new ForecastOptions { At = [at] }).Curves[0].Forecasts[0];

        double curve = start + (asymptote - start) / (1 + Math.Pow(midpoint / at, efficiency));
        var around = run.Points.Where(p => p.Compute >= 0.9 * at && p.Compute <= 1.1 * at).ToArray();
        Assert.True(around.Length >= 5);
        double observed = around.Average(p => p.PassRate);
        Contest.Line(Contest.Text($"{sample} at {at:0}: {forecast.Value:.0000}, {forecast.Fit.Lower:.000} to {forecast.Fit.Upper:.000}; curve {curve:.0000}, observed {observed:.0000}"));

        Assert.InRange(curve, forecast.Fit.Lower!.Value, forecast.Fit.Upper!.Value);
        Assert.InRange(observed, forecast.WithMargin.Lower!.Value, forecast.WithMargin.Upper!.Value);
        Assert.InRange(observed, forecast.Combined!.Interval!.Lower!.Value, forecast.Combined.Interval.Upper!.Value);
    }

    [Fact]
    public void TheRunToAHundredThousandHoursIsForecastWithItsPublishedAsymptote()
    {
        var run = SimulatedRun.FromFile(Path.Combine(Shared.Root(), "samples", "bs2048-100k.csv"));
        var options = InferenceOptions.Default with { Window = new WindowOptions { Until = 50_000 } };
        var inference = RunAnalyzer.Infer(run, options);
        var forecast = Forecaster.Forecast(inference, new ForecastOptions { At = [100_000] }).Curves[0].Forecasts[0];
        Assert.InRange(.645, inference.Curves[0]["asymptote"].Interval!.Lower!.Value, inference.Curves[0]["asymptote"].Interval!.Upper!.Value);
        Assert.InRange(.645, forecast.WithMargin.Lower!.Value, forecast.WithMargin.Upper!.Value);
    }
}
