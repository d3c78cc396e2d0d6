using System.Numerics;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Tests.Coverage;

namespace ScaleFit.Tests.Fitting;

/// <summary>Many fits at once against the same fits one at a time.</summary>
public class LaneSolverTests
{
    private static readonly StudyNoise HalfDrift = new("half AR(1) .8", 0.5, 0.8);

    /// <summary>More than any vector has lanes, and no whole number of vectors.</summary>
    private static readonly (double Share, double Length)[] Noises =
        [.. from length in (double[])[200, 700, 3_000] from share in (double[])[0.08, 0.35, 0.65, 1] select (share, length), (0.5, 500)];

    [Theory]
    [InlineData("sigmoid", 0, true, true, 8_000)]
    [InlineData("sigmoid", 0, true, false, 8_100)]
    [InlineData("sigmoid", 0, false, false, 60_000)]
    [InlineData("sigmoid", 0.4, true, true, 60_100)]
    [InlineData("sigmoid", 0.4, false, true, 8_100)]
    [InlineData("power", 0, true, true, 8_000)]
    [InlineData("power", 0, true, false, 60_100)]
    [InlineData("power", 1, true, true, 8_100)]
    public void SumsAreThoseOfTheWholeJacobian(string name, double driftShare, bool movesFirst, bool isWeighted, double until)
    {
        var (curve, series) = Given(name, seed: 3, isWeighted, until);
        int n = curve.ParameterCount, length = series.PaddedCount, lanes = Vector<double>.Count;
        var problem = LaneProblem.Of(curve, series, movesFirst);
        problem.ReferTo(7);
        var noises = Enumerable.Range(0, lanes).Select(lane => new Whitening(series, driftShare, 300 * (lane + 1))).ToArray();
        var noise = new NoiseLanes(series);
        noise.Set(Lanes(_ => driftShare), Lanes(lane => noises[lane].CorrelationLength));
        var parameters = Enumerable.Range(0, lanes).Select(lane => Parameters(name, lane)).ToArray();
        problem.Prepare([.. Enumerable.Range(0, n).Select(k => Lanes(lane => parameters[lane][k]))]);
        // The noises may change under the same parameters.
        problem.Sum(NoiseLanes.Of(series, 0.2, 900));
        problem.Sum(noise);
        var hessian = new Vector<double>[10];
        problem.Hessian(hessian);
        for (int lane = 0; lane < lanes; lane++)
        {
            var alone = new CurveProblem(curve, series, noises[lane], logReference: 7);
            double[] residuals = new double[length], jacobian = new double[n * length], curvature = new double[n * n];
            alone.Evaluate(parameters[lane], residuals, jacobian);
            alone.Curvature(parameters[lane], residuals, curvature);
            AssertClose(Columns.Dot(residuals, residuals), problem.Square[lane]);
            for (int i = movesFirst ? 0 : 1; i < n; i++)
            {
                var column = jacobian.AsSpan(i * length, length);
                AssertClose(Columns.Dot(column, residuals), problem.Gradient[i + problem.Offset][lane]);
                for (int j = i; j < n; j++)
                {
                    double product = Columns.Dot(column, jacobian.AsSpan(j * length, length));
                    AssertClose(product, problem.Products[LaneSums.Packed(i + problem.Offset, j + problem.Offset)][lane]);
                    AssertClose(product + curvature[i * n + j], hessian[LaneSums.Packed(i + problem.Offset, j + problem.Offset)][lane]);
                }
            }
            Assert.Equal(noises[lane].LogDeterminant, noise.LogDeterminant[lane], 1e-12 * length);
        }
    }

    [Fact]
    public void ACurveThatIsFarFromItsDataHasItsSumsToo()
    {
        // Exponentials of points that share a division are as large here as bounds let them be.
        var (curve, series) = Given("sigmoid", seed: 3, isWeighted: false);
        double[] parameters = [0.2, 0.7, Math.Log(20), series.LastLogCompute + Math.Log(10_000)];
        var problem = LaneProblem.Of(curve, series, movesFirst: true);
        problem.Prepare([.. parameters.Select(parameter => new Vector<double>(parameter))]);
        problem.Sum(NoiseLanes.Of(series, 0, 1));
        double[] residuals = new double[series.PaddedCount], jacobian = new double[4 * series.PaddedCount];
        new CurveProblem(curve, series, new Whitening(series)).Evaluate(parameters, residuals, jacobian);
        AssertClose(Columns.Dot(residuals, residuals), problem.Square[0]);
        var start = jacobian.AsSpan(0, series.PaddedCount);
        AssertClose(Columns.Dot(start, residuals), problem.Gradient[0][0]);
        AssertClose(Columns.Dot(start, start), problem.Products[0][0]);
    }

    [Theory]
    [InlineData("sigmoid")]
    [InlineData("power")]
    public void FitsAreThoseFoundOneAtATime(string name)
    {
        for (int seed = 0; seed < 10; seed++)
        {
            var (curve, series) = Given(name, seed);
            var fitter = new CurveFitter(curve, series, null);
            double[] start = new double[curve.ParameterCount];
            fitter.Search(fitter.White, start);
            var together = new NoiseFitter(fitter);
            double[][] starts = [.. Noises.Select(_ => fitter.Referred(start))];
            var fits = together.Fit(Noises, starts, starts);
            for (int i = 0; i < fits.Length; i++)
            {
                var alone = together.Tighten(together.Fit(Noises[i].Share, Noises[i].Length, start));
                Assert.Equal(Noises[i], (fits[i].DriftShare, fits[i].CorrelationLength));
                Assert.Equal(alone.Freedom, fits[i].Freedom);
                Assert.Equal(alone.SumOfSquares, fits[i].SumOfSquares, 1e-12 * alone.SumOfSquares);
                Assert.Equal(alone.LogLikelihood, fits[i].LogLikelihood, 1e-6);
                for (int k = 0; k < start.Length; k++)
                {
                    // What J'J promises of a step is below 1e-7 |r| there; where the Hessian is flatter than J'J, a few times as much is left.
                    double error = alone.UnscaledErrors[k] * alone.StandardDeviation;
                    Assert.Equal(alone.Parameters[k], fits[i].Parameters[k], 1e-5 * error + 1e-12);
                    Assert.Equal(alone.UnscaledErrors[k], fits[i].UnscaledErrors[k], 1e-5 * alone.UnscaledErrors[k]);
                }
            }
        }
    }

    [Fact]
    public void EachLaneMayHaveItsOwnPassRates()
    {
        var (curve, series) = Given("sigmoid", seed: 4, isWeighted: false);
        var (problem, solver, lower, upper) = Solving(curve, series);
        double[][] rates = [.. Enumerable.Range(0, Vector<double>.Count).Select(lane => series.PassRate.Select((rate, i) => rate + 0.01 * lane * Math.Sin(i)).ToArray())];
        for (int lane = 0; lane < rates.Length; lane++) problem.Load(lane, rates[lane]);
        double[] start = [0.2, 0.61, Math.Log(1.9), Math.Log(2500)];
        for (int k = 0; k < start.Length; k++) solver.Parameters[k] = new(start[k]);
        solver.Solve(1e-8);
        for (int lane = 0; lane < rates.Length; lane++)
        {
            var own = new Series(new RunPoint(0, rates[lane][0]), [.. Enumerable.Range(1, series.Count - 1).Select(i => new RunPoint(series.Compute[i], rates[lane][i]))]);
            double[] expected = [.. start];
            new LevenbergMarquardt(4, own.PaddedCount).Solve(new CurveProblem(curve, own, new Whitening(own)), expected, lower, upper, Tolerances.Tight);
            Assert.True(solver.IsFound(lane));
            for (int k = 0; k < start.Length; k++) Assert.Equal(expected[k], solver.Parameters[k][lane], 1e-6);
        }
    }

    [Fact]
    public void StepsThatLeadUphillAreShortened()
    {
        var (curve, series) = Given("sigmoid", seed: 4, isWeighted: false);
        var (_, solver, lower, upper) = Solving(curve, series);
        var random = new Random(1);
        int found = 0;
        for (int i = 0; i < 200; i++)
        {
            double[] start = [0.3 * random.NextDouble(), 0.4 + 0.5 * random.NextDouble(), 2 * random.NextDouble() - 0.5, 6.5 + 2.5 * random.NextDouble()];
            for (int k = 0; k < start.Length; k++) solver.Parameters[k] = new(start[k]);
            solver.Solve(1e-7);
            if (!solver.IsFound(0)) continue;
            found++;
            double[] expected = [.. start];
            double square = new LevenbergMarquardt(4, series.PaddedCount).Solve(new CurveProblem(curve, series, new Whitening(series)), expected, lower, upper, Tolerances.Tight).SumOfSquares;
            Assert.InRange(solver.Square(0), square * (1 - 1e-10), square * (1 + 1e-10));
        }
        // With steps that are tried again as they are, 53 of these arrive.
        Assert.InRange(found, 140, 200);
    }

    [Fact]
    public void ALaneThatDoesNotArriveSaysSo()
    {
        // A curve without gain has a Jacobian without rank: nothing tells where its midpoint lies.
        var (curve, series) = Given("sigmoid", seed: 1);
        var (_, solver, _, _) = Solving(curve, series);
        solver.Noise.Set(Lanes(_ => 0.3), Lanes(_ => 500));
        double[] flat = [0.5, 0.5, 0, 7], good = [0.2, 0.61, Math.Log(1.9), Math.Log(2500)];
        for (int k = 0; k < flat.Length; k++) solver.Parameters[k] = Lanes(lane => lane == 0 ? flat[k] : good[k]);
        solver.Solve(1e-7);
        Assert.False(solver.IsFound(0));
        for (int lane = 1; lane < Vector<double>.Count; lane++) Assert.True(solver.IsFound(lane));
    }

    [Fact]
    public void AParameterThatIsPushedAgainstItsBoundIsHeldThere()
    {
        var (curve, series) = Given("sigmoid", seed: 2);
        var fitter = new CurveFitter(curve, series, null);
        var parameters = new double[4];
        fitter.Search(fitter.White, parameters);
        double[] lower = [.. fitter.Lower], upper = [.. fitter.Upper];
        upper[1] = parameters[1] - 0.02;
        var problem = LaneProblem.Of(curve, series, movesFirst: true);
        var solver = new LaneSolver(problem, new NoiseLanes(series), lower, upper);
        solver.Noise.Set(Vector<double>.Zero, Vector<double>.One);
        for (int k = 0; k < 4; k++) solver.Parameters[k] = new(Math.Min(parameters[k], upper[k]));
        solver.Solve(1e-8);
        var alone = new LevenbergMarquardt(4, series.PaddedCount);
        double[] expected = [.. parameters];
        var solution = alone.Solve(new CurveProblem(curve, series, fitter.White), expected, lower, upper, Tolerances.Tight);
        Assert.True(solver.IsFound(0));
        for (int k = 0; k < 4; k++) Assert.Equal(expected[k], solver.Parameters[k][0], 1e-6);
        Assert.Equal(solution.SumOfSquares, solver.Square(0), 1e-12);
        var errors = new Vector<double>[4];
        solver.UnscaledStandardErrors(errors);
        Assert.Equal(0, errors[1][0]);
        Assert.True(errors[2][0] > 0);
        Assert.Equal(alone.LogDeterminant().Rank, solver.LogDeterminant(0).Rank);
        Assert.Equal(alone.LogDeterminant().LogDeterminant, solver.LogDeterminant(0).LogDeterminant, 1e-6);
    }

    [Fact]
    public void SolvingInLanesAllocatesNothing()
    {
        var (curve, series) = Given("sigmoid", seed: 1);
        var (_, solver, _, _) = Solving(curve, series);
        double[] start = [0.25, 0.6, 0.5, 7.5];
        long before = 0;
        for (int i = 0; i < 300; i++)
        {
            if (i == 100) before = GC.GetAllocatedBytesForCurrentThread();
            solver.Noise.Set(new(0.3), new(500));
            for (int k = 0; k < start.Length; k++) solver.Parameters[k] = new(start[k]);
            solver.Solve(1e-7);
        }
        Assert.True(solver.IsFound(0));
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static (Curve Curve, Series Series) Given(string name, int seed, bool isWeighted = true, double until = 8_000)
    {
        Curve curve = name == "sigmoid" ? SigmoidCurve.Instance : PowerLawCurve.Instance;
        var drawn = StudyRun.Draw(HalfDrift, until, even: false, seed).Series;
        var points = Enumerable.Range(1, drawn.Count - 1).Select(i => new RunPoint(drawn.Compute[i], drawn.PassRate[i], isWeighted && i % 3 == 0 ? 0.25 : 1));
        return (curve, new Series(curve.HasStart ? new RunPoint(0, drawn.PassRate[0], isWeighted ? 0.5 : 1) : null, [.. points]));
    }

    /// <summary>A solver within the curve's own bounds, under white noise until it is set.</summary>
    private static (LaneProblem Problem, LaneSolver Solver, double[] Lower, double[] Upper) Solving(Curve curve, Series series)
    {
        var problem = LaneProblem.Of(curve, series, movesFirst: true);
        var (lower, upper) = curve.Bounds(series, null);
        return (problem, new LaneSolver(problem, NoiseLanes.Of(series, 0, 1), lower, upper), lower, upper);
    }

    private static double[] Parameters(string name, int lane) => name == "sigmoid" ? [0.22, 0.63 + 0.01 * lane, 0.5, 0.6] : [0.7 + 0.01 * lane, -1.1, -0.6];

    private static Vector<double> Lanes(Func<int, double> value)
    {
        var numbers = new double[Vector<double>.Count];
        for (int lane = 0; lane < numbers.Length; lane++) numbers[lane] = value(lane);
        return new Vector<double>(numbers);
    }

    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, 1e-11 * (1 + Math.Abs(expected)));
}
