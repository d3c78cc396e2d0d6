using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Forecasting;

/// <summary>Forecasts held against independent answers (../shared/reference/oracle.md).</summary>
public class OracleForecastTests
{
    private const double Value = 1e-6, End = 1e-5;

    [Theory]
    [InlineData(100_000, .6437385295, .6419659318, .6455605631)]
    [InlineData(200_000, .6446914111, .6427866810, .6466682425)]
    [InlineData(1_000_000, .6450837298, .6431088184, .6471473557)]
    public void PassRatesAreThoseOfTheOracle(double compute, double value, double lower, double upper)
    {
        var forecast = Assert.Single(Forecast(new ForecastOptions { At = [compute], Margin = 0 }).Forecasts);
        Assert.Equal(value, forecast.Value, Value);
        Assert.Equal(lower, forecast.Fit.Lower!.Value, End);
        Assert.Equal(upper, forecast.Fit.Upper!.Value, End);
        Assert.Equal(forecast.Fit, forecast.WithMargin);
    }

    [Fact]
    public void ComputeToReachIsThatOfTheOracle()
    {
        var target = Assert.Single(Forecast(new ForecastOptions { Targets = [.63], Margin = 0 }).Targets);
        Assert.Equal(ReachStatus.Reached, target.Status);
        Assert.Equal(1, target.Compute!.Value / 24114.5158, Value);
        Assert.Equal(1, target.Fit.Lower!.Value / 23121.6776, End);
        Assert.Equal(1, target.Fit.Upper!.Value / 25226.6797, End);
        Assert.Equal(target.Fit, target.WithMargin);
    }

    private static CurveForecast Forecast(ForecastOptions asked)
    {
        var options = InferenceOptions.Default with
        {
            Window = new WindowOptions { SkipEarly = 0, Start = StartRule.Fixed(.30) },
            Noise = NoiseKind.White,
        };
        var run = RunAnalyzer.Infer(SimulatedRun.FromFile(Shared.Path("reference/identified.csv")), options);
        return Forecaster.Forecast(run, asked).Curves[0];
    }
}
