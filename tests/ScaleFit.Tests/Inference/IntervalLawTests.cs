using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Tests.Coverage;

namespace ScaleFit.Tests.Inference;

/// <summary>What must not change an answer: the unit of compute, the order of the rows, the scale of the weights.</summary>
public class IntervalLawTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<NoiseKind, double, int> Units()
    {
        var units = new TheoryData<NoiseKind, double, int>();
        foreach (var noise in (NoiseKind[])[NoiseKind.White, NoiseKind.Drift])
        {
            foreach (double factor in (double[])[3_600, 1e-3, 3.7e17])
            {
                for (int seed = 0; seed < 5; seed++) units.Add(noise, factor, seed);
            }
        }
        return units;
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void IntervalsInAnotherUnitAreTheSame(NoiseKind noise, double factor, int seed)
    {
        var points = Evaluations(seed);
        var usual = Infer(points, noise, 0);
        var scaled = Infer(points.Select(p => new RunPoint(factor * p.Compute, p.PassRate, p.NoiseVariance)), noise, 0);
        foreach (var (a, b) in usual.Curves.Zip(scaled.Curves))
        {
            foreach (var (left, right) in a.Parameters.Zip(b.Parameters))
            {
                // The power law's scale D C^-B carries the unit to the power of a fitted B: its ends are no lengths of compute.
                if (left.Name != "scale") Same(left, right, left.Name == "midpoint" ? factor : 1);
            }
            foreach (double compute in (double[])[3_000, 20_000, 1e6]) Same(new ProfileWalker(a.Profile).PassRate(compute), new ProfileWalker(b.Profile).PassRate(factor * compute), 1);
            Same(a.Noise.CorrelationLength * factor, b.Noise.CorrelationLength, "length");
            Same(a.Noise.EffectivePoints, b.Noise.EffectivePoints, "effective points");
            Same(a.Aicc!.Value, b.Aicc!.Value, "AICc");
        }
    }

    [Theory]
    [InlineData(NoiseKind.White)]
    [InlineData(NoiseKind.Drift)]
    public void TheOrderOfTheRowsDoesNotMatter(NoiseKind noise)
    {
        var points = Evaluations(1).Append(new RunPoint(2_000, 0.31)).Append(new RunPoint(2_000, 0.33)).ToArray();
        var shuffled = (RunPoint[])points.Clone();
        new Random(5).Shuffle(shuffled);
        Assert.NotEqual(points, shuffled);

        var (left, right) = (Infer(points, noise, 0), Infer(shuffled, noise, 0));
        foreach (var (a, b) in left.Curves.Zip(right.Curves))
        {
            Assert.Equal(a.Parameters, b.Parameters);
            Assert.Equal((a.Noise, a.Aicc, a.Weight), (b.Noise, b.Aicc, b.Weight));
            Assert.Equal(new ProfileWalker(a.Profile).PassRate(1e5), new ProfileWalker(b.Profile).PassRate(1e5));
        }
    }

    [Fact]
    public void UnderWhiteNoiseOnlyRatiosOfTheWeightsMatter()
    {
        var points = Evaluations(2);
        var usual = Infer(points, NoiseKind.White, 0);
        var scaled = Infer(points.Select(p => new RunPoint(p.Compute, p.PassRate, 1e-4 * p.NoiseVariance)), NoiseKind.White, 0);
        foreach (var (a, b) in usual.Curves.Zip(scaled.Curves))
        {
            foreach (var (left, right) in a.Parameters.Zip(b.Parameters)) Same(left, right, 1);
        }
    }

    private static RunPoint[] Evaluations(int seed)
    {
        var series = StudyRun.Draw(StudyNoise.HalfAr8, 16_000, even: false, seed).Series;
        return [.. Enumerable.Range(0, series.Count).Select(i => new RunPoint(series.Compute[i], series.PassRate[i], i % 4 == 0 ? 0.5 : 1))];
    }

    private static RunInference Infer(IEnumerable<RunPoint> points, NoiseKind noise, double skipEarly) => RunAnalyzer.Infer(
        SimulatedRun.Of(points, ComputeUnit.Flops),
        new InferenceOptions { Noise = noise, Window = new WindowOptions { SkipEarly = skipEarly } });

    private static void Same(Estimate left, Estimate right, double factor)
    {
        Same(left.Value * factor, right.Value, left.Name);
        Assert.Equal(left.Interval is null, right.Interval is null);
        Assert.Equal((left.Interval?.Lower is null, left.Interval?.Upper is null, left.AtBound), (right.Interval?.Lower is null, right.Interval?.Upper is null, right.AtBound));
        if (left.Interval?.Lower is { } lower) Same(lower * factor, right.Interval!.Lower!.Value, $"lower end of {left.Name}");
        if (left.Interval?.Upper is { } upper) Same(upper * factor, right.Interval!.Upper!.Value, $"upper end of {left.Name}");
    }

    private static void Same(double expected, double actual, string what) =>
        Assert.True(Math.Abs(actual - expected) <= Tolerance * Math.Max(Math.Abs(expected), 1e-3), $"{what}: {actual:R} instead of {expected:R}, {(actual - expected) / expected:E1} off");
}
