using System.Globalization;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Laws;

/// <summary>The paper's 100k run (ScaleRL-bs2048): over which window one fits hardly matters for the sigmoid, and does for the power law.</summary>
public class WindowTests
{
    private static readonly (double From, double Until)[] Windows = [(1500, 50_000), (0, 100_000), (0, 50_000), (5000, 50_000), (30_000, 60_000)];

    private const double Start = 0.2, Asymptote = 0.645, Efficiency = 1.7, Midpoint = 10909;

    [Fact]
    public void EveryWindowOfANoiselessRunGivesTheTruth()
    {
        var run = SimulatedRun.Of([new(0, Start), .. SimulatedRun.OnSigmoid(Start, Asymptote, Efficiency, Midpoint, SimulatedRun.Every(1000, 100_000)).Points]);
        foreach (var (from, until) in Windows)
        {
            foreach (var rule in (StartRule[])[StartRule.Auto, StartRule.Free, StartRule.Fixed(Start)])
            {
                var fit = Fit(SigmoidCurve.Instance, run, from, until, rule);
                Assert.Equal(1, fit.Natural(1) / Asymptote, 1e-6);
                Assert.Equal(1, fit.Natural(2) / Efficiency, 1e-6);
                Assert.Equal(1, fit.Natural(3) / Midpoint, 1e-6);
            }
        }
    }

    [Fact]
    public void SigmoidIsStableOverTheWindowsOfTheNoisySampleAndThePowerLawIsNot()
    {
        var run = SimulatedRun.FromFile(Path.Combine(Shared.Root(), "samples", "bs2048-100k.csv"));
        var start = StartRule.Fixed(run.Points[0].PassRate);
        var table = new List<string> { "window                A       B    C_mid   power law A" };
        var sigmoid = new List<double>();
        var power = new List<double>();
        foreach (var (from, until) in Windows)
        {
            var fit = Fit(SigmoidCurve.Instance, run, from, until, start);
            sigmoid.Add(fit.Natural(1));
            power.Add(Fit(PowerLawCurve.Instance, run, from, until, start).Natural(0));
            table.Add(string.Create(CultureInfo.InvariantCulture, $"{from,6:F0}..{until,-8:F0} {fit.Natural(1),7:F4} {fit.Natural(2),7:F3} {fit.Natural(3),8:F0}   {power[^1],7:F4}"));
        }
        foreach (string line in table) TestContext.Current.TestOutputHelper!.WriteLine(line);

        Assert.True(sigmoid.Max() - sigmoid.Min() <= 0.005, string.Join('\n', table));
        Assert.True(power.Max() - power.Min() >= 0.1, string.Join('\n', table));
    }

    private static CurveFit Fit(Curve curve, Run run, double from, double until, StartRule start) =>
        CurveFitter.Fit(curve, FitWindow.Choose(run, new WindowOptions { SkipEarly = 0, From = from > 0 ? from : null, Until = until, Start = start }));
}
