using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Runs;
using ScaleFit.Simulation;

namespace ScaleFit.Tests.Inference;

/// <summary>
/// Every curve rises, so both edges of the band of pass rates do: the smallest pass rate that the data leaves room for cannot be
/// smaller further on. An edge that falls was not searched well.
/// </summary>
public class BandLawTests(ITestOutputHelper output)
{
    private const int Steps = 40;

    /// <summary>Far out the edges are flat, and their search ends within this.</summary>
    private const double Flat = 2e-6;

    [Theory]
    [InlineData("scalerl-8b", 16_000)]
    [InlineData("scalerl-8b", 4_000)]
    [InlineData("scalerl-8b", 2_500)]
    [InlineData("bs2048-100k", 100_000)]
    [InlineData("bs2048-100k", 20_000)]
    [InlineData("scout-50k", 50_000)]
    [InlineData("academic-50", 50)]
    public void EdgesRiseOnTheSamples(string sample, double until) =>
        Assert.Equal(0, Worst(SimulatedRun.FromFile(Path.Combine(Shared.Root(), "samples", $"{sample}.csv")), until), Flat);

    [Fact]
    public void EdgesRiseOnARealRun() => Assert.Equal(0, Worst(
        Assert.Single(LogReader.Read(Shared.Path("runs/railroad/prime-rl-history.csv"), new LogOptions { Metrics = ["reward/mean"] }).Runs), double.PositiveInfinity), Flat);

    [Fact]
    public void EdgesRiseOnRunsThatEndEarlyOrLate()
    {
        double[] worst = new double[60];
        Parallel.For(0, worst.Length, k =>
        {
            var random = new Random(k);
            double until = 2_000 * Math.Pow(8, random.NextDouble());
            worst[k] = Worst(new RunSimulator(k).Next(new SimulationOptions { Until = until, DriftShare = k % 3 * 0.5, Efficiency = 0.8 + 2 * random.NextDouble() }), until);
        });
        output.WriteLine(string.Join(' ', worst.Select((w, k) => (w, k)).Where(pair => pair.w > Flat).Select(pair => FormattableString.Invariant($"{pair.k}: {pair.w:g2}"))));
        Assert.Equal(0, worst.Max(), Flat);
    }

    /// <summary>The most that an edge falls from one compute to the next, from a twentieth of the first evaluation's to twenty times the last one's.</summary>
    private static double Worst(Run run, double until)
    {
        var inference = RunAnalyzer.Infer(run, new InferenceOptions { Curves = [SigmoidCurve.Instance], Window = new WindowOptions { Until = until } });
        var (walker, points) = (new ProfileWalker(inference.Curves[0].Profile), inference.Window.Points);
        double low = Math.Log(points[0].Compute / 20), high = Math.Log(points[^1].Compute * 20), worst = 0;
        Interval? before = null;
        for (int i = 0; i <= Steps; i++)
        {
            var interval = walker.PassRate(Math.Exp(low + (high - low) * i / Steps)).Interval!;
            if (before is not null) worst = Math.Max(worst, Math.Max((before.Lower - interval.Lower)!.Value, (before.Upper - interval.Upper)!.Value));
            before = interval;
        }
        return worst;
    }
}
