using FsCheck;
using FsCheck.Fluent;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Fitting;

public class AnySeriesTests
{
    private static readonly Curve[] Curves = [SigmoidCurve.Instance, PowerLawCurve.Instance];

    [Fact]
    public void AnySeriesGivesAFiniteFitInsideItsBounds()
    {
        // Always the same 300 series: a test that draws anew would fail on somebody else's change.
        var config = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20260101, 7);
        Check.One(config, Prop.ForAll(Series().ToArbitrary(), points =>
        {
            foreach (var curve in Curves) AssertFits(curve, SimulatedRun.Whole(SimulatedRun.Of(points)));
        }));
    }

    /// <summary>5 to 200 evaluations at different computes over many decades, pass rates from 0 to 1, constant ones and a start at zero included.</summary>
    private static Gen<RunPoint[]> Series() =>
        from count in Gen.Choose(5, 200)
        from startsAtZero in Gen.Elements(false, true)
        from unit in Gen.Choose(-6, 12)
        from decades in Gen.Choose(0, 6)
        from levels in Gen.Elements(1, 2, 10, 1_000_000)
        from places in Gen.Choose(0, 1_000_000).ArrayOf(count)
        from rates in Gen.Choose(0, levels).ArrayOf(count)
        from noise in Gen.Choose(1, 1000).ArrayOf(count)
        select (RunPoint[])[.. places.Select((place, i) => new RunPoint(
            startsAtZero && i == 0 ? 0 : Math.Pow(10, unit + decades * (place / 1e6)) * (1 + i * 1e-3),
            rates[i] / (double)levels,
            noise[i] / 100.0))];

    private static void AssertFits(Curve curve, FitWindow window)
    {
        var fit = CurveFitter.Fit(curve, window);
        var (lower, upper) = curve.Bounds(new Series(curve.HasStart ? window.FirstEvaluation : null, window.Points), window.FixedStart);
        Assert.True(double.IsFinite(fit.ResidualSumOfSquares) && fit.Termination != Termination.InvalidStart, $"{fit}");
        for (int k = 0; k < lower.Length; k++)
        {
            Assert.InRange(fit.Parameters[k], lower[k], upper[k]);
            Assert.True(double.IsFinite(fit.Natural(k)), $"{fit}");
        }
        if (curve.HasStart) Assert.True(fit.Natural(1) >= fit.Natural(0), $"A = {fit.Natural(1)} lies below R0 = {fit.Natural(0)}");
        Assert.All(window.Points, p => Assert.True(double.IsFinite(fit.PassRate(p.Compute))));
    }
}
