using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Coverage;

/// <summary>
/// A run drawn from a known sigmoid and known noise, evaluated as the paper fits its runs: once before training, then from
/// 1,500 GPU-hours on. The first evaluation is as noisy as the others.
/// </summary>
/// <param name="Series">The evaluations.</param>
/// <param name="Truth">The curve's parameters on the solver's scale.</param>
internal sealed record StudyRun(Series Series, double[] Truth)
{
    private const double EarlyRegime = 1500;

    /// <summary>Draws the curve, from the range of published runs, and the evaluations; a seed gives the same run anywhere.</summary>
    public static StudyRun Draw(StudyNoise noise, double until, bool even, int seed)
    {
        var random = new Random(seed);
        double[] truth =
        [
            0.2,
            0.45 + 0.3 * random.NextDouble(),
            Math.Log(0.8 + 1.7 * random.NextDouble()),
            Math.Log(1000) + Math.Log(5) * random.NextDouble(),
        ];
        RunPoint first = default;
        var points = new List<RunPoint>();
        double drift = Normal(random), before = 0;
        for (double compute = 0; compute <= until + 1e-6;)
        {
            double memory = Math.Exp((before - compute) / noise.Length);
            drift = memory * drift + Math.Sqrt(1 - memory * memory) * Normal(random);
            double clean = compute == 0 ? truth[0] : SigmoidCurve.Instance.PassRate(truth, compute);
            double deviation = Math.Sqrt(noise.DriftShare) * drift + Math.Sqrt(1 - noise.DriftShare) * Normal(random);
            var point = new RunPoint(compute, Math.Clamp(clean + StudyNoise.Deviation * deviation, 0, 1));
            if (compute == 0) first = point;
            else points.Add(point);
            before = compute;
            compute = compute == 0 ? EarlyRegime : compute + StudyNoise.Gap * (even ? 1 : 0.2 + 1.6 * random.NextDouble());
        }
        return new StudyRun(new Series(first, points), truth);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
