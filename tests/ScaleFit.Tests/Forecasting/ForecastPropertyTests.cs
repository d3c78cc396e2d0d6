using System.Collections.Concurrent;
using ScaleFit.Fitting;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Tests.Coverage;
using ScaleFit.Tests.Inference;

namespace ScaleFit.Tests.Forecasting;

/// <summary>What must hold of every forecast, whatever the data.</summary>
public class ForecastPropertyTests
{
    private static readonly double[] Levels = [0.5, 0.9, 0.95, 0.99];

    private static readonly double[] Margins = [0, 0.02, 0.3];

    [Fact]
    public void NoForecastOfRandomRunsIsBroken() => Check(300, seed: 0);

    [Theory]
    [InlineData(100_252)]
    [InlineData(102_928)]
    [InlineData(108_168)]
    [InlineData(119_875)]
    public void ABandWithJumpsHasEnds(int seed) => Check(1, seed);

    [Fact]
    public void NoForecastOfTwentyThousandRandomRunsIsBroken()
    {
        FullStudy.OnlyWhenAsked();
        Check(20_000, seed: 100_000);
    }

    /// <summary>Forecasts runs whose seeds follow from their number, so that the order of work does not matter, and names those that fail.</summary>
    private static void Check(int runs, int seed)
    {
        var faults = new ConcurrentBag<string>();
        int forecast = 0;
        Parallel.For(seed, seed + runs, k =>
        {
            try
            {
                var (seen, fault) = Forecast(new Random(k));
                if (fault is not null) faults.Add($"{k}: {fault}");
                else if (seen) Interlocked.Increment(ref forecast);
            }
            catch (Exception e) when (e is not FitException)
            {
                faults.Add($"{k}: {e.GetType().Name} {e.Message} {string.Join(" < ", (e.StackTrace ?? "").Split('\n').Take(3).Select(line => line.Trim()))}");
            }
            catch (FitException)
            {
                // Too few evaluations are left to fit: no forecast is asked for.
            }
        });
        Assert.True(faults.IsEmpty, $"{faults.Count} runs, among them:\n{string.Join('\n', faults.Order().Take(20))}");
        Assert.True(forecast > 0.4 * runs, $"only {forecast} of {runs} runs were forecast");
    }

    private static (bool Seen, string? Fault) Forecast(Random random)
    {
        var run = RandomRun.Draw(random);
        double level = Levels[random.Next(Levels.Length)];
        var inference = RunAnalyzer.Infer(run, new InferenceOptions
        {
            Window = new WindowOptions { SkipEarly = random.Next(2) == 0 ? 0 : null, Start = random.Next(3) == 0 ? StartRule.Fixed(0.9 * random.NextDouble()) : StartRule.Auto },
            Noise = random.Next(2) == 0 ? NoiseKind.White : NoiseKind.Drift,
            Level = level,
        });
        double first = inference.Window.Points[0].Compute, last = inference.Window.Points[^1].Compute;
        double start = inference.Curves[0]["start"].Value;
        var options = new ForecastOptions
        {
            At = [1e-3 * first, 0.1 * first, Math.Sqrt(first * last), last, 2 * last, 100 * last, 1e5 * last],
            Targets = [0.001 + 0.998 * random.NextDouble(), random.Next(2) == 0 && start > 0 ? start : 1 - 1e-9],
            Margin = Margins[random.Next(Margins.Length)],
            Price = random.Next(2) == 0 ? null : 2.5,
        };
        var forecast = Forecaster.Forecast(inference, options);
        if (forecast.Curves.Count == 0) return (false, forecast.Run.Findings.Any(f => f.Code == "no-forecast") ? null : "no forecast and no reason");
        foreach (var curve in forecast.Curves)
        {
            if (curve.Forecasts.Select(Fault).Concat(curve.Targets.Select(Fault)).Append(Fault(curve.Progress)).FirstOrDefault(f => f is not null) is { } fault)
                return (true, fault);
            if (curve.Forecasts.Zip(curve.Forecasts.Skip(1)).Any(pair => pair.First.Value > pair.Second.Value + 1e-12)) return (true, "a forecast falls with compute");
        }
        return (true, null);
    }

    private static string? Fault(Forecast forecast)
    {
        bool sound = Covers(forecast.Fit, forecast.Value) && Covers(forecast.WithMargin, forecast.Value)
            && forecast.WithMargin.Lower <= forecast.Fit.Lower && forecast.WithMargin.Upper >= forecast.Fit.Upper
            && (forecast.Combined is not { } combined || Covers(combined.Interval!, combined.Value))
            && double.IsFinite(forecast.Gain) && forecast.Further >= 0 && forecast.GainPerThousand is null or > double.NegativeInfinity and < double.PositiveInfinity;
        return sound ? null : forecast.ToString();
    }

    private static string? Fault(ComputeToReach target)
    {
        double[] ordered = [0, OrNever(target.WithMargin.Lower), OrNever(target.Fit.Lower), OrNever(target.Compute), OrNever(target.Fit.Upper), OrNever(target.WithMargin.Upper)];
        var status = target.Fit.Upper is not null ? ReachStatus.Reachable : target.Fit.Lower is not null ? ReachStatus.Uncertain : ReachStatus.Never;
        return ordered.Zip(ordered.Skip(1)).All(pair => pair.First <= pair.Second) && (target.Status == ReachStatus.Reached || target.Status == status) ? null : target.ToString();
    }

    private static double OrNever(double? compute) => compute ?? double.PositiveInfinity;

    private static string? Fault(Progress? progress) => progress is null
        || progress.Share is >= 0 and <= 1 && progress.ComputeFor90 >= 0 && progress.ComputeFor95 >= progress.ComputeFor90 && progress.ComputeFor99 >= progress.ComputeFor95
        ? null
        : progress.ToString();

    private static bool Covers(Interval interval, double value) => interval.Lower >= 0 && interval.Lower <= value && value <= interval.Upper && interval.Upper <= 1;
}
