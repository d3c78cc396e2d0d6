using ScaleFit.Curves;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Forecasting;

/// <summary>However far a forecast lies, it knows no more than the ceiling's own interval does.</summary>
public class FarForecastTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(18)]
    public void FarForecastsHaveTheIntervalOfTheAsymptote(double efficiency)
    {
        var run = Drawn(efficiency);
        var ceiling = run.Curves[0]["asymptote"].Interval!;
        double[] far = [1e6, 1e9, 1e15, 1e20, 1e50, 1e200];
        Assert.All(Forecaster.Forecast(run, new ForecastOptions { At = far, Margin = 0 }).Curves[0].Forecasts.Skip(2), forecast =>
        {
            Assert.Equal(ceiling.Lower!.Value, forecast.Fit.Lower!.Value, 2e-4);
            Assert.Equal(ceiling.Upper!.Value, forecast.Fit.Upper!.Value, 2e-4);
        });
    }

    [Fact]
    public void APassRateWithinTheIntervalOfTheAsymptoteMayBeReached()
    {
        var run = Drawn(6);
        var ceiling = run.Curves[0]["asymptote"];
        double target = (ceiling.Value + ceiling.Interval!.Upper!.Value) / 2;
        var reach = Forecaster.Forecast(run, new ForecastOptions { Targets = [target] }).Curves[0].Targets[0];
        Assert.Equal(ReachStatus.Uncertain, reach.Status);
    }

    private static RunInference Drawn(double efficiency)
    {
        var points = SimulatedPoints(efficiency).ToArray();
        var run = new Run
        {
            Name = "far",
            Source = "test",
            Format = "csv",
            Metric = "pass_rate",
            Compute = new ComputeAxis("gpu_hours", ComputeUnit.GpuHours),
            Points = points,
            Read = points.Length,
        };
        return RunAnalyzer.Infer(run, InferenceOptions.Default with { Curves = [SigmoidCurve.Instance] });
    }

    private static IEnumerable<RunPoint> SimulatedPoints(double efficiency)
    {
        var random = new Random(5);
        for (int k = 0; k <= 160; k++)
        {
            double compute = 100 * k, clean = k == 0 ? 0.2 : 0.2 + 0.41 / (1 + Math.Pow(5000 / compute, efficiency));
            yield return new RunPoint(compute, clean + 0.02 * (random.NextDouble() - 0.5));
        }
    }
}
