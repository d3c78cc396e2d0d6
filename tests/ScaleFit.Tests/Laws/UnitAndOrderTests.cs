using System.Globalization;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Logs;
using ScaleFit.Runs;
using ScaleFit.Tests.Logs;

namespace ScaleFit.Tests.Laws;

/// <summary>What must not change when only the unit of compute or the order of rows does.</summary>
public class UnitAndOrderTests
{
    private static readonly Run Hours = SimulatedRun.OnSigmoid(0.3, 0.645, 1.7, 4000, SimulatedRun.Every(400, 30000), 0.006);

    public static TheoryData<string, double> Scales() => new()
    {
        { "auto", 3600 }, { "auto", 1e6 }, { "auto", 1e-4 },
        { "free", 3600 }, { "free", 1e6 }, { "free", 1e-4 },
        { "fixed", 3600 }, { "fixed", 1e6 }, { "fixed", 1e-4 },
    };

    [Theory]
    [MemberData(nameof(Scales))]
    public void AnswerDoesNotDependOnTheScaleOfCompute(string start, double scale)
    {
        var rule = start == "fixed" ? StartRule.Fixed(0.3) : start == "free" ? StartRule.Free : StartRule.Auto;
        RunPoint[] measured = [new(0, 0.302), .. Hours.Points];
        var scaled = measured.Select(p => new RunPoint(p.Compute * scale, p.PassRate));
        foreach (Curve curve in (Curve[])[SigmoidCurve.Instance, PowerLawCurve.Instance])
        {
            var expected = CurveFitter.Fit(curve, SimulatedRun.Whole(SimulatedRun.Of(measured, ComputeUnit.Steps), rule));
            var found = CurveFitter.Fit(curve, SimulatedRun.Whole(SimulatedRun.Of(scaled, ComputeUnit.Steps), rule));
            AssertSame(expected, found, scale);
        }
    }

    [Fact]
    public void GpuSecondsAndGpuHoursAgree()
    {
        (ComputeUnit unit, double factor) = ComputeAxis.ToGpuHours(ComputeUnit.GpuSeconds, null);
        var seconds = SimulatedRun.Of(Hours.Points.Select(p => new RunPoint(p.Compute * 3600 * factor, p.PassRate)), unit);
        foreach (Curve curve in (Curve[])[SigmoidCurve.Instance, PowerLawCurve.Instance])
            AssertSame(CurveFitter.Fit(curve, SimulatedRun.Whole(Hours)), CurveFitter.Fit(curve, SimulatedRun.Whole(seconds)), 1);
    }

    /// <summary>The largest GPU-hours of a run; the paper's 1,500 GPU-hours fall on an evaluation in each.</summary>
    [Theory]
    [InlineData(100, 30000)]
    [InlineData(100, 6000)]
    [InlineData(100, 5900)]
    [InlineData(7.5, 3000)]
    public void GpuSecondsAndGpuHoursAgreeAfterTheEarlyCut(double step, double until)
    {
        var run = SimulatedRun.OnSigmoid(0.3, 0.645, 1.7, 4000, SimulatedRun.Every(step, until), 0.006);
        var hours = Log.Single(Text("gpu_hours", run.Points, 1));
        var seconds = Log.Single(Text("gpu_seconds", run.Points, 3600));
        var clock = Log.Single(Text("seconds", run.Points, 3600 / 8.0), new LogOptions { Gpus = 8, Compute = "seconds", Unit = ComputeUnit.Seconds });
        var expected = FitWindow.Choose(hours, WindowOptions.Default);
        foreach (var other in (Run[])[seconds, clock])
        {
            var window = FitWindow.Choose(other, WindowOptions.Default);
            Assert.Equal((ComputeUnit.GpuHours, expected.SkippedEarly, expected.Fitted), (other.Compute.Unit, window.SkippedEarly, window.Fitted));
            foreach (Curve curve in (Curve[])[SigmoidCurve.Instance, PowerLawCurve.Instance])
                AssertSame(CurveFitter.Fit(curve, expected), CurveFitter.Fit(curve, window), 1);
        }
    }

    [Fact]
    public void OrderOfRowsDoesNotMatter()
    {
        var rows = Hours.Points.Concat(Hours.Points.Take(9).Select(p => new RunPoint(p.Compute, p.PassRate + 0.01))).ToArray();
        var random = new Random(4);
        random.Shuffle(rows);
        var expected = CurveFitter.Fit(SigmoidCurve.Instance, SimulatedRun.Whole(Log.Single(Text("gpu_hours", rows, 1))));
        for (int trial = 0; trial < 20; trial++)
        {
            random.Shuffle(rows);
            var found = CurveFitter.Fit(SigmoidCurve.Instance, SimulatedRun.Whole(Log.Single(Text("gpu_hours", rows, 1))));
            Assert.Equal(expected.Parameters, found.Parameters);
            Assert.Equal(expected.ResidualSumOfSquares, found.ResidualSumOfSquares);
        }
    }

    private static string Text(string column, IEnumerable<RunPoint> points, double scale) =>
        $"{column},pass_rate\n" + string.Concat(points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Compute * scale:R},{p.PassRate:R}\n")));

    private static void AssertSame(CurveFit expected, CurveFit found, double scale)
    {
        bool isSigmoid = expected.Curve.HasStart;
        for (int k = 0; k < expected.Parameters.Count; k++)
        {
            double unit = isSigmoid ? k == 3 ? scale : 1 : k == 1 ? Math.Pow(scale, expected.Natural(2)) : 1;
            AssertClose(expected.Natural(k) * unit, found.Natural(k), $"{expected.Curve.Name} {expected.Curve.ParameterNames[k]}");
        }
        AssertClose(expected.ResidualSumOfSquares, found.ResidualSumOfSquares, "sum of squares");
        AssertClose(expected.PassRate(1e5), found.PassRate(1e5 * scale), "forecast");
    }

    private static void AssertClose(double expected, double found, string what) =>
        Assert.True(Math.Abs(found / expected - 1) <= 1e-9, $"{what}: {found:R} against {expected:R}, off by {Math.Abs(found / expected - 1):E1}");
}
