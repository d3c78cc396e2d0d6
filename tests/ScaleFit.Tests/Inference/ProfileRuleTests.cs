using MathNet.Numerics.Distributions;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Tests.Coverage;

namespace ScaleFit.Tests.Inference;

/// <summary>Every end lies where its definition says, by fits that start from many points and know nothing of the profile.</summary>
public class ProfileRuleTests
{
    private const double Level = 0.95;

    public static TheoryData<string, int, int> Cases()
    {
        var cases = new TheoryData<string, int, int>();
        for (int seed = 0; seed < 4; seed++)
        {
            for (int index = 0; index < 4; index++) cases.Add("sigmoid", index, seed);
            for (int index = 0; index < 3; index++) cases.Add("power", index, seed);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void UnderWhiteNoiseTheSumOfSquaresAtAnEndIsTheSmallestOneTimesTheQuantile(string name, int index, int seed)
    {
        var model = Model(name, seed);
        var walker = ProfileWalker.Fitted(model, KnownNoise.White, Level);
        int freedom = model.Series.Count - walker.Profile.Fit.FreeParameters;
        double limit = walker.Best.SumOfSquares * (1 + new FisherSnedecor(1, freedom).InverseCumulativeDistribution(Level) / freedom);

        Assert.All(Ends(walker, index), end => Assert.Equal(limit, Least(model, index, end, 0, 1), 1e-6 * limit));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void UnderDriftNoNoiseReachesBeyondAnEnd(string name, int index, int seed)
    {
        var model = Model(name, seed);
        var walker = ProfileWalker.Fitted(model, known: null, Level);
        var best = walker.Best;
        double drop = best.DegreesOfFreedom / 2.0 * Math.Log(1 + new FisherSnedecor(1, best.DegreesOfFreedom).InverseCumulativeDistribution(Level) / best.DegreesOfFreedom);

        Assert.All(Ends(walker, index), end =>
        {
            double reached = walker.Noises.ToArray().Where(fit => fit.LogLikelihood > best.LogLikelihood - drop)
                .Max(fit => fit.LogLikelihoodAt(Least(model, index, end, fit.DriftShare, fit.CorrelationLength)));
            Assert.Equal(best.LogLikelihood - drop, reached, 1e-5);
        });
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99)]
    [InlineData(0.9999)]
    public void TheLevelSetsTheWidth(double level)
    {
        var walker = ProfileWalker.Fitted(Model("sigmoid", 1), KnownNoise.White, Level);
        var usual = walker.Parameter(1).Interval!;
        var other = walker.AtLevel(level).Parameter(1).Interval!;
        Assert.Equal(level < Level, other.Lower > usual.Lower);
        Assert.Equal(level < Level, !(other.Upper >= usual.Upper) && other.Upper is not null);
    }

    [Theory]
    [InlineData(0.95, 161.4476387976)]
    [InlineData(0.99, 4052.1806954768)]
    public void OneDegreeOfFreedomHasIntervalsAtTheUsualLevels(double level, double quantile)
    {
        var model = new CurveModel(SigmoidCurve.Instance, new Series(null, [.. Points(5)]));
        var walker = ProfileWalker.Fitted(model, KnownNoise.White, level);
        double limit = walker.Best.SumOfSquares * (1 + quantile);

        Assert.Equal(1, walker.Best.DegreesOfFreedom);
        Assert.All(Ends(walker, 1), end => Assert.Equal(limit, Least(model, 1, end, 0, 1), 1e-5 * limit));
    }

    private static IEnumerable<RunPoint> Points(int count)
    {
        double[] wiggle = [0.0003, -0.0005, 0.0006, -0.0004, 0.0002];
        for (int i = 0; i < count; i++) yield return new RunPoint(500 * Math.Pow(2.5, i), 0.2 + 0.4 / (1 + Math.Pow(3000 / (500 * Math.Pow(2.5, i)), 1.5)) + wiggle[i]);
    }

    private static CurveModel Model(string name, int seed)
    {
        Curve curve = name == "sigmoid" ? SigmoidCurve.Instance : PowerLawCurve.Instance;
        var series = StudyRun.Draw(StudyNoise.HalfAr8, 16_000, even: false, seed).Series;
        var points = Enumerable.Range(1, series.Count - 1).Select(i => new RunPoint(series.Compute[i], series.PassRate[i]));
        return new CurveModel(curve, curve.HasStart ? series : new Series(null, [.. points]));
    }

    /// <summary>The closed ends of a parameter's interval, on the solver's scale.</summary>
    private static double[] Ends(ProfileWalker walker, int index)
    {
        var interval = walker.Parameter(index).Interval!;
        double[] ends = [.. new[] { interval.Lower, interval.Upper }.OfType<double>().Select(end => walker.Profile.Fit.Curve.Solver(index, end))];
        Assert.NotEmpty(ends);
        return ends;
    }

    /// <summary>The smallest sum of squares with one parameter held.</summary>
    private static double Least(CurveModel model, int index, double value, double driftShare, double correlationLength)
    {
        var problem = new CurveProblem(model.Curve, model.Series, new Whitening(model.Series, driftShare, correlationLength));
        var solver = new LevenbergMarquardt(model.Curve.ParameterCount, model.Series.PaddedCount);
        double[] lower = [.. model.Lower], upper = [.. model.Upper];
        lower[index] = upper[index] = value;
        double least = double.PositiveInfinity;
        foreach (double[] shape in model.Curve.StartGrid(model.Series).Where((_, k) => k % 7 == 3))
        {
            (shape[0], shape[1]) = model.Curve is SigmoidCurve ? (0.2, 0.6) : (0.6, shape[1] - 1);
            least = Math.Min(least, solver.Solve(problem, shape, lower, upper, Tolerances.Tight).SumOfSquares);
        }
        return least;
    }
}
