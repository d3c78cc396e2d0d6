using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Tests.Coverage;

namespace ScaleFit.Tests.Inference;

/// <summary>What one step in lanes says of contours, against the same step taken under one noise after another.</summary>
public class ContourScreenTests
{
    [Theory]
    [InlineData("sigmoid", 1, false)]
    [InlineData("sigmoid", 2, false)]
    [InlineData("sigmoid", 3, true)]
    [InlineData("power", 0, false)]
    [InlineData("power", 1, true)]
    public void ContoursAreInsideWhereTheirOwnFirstStepSaysSo(string name, int index, bool isPassRate)
    {
        Curve curve = name == "sigmoid" ? SigmoidCurve.Instance : PowerLawCurve.Instance;
        int inside = 0, outside = 0;
        for (int seed = 0; seed < 6; seed++)
        {
            var series = StudyRun.Draw(new StudyNoise("half AR(1) .8", 0.5, 0.8), 8_000, even: false, seed).Series;
            var fitter = new CurveFitter(curve, curve.HasStart ? series : WithoutStart(series), null);
            var noise = new NoiseModel(fitter, null);
            ProfiledQuantity quantity = isPassRate ? new ProfiledPassRate(fitter, 12_000) : new ProfiledParameter(fitter, index);
            double[] limits = [.. noise.Fits.Select(fit => fit.SquaresAt(noise.Best.LogLikelihood - 2))];
            foreach (int side in (int[])[-1, 1])
            {
                double[] end = new double[curve.ParameterCount], lower = new double[end.Length], upper = new double[end.Length];
                quantity.Under(noise.BestWhitening);
                quantity.Value(noise.Best, end);
                quantity.Free(lower, upper);
                var contour = new LikelihoodContour(end.Length, fitter.Series.PaddedCount);
                if (contour.Furthest(quantity, side, limits[0], end, lower, upper, -side * double.MaxValue, isNear: false) != ContourEnd.Found) continue;

                var told = new bool[limits.Length];
                double[] least = [.. limits.Select((_, i) => end[quantity.Index] + side * 0.01 * (i % 3 - 1))];
                new ContourScreen(fitter, noise, limits).Look(quantity, side, end, least, told);
                for (int i = 0; i < told.Length; i++)
                {
                    quantity.Under(noise.Whitening(i));
                    double[] point = [.. end];
                    bool expected = contour.Furthest(quantity, side, limits[i], point, lower, upper, least[i], isNear: true) == ContourEnd.Inside;
                    // Where the walk goes on, later steps may find it inside as well; the first one alone must not be contradicted.
                    if (told[i]) Assert.True(expected, $"seed {seed}, side {side}, noise {i}");
                    inside += told[i] ? 1 : 0;
                    outside += !expected ? 1 : 0;
                }
            }
        }
        Assert.True(inside > 50 && outside > 10, $"{inside} inside, {outside} outside");
    }

    private static Series WithoutStart(Series series) =>
        new(null, [.. Enumerable.Range(1, series.Count - 1).Select(i => new RunPoint(series.Compute[i], series.PassRate[i]))]);
}
