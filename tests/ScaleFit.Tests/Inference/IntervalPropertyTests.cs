using System.Collections.Concurrent;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Inference;

/// <summary>What must hold of every interval, whatever the data.</summary>
public class IntervalPropertyTests
{
    private static readonly double[] Levels = [0.95, 0.95, 0.5, 0.8, 0.99, 0.9999];

    private static readonly Curve[][] Curves =
    [
        [SigmoidCurve.Instance], [PowerLawCurve.Instance], [SigmoidCurve.Instance, PowerLawCurve.Instance], [SigmoidCurve.Instance, PowerLawCurve.Instance],
    ];

    [Fact]
    public void NoIntervalOfTenThousandRandomRunsIsBroken() => Check(10_000, seed: 0, count: null);

    [Fact]
    public void NoIntervalOfARunOfFiveThousandEvaluationsIsBroken() => Check(6, seed: 1_000_000, count: 5_000);

    /// <summary>Analyses runs whose seeds follow from their number, so that the order of work does not matter, and names those that fail.</summary>
    private static void Check(int runs, int seed, int? count)
    {
        var faults = new ConcurrentBag<string>();
        int analysed = 0;
        Parallel.For(seed, seed + runs, k =>
        {
            try
            {
                if (Analyse(new Random(k), count) is not { } fault) Interlocked.Increment(ref analysed);
                else if (fault.Length > 0) faults.Add($"{k}: {fault}");
            }
            catch (Exception e) when (e is not FitException)
            {
                faults.Add($"{k}: {e.GetType().Name} {e.Message} {e.StackTrace?.Split('\n')[0].Trim()}");
            }
        });
        Assert.True(faults.IsEmpty, $"{faults.Count} runs, among them:\n{string.Join('\n', faults.Order().Take(20))}");
        Assert.True(analysed > 0.8 * runs, $"only {analysed} of {runs} runs could be fitted");
    }

    /// <summary>The first fault of a random run; null when there is none, empty when the run has too few evaluations to fit.</summary>
    private static string? Analyse(Random random, int? count)
    {
        var run = RandomRun.Draw(random, count);
        var options = Options(random, run);
        RunInference inference;
        try
        {
            inference = RunAnalyzer.Infer(run, options);
        }
        catch (FitException) when (FitWindow.Choose(run, options.Window).Fitted <= SigmoidCurve.Instance.ParameterCount)
        {
            return "";
        }

        double last = inference.Window.Points[^1].Compute, first = inference.Window.Points[0].Compute;
        foreach (var curve in inference.Curves)
        {
            foreach (double compute in (ReadOnlySpan<double>)[first * Math.Pow(last / first, random.NextDouble()), last * Math.Pow(10, 3 * random.NextDouble())])
            {
                var passRate = new ProfileWalker(curve.Profile).PassRate(compute);
                if (passRate.Interval is not { Lower: not null, Upper: not null }) return $"{curve.Curve.Name}: {passRate} is open";
                if (SoundInference.Fault(passRate, 0, 1) is { } fault) return $"{curve.Curve.Name} at {compute}: {fault}";
            }
        }
        return SoundInference.Fault(inference);
    }

    private static InferenceOptions Options(Random random, Run run)
    {
        var start = random.Next(4) switch
        {
            0 => StartRule.Free,
            1 => StartRule.Fixed(0.9 * random.NextDouble()),
            _ => StartRule.Auto,
        };
        return new InferenceOptions
        {
            Window = new WindowOptions { SkipEarly = run.Points.Count <= 8 || random.Next(2) == 0 ? 0 : null, Start = start },
            Noise = random.Next(4) == 0 ? NoiseKind.Drift : NoiseKind.White,
            Curves = Curves[random.Next(Curves.Length)],
            Level = Levels[random.Next(Levels.Length)],
        };
    }
}
