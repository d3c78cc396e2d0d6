using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Forecasting;

/// <summary>How an analysed run may go on, drawn from what its analysis says and from nothing of the planner's.</summary>
internal sealed class GoingOn(RunInference run, InferenceOptions options)
{
    private readonly CurveInference _sigmoid = run.Curves[0];

    /// <summary>Share of continuations up to a compute whose ceiling is known to a precision when they are analysed like the run.</summary>
    public double Share(double compute, double precision, int draws, int firstSeed)
    {
        int reached = 0;
        Parallel.For(0, draws, k =>
        {
            var interval = RunAnalyzer.Infer(Draw(compute, new Random(firstSeed + k)), options).Curves[0]["asymptote"].Interval!;
            if ((interval.Upper - interval.Lower) / 2 <= precision) Interlocked.Increment(ref reached);
        });
        return (double)reached / draws;
    }

    private Run Draw(double until, Random random)
    {
        var seen = run.Window.Points;
        double gap = (seen[^1].Compute - seen[0].Compute) / (seen.Count - 1);
        double sd = _sigmoid.Noise.StandardDeviation, share = _sigmoid.Noise.DriftShare;
        double memory = share > 0 ? Math.Exp(-gap / _sigmoid.Noise.CorrelationLength) : 0, drift = Normal(random);
        List<RunPoint> points = [.. run.Run.Points];
        for (double compute = seen[^1].Compute + gap; compute <= until; compute += gap)
        {
            drift = memory * drift + Math.Sqrt(1 - memory * memory) * Normal(random);
            double noise = sd * (Math.Sqrt(share) * drift + Math.Sqrt(1 - share) * Normal(random));
            points.Add(new RunPoint(compute, Math.Clamp(_sigmoid.Fit.PassRate(compute) + noise, 0, 1)));
        }
        return run.Run with { Points = points, Read = points.Count };
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
