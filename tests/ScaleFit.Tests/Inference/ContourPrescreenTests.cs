using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Tests.Coverage;

namespace ScaleFit.Tests.Inference;

/// <summary>What one step in lanes says of contours, against the same step taken under one noise after another.</summary>
public class ContourPrescreenTests
{
    [Theory]
    [InlineData("sigmoid", 1, false)]
    [InlineData("sigmoid", 2, false)]
    [InlineData("sigmoid", 3, true)]
    [InlineData("power", 0, false)]
    [InlineData("power", 1, true)]
    public void ContoursAreInsideWhereTheirFirstStepIs(string name, int index, bool isPassRate)
    {
        Curve curve = name == "sigmoid" ? SigmoidCurve.Instance : PowerLawCurve.Instance;
        int inside = 0, outside = 0;
        for (int seed = 0; seed < 6; seed++)
        {
            var series = StudyRun.Draw(new StudyNoise("half AR(1) .8", 0.5, 0.8), 8_000, even: false, seed).Series;
            var workspace = new FitWorkspace(new CurveModel(curve, curve.HasStart ? series : WithoutStart(series)));
            var fits = NoiseSearch.Find(workspace, known: null).Fits.ToArray();
            var filters = new NoiseFilters(workspace.Model.Series, fits);
            ProfiledQuantity quantity = isPassRate ? new ProfiledPassRate(workspace, 12_000) : new ProfiledParameter(workspace, index);
            double[] limits = [.. fits.Select(fit => fit.SquaresAt(fits[0].LogLikelihood - 2))];
            foreach (int side in (int[])[-1, 1])
            {
                double[] end = new double[curve.ParameterCount], lower = new double[end.Length], upper = new double[end.Length];
                quantity.Value(fits[0], end);
                quantity.Free(lower, upper);
                var contour = new LikelihoodContour(end.Length, workspace.Model.Series.PaddedCount);
                if (contour.Furthest(quantity.Under(filters[0]), quantity.Index, side, limits[0], end, lower, upper, -side * double.MaxValue, isNear: false) != ContourEnd.Found) continue;

                var isInside = new bool[limits.Length];
                double[] least = [.. limits.Select((_, i) => end[quantity.Index] + side * 0.01 * (i % 3 - 1))];
                new ContourPrescreen(workspace, filters, limits).Screen(quantity, side, end, least, isInside);
                for (int i = 0; i < isInside.Length; i++)
                {
                    double[] point = [.. end];
                    bool expected = contour.Furthest(quantity.Under(filters[i]), quantity.Index, side, limits[i], point, lower, upper, least[i], isNear: true) == ContourEnd.Inside;
                    // Where the walk goes on, later steps may find it inside as well; the first one alone must not be contradicted.
                    if (isInside[i]) Assert.True(expected, $"seed {seed}, side {side}, noise {i}");
                    inside += isInside[i] ? 1 : 0;
                    outside += !expected ? 1 : 0;
                }
            }
        }
        Assert.True(inside > 50 && outside > 10, $"{inside} inside, {outside} outside");
    }

    private static Series WithoutStart(Series series) =>
        new(null, [.. Enumerable.Range(1, series.Count - 1).Select(i => new RunPoint(series.Compute[i], series.PassRate[i]))]);
}
