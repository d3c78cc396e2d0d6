using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Forecasting;

public class ForecasterTests
{
    private const double Now = Known.End;

    private static readonly RunInference ScaleRl = RunAnalyzer.Infer(Known.Draw(Known.ScaleRl, 1), InferenceOptions.Default);

    [Fact]
    public void EveryCurveIsForecastInTheOrderAsked()
    {
        double[] computes = [100_000, 16_000, 32_000];
        var curves = Of(new ForecastOptions { At = computes, Targets = [.6, .3] }).Curves;
        Assert.Equal(2, curves.Count);
        Assert.All(curves, curve => Assert.Equal(computes, curve.Forecasts.Select(f => f.Compute)));
        Assert.All(curves, curve => Assert.Equal([.6, .3], curve.Targets.Select(t => t.PassRate)));
        Assert.NotNull(curves[0].Progress);
        Assert.Null(curves[1].Progress);
        Assert.All(curves[0].Forecasts, f => Assert.NotNull(f.Combined));
        Assert.All(curves[1].Forecasts, f => Assert.Null(f.Combined));
    }

    [Fact]
    public void AForecastIsTheCurveWithItsGainPriceAndRatio()
    {
        var forecast = Sigmoid(new ForecastOptions { At = [20_000], Price = 2.5 }).Forecasts[0];
        var fit = ScaleRl.Curves[0].Fit;
        double gain = fit.PassRate(20_000) - fit.PassRate(Now);
        Assert.Equal((fit.PassRate(20_000), 2.5, 12_000, 30_000), (forecast.Value, forecast.Ratio, forecast.Further, forecast.Cost));
        Assert.Equal(gain, forecast.Gain, 1e-15);
        Assert.Equal(gain / 12, forecast.GainPerThousand!.Value, 1e-15);
        Assert.Equal(gain / 30_000, forecast.GainPerCost!.Value, 1e-18);
    }

    [Fact]
    public void WithoutAPriceNothingHasACost()
    {
        var forecast = Sigmoid(new ForecastOptions { At = [20_000] }).Forecasts[0];
        Assert.Null(forecast.Cost);
        Assert.Null(forecast.GainPerCost);
    }

    [Theory]
    [InlineData(4_000)]
    [InlineData(700)]
    [InlineData(1e-3)]
    public void WithinTheRunThereIsNoCostAndNoCombination(double compute)
    {
        var forecast = Sigmoid(new ForecastOptions { At = [compute], Price = 2.5 }).Forecasts[0];
        Assert.Equal((0, 0, null, null, null), (forecast.Further, forecast.Cost, forecast.GainPerThousand, forecast.GainPerCost, forecast.Combined));
        Assert.True(forecast.Gain < 0 && forecast.Ratio < 1);
        Assert.InRange(forecast.Value, forecast.Fit.Lower!.Value, forecast.Fit.Upper!.Value);
        Assert.Equal(Known.PassRate(Known.ScaleRl, compute), forecast.Value, 0.02);
    }

    [Fact]
    public void TheMarginWidensTheIntervalInQuadrature()
    {
        var forecast = Sigmoid(new ForecastOptions { At = [16_000] }).Forecasts[0];
        double below = forecast.Value - forecast.Fit.Lower!.Value, above = forecast.Fit.Upper!.Value - forecast.Value;
        Assert.Equal(forecast.Value - double.Hypot(below, .02 * Math.Sqrt(2)), forecast.WithMargin.Lower!.Value, 1e-12);
        Assert.Equal(forecast.Value + double.Hypot(above, .02 * Math.Sqrt(2)), forecast.WithMargin.Upper!.Value, 1e-12);
        var posterior = Of(new ForecastOptions { At = [16_000] }).Posterior!.PassRates[0];
        Assert.Equal(posterior.Median - double.Hypot(posterior.Median - posterior.ThisRun.Lower!.Value, .02 * Math.Sqrt(2)), posterior.NextRun.Lower!.Value, 1e-12);
        Assert.Equal((posterior.Median, posterior.NextRun), (forecast.Combined!.Value, forecast.Combined.Interval));
    }

    [Fact]
    public void ProgressIsTheShareOfTheGainAndTheComputeForMoreOfIt()
    {
        var progress = Sigmoid(new ForecastOptions()).Progress!;
        var curve = ScaleRl.Curves[0];
        double start = curve["start"].Value, gain = curve["asymptote"].Value - start;
        Assert.Equal(curve.Fit.PassRate(Now), start + progress.Share * gain, 1e-12);
        Assert.Equal(.90, (curve.Fit.PassRate(progress.ComputeFor90) - start) / gain, 1e-9);
        Assert.Equal(.95, (curve.Fit.PassRate(progress.ComputeFor95) - start) / gain, 1e-9);
        Assert.Equal(.99, (curve.Fit.PassRate(progress.ComputeFor99) - start) / gain, 1e-9);
    }

    [Fact]
    public void ATargetBelowTheCurveNowIsReached() => Assert.Equal(ReachStatus.Reached, Target(.45).Status);

    [Fact]
    public void ATargetBelowTheWholeBandIsReachable()
    {
        var target = Target(.5 * (ScaleRl.Curves[0].Fit.PassRate(Now) + ScaleRl.Curves[0]["asymptote"].Interval!.Lower!.Value));
        Assert.Equal(ReachStatus.Reachable, target.Status);
        Assert.Equal(target.PassRate, ScaleRl.Curves[0].Fit.PassRate(target.Compute!.Value), 1e-9);
        Assert.True(target.WithMargin.Lower < target.Fit.Lower && target.Fit.Lower < target.Compute && target.Compute < target.Fit.Upper);
        Assert.True(target.WithMargin.Upper is null || target.WithMargin.Upper > target.Fit.Upper);
    }

    [Fact]
    public void ATargetWithinTheIntervalOfTheAsymptoteIsUncertain()
    {
        var ceiling = ScaleRl.Curves[0]["asymptote"];
        var above = Target(.5 * (ceiling.Value + ceiling.Interval!.Upper!.Value));
        Assert.Equal((ReachStatus.Uncertain, null, null), (above.Status, above.Compute, above.Fit.Upper));
        Assert.True(above.Fit.Lower > 0);
        var below = Target(.5 * (ceiling.Value + ceiling.Interval.Lower!.Value));
        Assert.Equal((ReachStatus.Uncertain, null), (below.Status, below.Fit.Upper));
        Assert.NotNull(below.Compute);
    }

    [Fact]
    public void ATargetAboveTheAsymptoteIsNeverReached()
    {
        var target = Target(.9);
        Assert.Equal(new ComputeToReach(.9, ReachStatus.Never, null, new Interval(null, null), new Interval(null, null)), target);
    }

    [Fact]
    public void ATargetWhoseBandIsCrossedAtAComputeHasItAsAnEnd()
    {
        var target = Target(.58);
        var there = Sigmoid(new ForecastOptions { At = [target.Fit.Lower!.Value, target.WithMargin.Lower!.Value] }).Forecasts;
        Assert.Equal(.58, there[0].Fit.Upper!.Value, 1e-6);
        Assert.Equal(.58, there[1].WithMargin.Upper!.Value, 1e-6);
    }

    [Theory]
    [InlineData(.1)]
    [InlineData(.2)]
    public void ATargetBelowOrAtTheStartNeededNoCompute(double passRate)
    {
        var run = RunAnalyzer.Infer(ScaleRl.Run, InferenceOptions.Default with { Window = new WindowOptions { Start = StartRule.Fixed(.2) } });
        var target = Forecaster.Forecast(run, new ForecastOptions { Targets = [passRate], Margin = 0 }).Curves[0].Targets[0];
        Assert.Equal((ReachStatus.Reached, 0, 0), (target.Status, target.Compute, target.Fit.Lower));
        Assert.InRange(target.Fit.Upper!.Value, 0, 100);
    }

    private static ComputeToReach Target(double passRate) => Sigmoid(new ForecastOptions { Targets = [passRate] }).Targets[0];

    private static CurveForecast Sigmoid(ForecastOptions options) => Of(options).Curves[0];

    private static RunForecast Of(ForecastOptions options) => Forecaster.Forecast(ScaleRl, options);
}
