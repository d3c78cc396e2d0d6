using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Simulation;
using ScaleFit.Tests.Coverage;
using static ScaleFit.Tests.Forecasting.Contest;

namespace ScaleFit.Tests.Forecasting;

/// <summary>How often the 95% interval from a run's noise, fitted to 8,000 GPU-hours, holds the curve that the run was drawn from.</summary>
public class ForecastCoverageTests
{
    private const double Least = 0.93;

    private static readonly double[] Computes = [16_000, 100_000];

    public static TheoryData<string> Published => [.. Known.Published.Select(curve => curve.Name)];

    [Fact]
    public void TheIntervalCoversTheCurveOfScaleRl() => Check(150, Known.ScaleRl);

    [Fact]
    public void TheIntervalCoversThePublishedCurves() => Check(20, Known.Published);

    [Theory]
    [MemberData(nameof(Published))]
    public void TheIntervalCoversEachPublishedCurveAThousandTimes(string name)
    {
        FullStudy.OnlyWhenAsked();
        Check(1000, Known.Published.Single(curve => curve.Name == name));
    }

    private static void Check(int runs, params SimulationOptions[] curves)
    {
        var forecasts = new Forecast[runs * curves.Length][];
        Parallel.For(0, forecasts.Length, k =>
        {
            var run = RunAnalyzer.Infer(Known.Draw(curves[k % curves.Length], k), Known.SigmoidOnly);
            forecasts[k] = [.. Forecaster.Forecast(run, new ForecastOptions { At = Computes }).Curves[0].Forecasts];
        });
        for (int at = 0; at < Computes.Length; at++)
        {
            double covered = forecasts.Where((f, k) => Covers(f[at].Fit, Known.PassRate(curves[k % curves.Length], Computes[at]))).Count() / (double)forecasts.Length;
            double[] widths = [.. forecasts.Select(f => f[at].Fit.Upper!.Value - f[at].Fit.Lower!.Value).Order()];
            Line(Text($"{(curves.Length == 1 ? curves[0].Name : "published"),-16} at {Computes[at]:0}: {covered:.000} of {forecasts.Length} covered, median width {widths[widths.Length / 2]:.000}"));
            Assert.True(covered >= Least, Text($"{covered:.000} covered at {Computes[at]:0}"));
        }
    }

    private static bool Covers(Interval interval, double value) => interval.Lower <= value && value <= interval.Upper;
}
