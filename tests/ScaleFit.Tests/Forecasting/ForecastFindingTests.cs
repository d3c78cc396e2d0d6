using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Simulation;

namespace ScaleFit.Tests.Forecasting;

public class ForecastFindingTests
{
    [Fact]
    public void ACollapseAtTheEndGivesAReasonAndNoNumber()
    {
        var forecast = Forecast(Known.Draw(Known.ScaleRl with { Collapse = 6_000 }, 1), 16_000);
        Assert.Empty(forecast.Curves);
        Assert.Contains("collapses", Only(forecast.Run, "no-forecast")!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePartBeforeACollapseIsForecast()
    {
        var run = Known.Draw(Known.ScaleRl with { Collapse = 6_000 }, 1);
        var options = InferenceOptions.Default with { Window = new WindowOptions { Until = LateCollapse.Find(run.Points)!.Until } };
        var forecast = Forecaster.Forecast(RunAnalyzer.Infer(run, options), new ForecastOptions { At = [16_000] });
        Assert.Null(Only(forecast.Run, "no-forecast"));
        Assert.Equal(.61, forecast.Curves[0].Forecasts[0].Value, .1);
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void FewerThanEightEvaluationsGiveAReasonAndNoNumber(int evaluations, bool isForecast)
    {
        var run = Known.Draw(Known.ScaleRl with { Every = 1_000 }, 1);
        var forecast = Forecast(run with { Points = [.. run.Points.Where((_, k) => k != 1).Take(evaluations)] }, 16_000);
        Assert.Equal(evaluations, forecast.Run.Window.Fitted);
        Assert.Equal(isForecast, forecast.Curves.Count > 0);
        Assert.Equal(isForecast, Only(forecast.Run, "no-forecast") is null);
    }

    [Theory]
    [InlineData(80_000, false)]
    [InlineData(80_001, true)]
    public void BeyondTenTimesTheRunAForecastIsFar(double at, bool isFar) =>
        Assert.Equal(isFar, Only(Forecast(Known.Draw(Known.ScaleRl, 1), at, 16_000).Run, "far-extrapolation") is not null);

    [Theory]
    [InlineData(8_000, false)]
    [InlineData(100_000, true)]
    public void CurvesThatDifferByMoreThanTheMarginDisagree(double at, bool disagree)
    {
        var forecast = Forecast(Known.Draw(Known.ScaleRl, 1), at);
        Assert.Equal(disagree, Math.Abs(forecast.Curves[0].Forecasts[0].Value - forecast.Curves[1].Forecasts[0].Value) > Margin.Published);
        Assert.Equal(disagree, Only(forecast.Run, "curves-disagree") is not null);
    }

    [Fact]
    public void OneCurveDisagreesWithNone()
    {
        var run = RunAnalyzer.Infer(Known.Draw(Known.ScaleRl, 1), Known.SigmoidOnly);
        Assert.Null(Only(Forecaster.Forecast(run, new ForecastOptions { At = [100_000] }).Run, "curves-disagree"));
    }

    [Fact]
    public void AForecastWithoutComputeOrTargetFindsNothing() =>
        Assert.Equal(RunAnalyzer.Infer(Known.Draw(Known.ScaleRl, 1), InferenceOptions.Default).Findings, Forecast(Known.Draw(Known.ScaleRl, 1)).Run.Findings);

    [Fact]
    public void OnARunThatStillRisesTheLastValueDoesNotWin()
    {
        var backtest = Backtest(Known.Draw(Known.ScaleRl, 1));
        Assert.True(backtest.MeanLastError > backtest.MeanError);
        Assert.Null(Only(backtest.Run, "last-value-wins"));
        Assert.Null(Only(backtest.Run, "forecast-missed"));
    }

    [Fact]
    public void OnARunThatStopsRisingTheLastValueWins()
    {
        var run = Known.Draw(Known.ScaleRl with { StandardDeviation = .002 }, 1);
        var backtest = Backtest(run with { Points = [.. run.Points.Select(p => new RunPoint(p.Compute, Math.Min(p.PassRate, .4)))] }, 3_000, 4_000);
        Assert.True(backtest.MeanLastError < backtest.MeanError);
        Assert.Contains("mean absolute error", Only(backtest.Run, "last-value-wins")!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARunThatChangesItsRecipeMissesItsForecasts()
    {
        var run = Known.Draw(new SimulationOptions { Until = 16_000, StandardDeviation = .004 }, 1);
        var changed = run with { Points = [.. run.Points.Select(p => new RunPoint(p.Compute, p.Compute > 13_000 ? p.PassRate + .2 : p.PassRate))] };
        var backtest = Backtest(changed, 8_000, 12_000);
        Assert.Equal(2, backtest.Steps.Count(step => !step.Covered));
        Assert.StartsWith("2 of 2 prediction intervals", Only(backtest.Run, "forecast-missed")!.Message, StringComparison.Ordinal);
    }

    private static RunForecast Forecast(Run run, params double[] at) =>
        Forecaster.Forecast(RunAnalyzer.Infer(run, InferenceOptions.Default), new ForecastOptions { At = at });

    private static RunBacktest Backtest(Run run, params double[] prefixes) => Backtester.Backtest(run, InferenceOptions.Default, prefixes);

    private static Finding? Only(RunInference run, string code) => run.Findings.SingleOrDefault(finding => finding.Code == code);
}
