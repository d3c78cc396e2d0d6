using System.Globalization;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Forecasting;

/// <summary>What must not change a forecast.</summary>
public class ForecastLawTests
{
    private const double Unit = 1e6, Accuracy = 1e-9;

    private static readonly Run Steps = Known.Draw(Known.ScaleRl with { Until = 6_000 }, 1) with { Compute = new ComputeAxis("step", ComputeUnit.Steps) };

    private static readonly Run Samples = Steps with { Points = [.. Steps.Points.Select(p => new RunPoint(Unit * p.Compute, p.PassRate))] };

    [Theory]
    [InlineData(NoiseKind.White)]
    [InlineData(NoiseKind.Drift)]
    public void TheUnitOfComputeDoesNotChangeAForecast(NoiseKind noise)
    {
        double[] computes = [100, 4_000, 12_000, 100_000];
        var options = new ForecastOptions { Targets = [.4, .55, .6] };
        var (steps, samples) = (Of(Steps, noise, options with { At = computes }), Of(Samples, noise, options with { At = [.. computes.Select(c => Unit * c)] }));
        Assert.Equal(steps.Count, samples.Count);
        foreach (var (a, b) in steps.Zip(samples))
        {
            Assert.Equal((computes.Length, computes.Length, options.Targets.Count, options.Targets.Count), (a.Forecasts.Count, b.Forecasts.Count, a.Targets.Count, b.Targets.Count));
            foreach (var (x, y) in a.Forecasts.Zip(b.Forecasts))
            {
                Same(Numbers(x), Numbers(y));
                Same([x.Further * Unit, x.Ratio], [y.Further, y.Ratio]);
            }
            foreach (var (x, y) in a.Targets.Zip(b.Targets))
            {
                Assert.Equal(x.Status, y.Status);
                Same([.. Numbers(x).Select(c => Unit * c)], Numbers(y));
            }
        }
        Same([Unit * steps[0].Progress!.ComputeFor95, steps[0].Progress!.Share], [samples[0].Progress!.ComputeFor95, samples[0].Progress!.Share]);
    }

    [Fact]
    public void TheUnitOfComputeDoesNotChangeABacktestOrAPlan()
    {
        var (steps, samples) = (Backtest(Steps), Backtest(Samples));
        Assert.NotEmpty(steps);
        Same([.. steps.SelectMany(Numbers)], [.. samples.SelectMany(Numbers)]);
        Same([.. steps.Select(s => (double?)s.Until * Unit)], [.. samples.Select(s => (double?)s.Until)]);

        RunPlan inSteps = Plan(Steps), inSamples = Plan(Samples);
        Assert.Equal(PlanStatus.Reachable, inSteps.Status);
        Same([Unit * inSteps.ComputeNeeded, inSteps.KnownTo], [inSamples.ComputeNeeded, inSamples.KnownTo]);
    }

    [Fact]
    public void TheCultureOfTheMachineChangesNoFinding()
    {
        var usual = CultureInfo.CurrentCulture;
        try
        {
            var texts = new[] { "en-US", "de-DE", "ar-EG" }.Select(culture =>
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                var run = RunAnalyzer.Infer(Steps, InferenceOptions.Default);
                return string.Join('\n', Forecaster.Forecast(run, new ForecastOptions { At = [1e6] }).Run.Findings.Select(f => f.Message));
            }).Distinct();
            Assert.Contains("166.7 times", Assert.Single(texts), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }
    }

    private static IReadOnlyList<CurveForecast> Of(Run run, NoiseKind noise, ForecastOptions options) =>
        Forecaster.Forecast(RunAnalyzer.Infer(run, InferenceOptions.Default with { Noise = noise }), options).Curves;

    private static IReadOnlyList<BacktestStep> Backtest(Run run) => Backtester.Backtest(run, InferenceOptions.Default, []).Steps;

    private static RunPlan Plan(Run run) => Planner.Plan(RunAnalyzer.Infer(run, Known.SigmoidOnly), .01);

    private static double?[] Numbers(Forecast f) =>
        [f.Value, f.Fit.Lower, f.Fit.Upper, f.WithMargin.Lower, f.WithMargin.Upper, f.Combined?.Value, f.Combined?.Interval?.Lower, f.Combined?.Interval?.Upper, f.Gain];

    private static double?[] Numbers(ComputeToReach t) => [t.Compute, t.Fit.Lower, t.Fit.Upper, t.WithMargin.Lower, t.WithMargin.Upper];

    private static double?[] Numbers(BacktestStep s) =>
        [s.Predicted, s.Combined, s.Observed, s.Interval.Lower, s.Interval.Upper, s.CombinedInterval.Lower, s.Baselines.Last, s.Baselines.Power, s.Baselines.White, s.Bias];

    private static void Same(double?[] expected, double?[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        foreach (var (a, b) in expected.Zip(found))
        {
            Assert.Equal(a is null, b is null);
            if (a is { } x) Assert.True(Math.Abs(b!.Value - x) <= Accuracy * Math.Max(1, Math.Abs(x)), $"{x:R} became {b.Value:R}");
        }
    }
}
