// Longer than 250 lines: the whole front door, each member a short test.
using System.Globalization;
using ScaleFit.Comparing;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Runs;
using ScaleFit.Simulation;
using ScaleFit.Tests.Forecasting;

namespace ScaleFit.Tests;

/// <summary>The front door of the library.</summary>
public sealed class ScalingFitTests : IDisposable
{
    private static readonly Run Simulated = new RunSimulator(3).Next(new SimulationOptions { Until = 16_000 });

    private readonly string _folder = Directory.CreateTempSubdirectory("scalefit-front-door-").FullName;

    [Fact]
    public void FiveNumbersAreFittedInOneLine()
    {
        var fit = TrainingRun.FromPoints([1_000, 2_000, 4_000, 8_000, 16_000], [0.30, 0.41, 0.50, 0.56, 0.585]).Fit();
        Assert.InRange(fit.Sigmoid.Asymptote.Value, 0.57, 0.75);
        Assert.Equal(0.585, fit.Sigmoid.PassRate(16_000), 0.02);
    }

    [Fact]
    public void ItAgreesWithTheParts()
    {
        var fit = TrainingRun.FromPoints([.. Simulated.Points.Select(p => p.Compute)], [.. Simulated.Points.Select(p => p.PassRate)]).Fit();
        var inference = RunAnalyzer.Infer(Simulated, InferenceOptions.Default);
        Assert.Equal(inference.Curves[0].Parameters, [fit.Sigmoid.Start, fit.Sigmoid.Asymptote, fit.Sigmoid.Efficiency, fit.Sigmoid.Midpoint]);
        Assert.Equal(inference.Curves[1].Parameters, [fit.PowerLaw!.Asymptote, fit.PowerLaw.Scale, fit.PowerLaw.Efficiency]);
        Assert.Equal(inference.Findings, fit.Findings);
        var forecast = Forecaster.Forecast(inference, new ForecastOptions { At = [100_000], Targets = [0.55] }).Curves[0];
        Assert.Equal(forecast.Forecasts[0].ToString(), fit.PassRateAt(100_000).ToString());
        Assert.Equal(forecast.Forecasts[0].Fit, fit.PassRateAt(100_000).Fit);
        Assert.Equal(forecast.Targets[0], fit.ComputeToReach(0.55));
        Assert.Equal(0.95, fit.Level);
    }

    [Fact]
    public void TheLevelIsThatOfTheFit()
    {
        var run = TrainingRun.FromPoints([.. Simulated.Points.Select(p => p.Compute)], [.. Simulated.Points.Select(p => p.PassRate)]);
        Interval wide = run.Fit(new InferenceOptions { Level = 0.99 }).PassRateAt(50_000).WithMargin, narrow = run.Fit(new InferenceOptions { Level = 0.5 }).PassRateAt(50_000).WithMargin;
        Assert.True(wide.Lower < narrow.Lower && wide.Upper > narrow.Upper, $"{wide} and {narrow}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EightThreadsForecastOneResultLikeOne(bool isCompact)
    {
        var inference = RunAnalyzer.Infer(Simulated, InferenceOptions.Default);
        string alone = Forecasts(inference);
        var shared = isCompact ? inference.Compact() : inference;
        Assert.All(InEightThreads(() => Forecasts(shared)), text => Assert.Equal(alone, text));

        static string Forecasts(RunInference inference) => string.Join('\n', Forecaster.Forecast(inference, new ForecastOptions { At = [20_000, 50_000, 100_000], Targets = [0.5, 0.6] }).Curves.SelectMany(
            curve => curve.Forecasts.Select(f => Digits(f.Value, f.WithMargin, f.Fit)).Concat(curve.Targets.Select(t => Digits(t.Compute, t.WithMargin, t.Fit)))));

        static string Digits(double? value, Interval wide, Interval own) => FormattableString.Invariant($"{value:R} {wide.Lower:R} {wide.Upper:R} {own.Lower:R} {own.Upper:R}");
    }

    [Fact]
    public void EightThreadsPlanCompareAndJudgeLikeOne()
    {
        var simulator = new RunSimulator(8);
        var options = new ComparisonOptions { At = [30_000], Targets = [0.5] };
        Recipe[] recipes = [.. Enumerable.Range(0, 3).Select(i => new Recipe($"r{i}", [RunAnalyzer.Infer(simulator.Next(new SimulationOptions { Until = 8_000 }), InferenceOptions.Default)]))];
        string alone = Said();
        Assert.All(InEightThreads(Said), text => Assert.Equal(alone, text));

        string Said()
        {
            var comparisons = RecipeComparer.Compare(recipes[0], recipes[1..], options);
            var gate = new Gate([Quantity.Asymptote, Quantity.PassRateAt(30_000)], RequiresImprovement: false).Judge(comparisons, options);
            var effects = comparisons.SelectMany(comparison => comparison.Effects).Select(effect => FormattableString.Invariant($"{effect.Value:R} {effect.PValue:R} {effect.Verdict}"));
            return string.Join('\n', [.. effects, .. gate.Select(result => $"{result.Outcome}"), FormattableString.Invariant($"{Planner.Plan(recipes[0].Runs[0], 0.004).ComputeNeeded:R}")]);
        }
    }

    [Fact]
    public void IntervalsDoNotDependOnThoseAskedBefore()
    {
        var profile = RunAnalyzer.Infer(Simulated, InferenceOptions.Default).Curves[0].Profile;
        var walker = new ProfileWalker(profile);
        double[] computes = [500, 3_000, 20_000, 100_000];
        Interval[] oneAfterAnother = [.. computes.Select(compute => walker.PassRate(compute).Interval!), .. Enumerable.Range(0, 4).Select(k => walker.Parameter(k).Interval!)];
        Interval[] alone = [.. computes.Select(compute => new ProfileWalker(profile).PassRate(compute).Interval!), .. Enumerable.Range(0, 4).Select(k => new ProfileWalker(profile).Parameter(k).Interval!)];
        Assert.Equal(alone.Select(interval => (interval.Lower, interval.Upper)), oneAfterAnother.Select(interval => (interval.Lower, interval.Upper)));
    }

    [Fact]
    public void EqualComparisonsHaveEqualEffects()
    {
        Recipe[] recipes = [.. Enumerable.Range(0, 2).Select(i => new Recipe($"r{i}", [RunAnalyzer.Infer(new RunSimulator(20 + i).Next(new SimulationOptions { Until = 8_000 }), InferenceOptions.Default)]))];
        Assert.Equal(RecipeComparer.Compare(recipes[0], [recipes[1]], new ComparisonOptions())[0].Effects, RecipeComparer.Compare(recipes[0], [recipes[1]], new ComparisonOptions())[0].Effects);
    }

    [Fact]
    public void PointsInAnyOrderGiveTheSameFit()
    {
        double[] compute = [.. Simulated.Points.Select(p => p.Compute)], rates = [.. Simulated.Points.Select(p => p.PassRate)];
        var random = new Random(4);
        int[] shuffled = [.. Enumerable.Range(0, compute.Length).OrderBy(_ => random.Next())];
        var sorted = TrainingRun.FromPoints(compute, rates);
        var mixed = TrainingRun.FromPoints([.. shuffled.Select(i => compute[i])], [.. shuffled.Select(i => rates[i])]);
        Assert.Equal(sorted.Points, mixed.Points);
        Assert.Equal(sorted.Fit().Sigmoid.Asymptote, mixed.Fit().Sigmoid.Asymptote);
    }

    [Fact]
    public void ARunOfUnsortedPointsIsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => Simulated with { Points = [new RunPoint(2, 0.3), new RunPoint(1, 0.2)] });
        Assert.Contains("Run.Order", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 1.0, 2 }, new[] { 0.1 }, "2 values of compute and 1 pass rates")]
    [InlineData(new[] { 1.0, -2 }, new[] { 0.1, 0.2 }, "gpuHours[1] is -2")]
    [InlineData(new[] { 1.0, double.NaN }, new[] { 0.1, 0.2 }, "gpuHours[1] is NaN")]
    [InlineData(new[] { 1.0, 2 }, new[] { 61.2, 0.2 }, "passRates[0] is 61.2. Expected a share from 0 to 1. Divide percentages by 100.")]
    [InlineData(new[] { 1.0, 2 }, new[] { 0.1, double.NaN }, "passRates[1] is NaN. Remove evaluations")]
    public void NumbersOutsideTheirRangeAreRefused(double[] compute, double[] rates, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => TrainingRun.FromPoints(compute, rates)).Message, StringComparison.Ordinal);

    [Fact]
    public void OneRunIsReadAndSeveralAreRefused()
    {
        string one = Path.Join(_folder, "one.csv"), two = Path.Join(_folder, "two.csv");
        string[] rows = [.. Enumerable.Range(0, 20).Select(i => FormattableString.Invariant($"{500 * i},{0.2 + 0.01 * i}"))];
        File.WriteAllLines(one, ["gpu_hours,pass_rate", .. rows]);
        File.WriteAllLines(two, ["run,gpu_hours,pass_rate", .. rows.Select(row => $"a,{row}"), .. rows.Select(row => $"b,{row}")]);
        Assert.Equal(20, TrainingRun.Read(one).Points.Count);
        Assert.Equal(["a", "b"], TrainingRun.ReadAll(two).Select(run => run.Name));
        Assert.Equal("b", TrainingRun.Read(two, new LogOptions { Runs = ["b"] }).Name);
        Assert.Contains("expected one run, found 2: a (pass_rate), b (pass_rate)", Assert.Throws<LogFormatException>(() => TrainingRun.Read(two)).Message, StringComparison.Ordinal);
        Assert.Contains("no run is named c", Assert.Throws<LogFormatException>(() => TrainingRun.Read(two, new LogOptions { Runs = ["c"] })).Message, StringComparison.Ordinal);
        Assert.Throws<LogFormatException>(() => TrainingRun.Read(Path.Join(_folder, "none.csv")));
    }

    [Fact]
    public void ARunWithoutAForecastHasAReason()
    {
        var collapsed = Known.Draw(Known.ScaleRl with { Collapse = 6_000 }, 1);
        var fit = TrainingRun.FromPoints([.. collapsed.Points.Select(p => p.Compute)], [.. collapsed.Points.Select(p => p.PassRate)]).Fit();
        Assert.Contains("the run collapses at the end", Assert.Throws<FitException>(() => fit.PassRateAt(1e5)).Message, StringComparison.Ordinal);
        Assert.Throws<FitException>(() => fit.ComputeToReach(0.6));
        foreach (double compute in (double[])[0, -1, double.NaN, double.PositiveInfinity]) Assert.Throws<ArgumentOutOfRangeException>(() => fit.PassRateAt(compute));
        foreach (double rate in (double[])[0, 1, 1.2, double.NaN]) Assert.Throws<ArgumentOutOfRangeException>(() => fit.ComputeToReach(rate));
    }

    [Fact]
    public void AFarForecastIsReported()
    {
        var fit = TrainingRun.From(Simulated).Fit();
        Assert.Contains("far-extrapolation", fit.PassRateAt(1e12).ToString(), StringComparison.Ordinal);
        Assert.Equal("far-extrapolation", Assert.Single(fit.PassRateAt(1e12).Findings, finding => finding.Severity == Severity.Warning).Code);
        Assert.DoesNotContain("(", fit.PassRateAt(30_000).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatMayStillBeReachedIsNotCalledNever()
    {
        var fit = TrainingRun.From(Simulated).Fit();
        double beyond = fit.Sigmoid.Asymptote.Value + 0.001;
        Assert.StartsWith("perhaps never [", fit.ComputeToReach(beyond).ToString(), StringComparison.Ordinal);
        Assert.Equal("never", fit.ComputeToReach(0.99).ToString());
    }

    [Fact]
    public void NobodyChangesARunFromOutside()
    {
        RunPoint[] points = [.. Simulated.Points];
        List<Curve> curves = [SigmoidCurve.Instance];
        var run = Simulated with { Points = points };
        var options = new InferenceOptions { Curves = curves };
        points[3] = new RunPoint(points[3].Compute, 0.99);
        curves.Add(PowerLawCurve.Instance);
        Assert.Equal(Simulated.Points, run.Points);
        Assert.Single(options.Curves);
        Assert.False(run.Points is RunPoint[] or List<RunPoint>);
        Assert.False(FitWindow.Choose(run, WindowOptions.Default).Points is RunPoint[] or List<RunPoint>);
    }

    [Fact]
    public void RepeatedComputeIsReported() =>
        Assert.Equal("duplicate-compute", Assert.Single(TrainingRun.FromPoints([1, 2, 2], [0.1, 0.2, 0.3]).Findings).Code);

    [Fact]
    public void OptionsOutsideTheirRangeAreRefused()
    {
        foreach (double level in (double[])[0, 1, 95, -1, double.NaN]) Assert.Throws<ArgumentOutOfRangeException>(() => new InferenceOptions { Level = level });
        Assert.Throws<ArgumentException>(() => new InferenceOptions { Curves = [] });
        Assert.Throws<ArgumentException>(() => new InferenceOptions { Curves = [SigmoidCurve.Instance, SigmoidCurve.Instance] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new InferenceOptions { Noise = (NoiseKind)7 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ForecastOptions { At = [8_000, -1] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ForecastOptions { Targets = [60] });
        Assert.Throws<ArgumentNullException>(() => TrainingRun.FromPoints(null!, [0.1]));
        Assert.Throws<ArgumentNullException>(() => TrainingRun.FromPoints([1], null!));
        Assert.Throws<ArgumentNullException>(() => TrainingRun.Read(null!));
    }

    [Fact]
    public void ACurveOtherThanTheSigmoidHasNoFrontDoor()
    {
        var run = TrainingRun.FromPoints([.. Simulated.Points.Select(p => p.Compute)], [.. Simulated.Points.Select(p => p.PassRate)]);
        Assert.Throws<ArgumentException>(() => run.Fit(new InferenceOptions { Curves = [PowerLawCurve.Instance] }));
        Assert.Null(run.Fit(new InferenceOptions { Curves = [SigmoidCurve.Instance] }).PowerLaw);
    }

    [Theory]
    [InlineData(0.604, 0.621, "[0.604, 0.621]")]
    [InlineData(0.604, null, "[0.604, not bounded]")]
    [InlineData(null, 1.0, "[not bounded, 1.00]")]
    [InlineData(1.799, 2.054, "[1.80, 2.05]")]
    [InlineData(2541.6, 1234567.0, "[2,542, 1,234,567]")]
    [InlineData(0.0059614, 0.0060481, "[0.005961, 0.006048]")]
    [InlineData(0.0, 0.00012, "[0.000000, 0.000120]")]
    public void IntervalsPrintTheSameInEveryCulture(double? lower, double? upper, string text)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(text, new Interval(lower, upper).ToString());
            Assert.Equal("0.612 [0.604, 0.621]", new Estimate("asymptote", 0.612, new Interval(0.604, 0.621), AtBound: false).ToString());
            Assert.Equal("0.61203 [0.61151, 0.61214]", new Estimate("asymptote", 0.61203, new Interval(0.61151, 0.61214), AtBound: false).ToString());
            Assert.Equal("0.612", new Estimate("asymptote", 0.612, null, AtBound: false).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void AnIntervalContainsItsEndsAndAllThatIsNotBounded()
    {
        Assert.True(new Interval(0.2, 0.4).Contains(0.2) && new Interval(0.2, 0.4).Contains(0.4) && !new Interval(0.2, 0.4).Contains(0.41) && !new Interval(0.2, 0.4).Contains(0.19));
        Assert.True(new Interval(0.2, null).Contains(7) && new Interval(null, 0.4).Contains(-7));
        Assert.False(new Interval(null, null).Contains(double.NaN));
    }

    /// <summary>What eight threads that begin together make of a function.</summary>
    private static string[] InEightThreads(Func<string> function)
    {
        var results = new string[8];
        using var barrier = new Barrier(results.Length);
        Thread[] threads = [.. results.Select((_, i) => new Thread(() =>
        {
            barrier.SignalAndWait();
            results[i] = function();
        }))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return results;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
