using FsCheck;
using FsCheck.Fluent;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Tests.Inference;

namespace ScaleFit.Tests.Fitting;

public class AnySeriesTests
{
    private static readonly Curve[] Curves = [SigmoidCurve.Instance, PowerLawCurve.Instance];

    /// <summary>Drift takes long to estimate, and long series are no harder.</summary>
    private const int MostWithDrift = 30;

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

    [Fact]
    public void AnySeriesGivesBoundedIntervalsOrANamedRefusal()
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20260102, 7);
        Check.One(config, Prop.ForAll(Harsh().ToArbitrary(), trial =>
        {
            try
            {
                var inference = RunAnalyzer.Infer(SimulatedRun.Of(trial.Points), new InferenceOptions { Window = trial.Window, Noise = trial.Points.Length > MostWithDrift ? NoiseKind.White : NoiseKind.Drift, Curves = Curves });
                Assert.Null(SoundInference.Fault(inference));
            }
            catch (FitException e)
            {
                Assert.DoesNotContain(e.Message, char.IsControl);
                Assert.InRange(e.Message.Length, 20, 400);
            }
        }));
    }

    [Fact]
    public void ComputeBeyondAllMeasureIsRefused()
    {
        var run = SimulatedRun.Of(Enumerable.Range(1, 208).Select(i => new RunPoint(i * 1e209, 0.123)));
        Assert.Contains("the largest compute is 2.08E+211", Assert.Throws<FitException>(() => RunAnalyzer.Infer(run, InferenceOptions.Default)).Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// 2 to 500 evaluations, compute from the smallest to the largest of numbers, weights over twelve decades, constant pass rates, and every rule for the start.
    /// </summary>
    private static Gen<(RunPoint[] Points, WindowOptions Window)> Harsh() =>
        from count in Gen.OneOf(Gen.Choose(2, 12), Gen.Choose(2, 60), Gen.Choose(200, 500))
        from unit in Gen.OneOf(Gen.Choose(-300, 290), Gen.Choose(-6, 12))
        from decades in Gen.Elements(0, 1, 3, 15)
        from levels in Gen.Elements(1, 2, 10, 1_000_000)
        from isConstant in Gen.Elements(true, false, false, false)
        from places in Gen.Choose(0, 1_000_000).ArrayOf(count)
        from rates in Gen.Choose(0, levels).ArrayOf(count)
        from spread in Gen.Elements(0, 2, 12)
        from weights in Gen.Choose(0, 1000).ArrayOf(count)
        from start in Gen.Elements(StartRule.Auto, StartRule.Free, StartRule.Fixed(0), StartRule.Fixed(0.3), StartRule.Fixed(0.999))
        from skip in Gen.Elements<double?>(0, null)
        select ((RunPoint[])[.. places.Select((place, i) => new RunPoint(
            Math.Pow(10, unit + decades * (place / 1e6)) * (1 + i * 1e-3), rates[isConstant ? 0 : i] / (double)levels, Math.Pow(10, spread * (weights[i] / 1000.0 - 0.5))))],
            new WindowOptions { SkipEarly = skip, Start = start });

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
