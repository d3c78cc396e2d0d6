using System.Numerics;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Tests.Coverage;

namespace ScaleFit.Tests.Fitting;

/// <summary>Many fits at once against the same fits one at a time.</summary>
public class BatchSolverTests
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
        var batch = CurveBatch.For(curve, movesFirst);
        var evaluation = new BatchEvaluation(series.Count);
        var noises = Enumerable.Range(0, lanes).Select(lane => new Whitening(series, driftShare, 300 * (lane + 1))).ToArray();
        var noise = new NoiseBatch(series, Lanes(_ => driftShare), Lanes(lane => noises[lane].CorrelationLength));
        var parameters = Enumerable.Range(0, lanes).Select(lane => Parameters(name, lane)).ToArray();
        // The noises may change under the same parameters.
        batch.Evaluate(new BatchSeries(series, 7), [.. Enumerable.Range(0, n).Select(k => Lanes(lane => parameters[lane][k]))], new NoiseBatch(series, new(0.2), new(900)), evaluation);
        batch.Reevaluate(evaluation, noise);
        var hessian = new Vector<double>[10];
        batch.Hessian(evaluation, hessian);
        for (int lane = 0; lane < lanes; lane++)
        {
            var alone = new CurveProblem(curve, series, noises[lane], logReference: 7);
            double[] residuals = new double[length], jacobian = new double[n * length], reusable = new double[length], curvature = new double[n * n];
            alone.Evaluate(parameters[lane], residuals, jacobian, reusable);
            alone.SecondOrderTerm(parameters[lane], residuals, reusable, curvature);
            AssertClose(Columns.Dot(residuals, residuals), evaluation.Square[lane]);
            for (int i = movesFirst ? 0 : 1; i < n; i++)
            {
                var column = jacobian.AsSpan(i * length, length);
                AssertClose(Columns.Dot(column, residuals), evaluation.Gradient[i + batch.Offset][lane]);
                for (int j = i; j < n; j++)
                {
                    double product = Columns.Dot(column, jacobian.AsSpan(j * length, length));
                    AssertClose(product, evaluation.Products[NormalEquations.Packed(i + batch.Offset, j + batch.Offset)][lane]);
                    AssertClose(product + curvature[i * n + j], hessian[NormalEquations.Packed(i + batch.Offset, j + batch.Offset)][lane]);
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
        var evaluation = new BatchEvaluation(series.Count);
        CurveBatch.For(curve, movesFirst: true).Evaluate(new BatchSeries(series, 0), [.. parameters.Select(parameter => new Vector<double>(parameter))], White(series), evaluation);
        double[] residuals = new double[series.PaddedCount], jacobian = new double[4 * series.PaddedCount];
        new CurveProblem(curve, series, new Whitening(series)).Evaluate(parameters, residuals, jacobian, new double[series.PaddedCount]);
        AssertClose(Columns.Dot(residuals, residuals), evaluation.Square[0]);
        var start = jacobian.AsSpan(0, series.PaddedCount);
        AssertClose(Columns.Dot(start, residuals), evaluation.Gradient[0][0]);
        AssertClose(Columns.Dot(start, start), evaluation.Products[0][0]);
    }

    [Theory]
    [InlineData("sigmoid")]
    [InlineData("power")]
    public void FitsAreThoseFoundOneAtATime(string name)
    {
        for (int seed = 0; seed < 10; seed++)
        {
            var (curve, series) = Given(name, seed);
            var workspace = new FitWorkspace(new CurveModel(curve, series));
            double[] start = CurveFitter.Search(workspace, workspace.White).Parameters;
            var together = new NoiseFitter(workspace);
            double[][] starts = [.. Noises.Select(_ => workspace.Model.Centred(start))];
            var fits = new NoiseFit[Noises.Length];
            together.Fit(Noises, starts, starts, fits);
            for (int i = 0; i < fits.Length; i++)
            {
                var alone = together.Tighten(together.Fit(Noises[i].Share, Noises[i].Length, start));
                Assert.Equal(Noises[i], (fits[i].DriftShare, fits[i].CorrelationLength));
                Assert.Equal(alone.DegreesOfFreedom, fits[i].DegreesOfFreedom);
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
        double[][] rates = [.. Enumerable.Range(0, Vector<double>.Count).Select(lane => series.PassRate.Select((rate, i) => rate + 0.01 * lane * Math.Sin(i)).ToArray())];
        double[] start = [0.2, 0.61, Math.Log(1.9), Math.Log(2500)];
        var (lower, upper) = curve.Bounds(series, null);
        var solution = Solver(curve, series).Solve(new BatchSeries(series, 0, lane => rates[lane]), White(series), Vectors(start), 1e-8);
        for (int lane = 0; lane < rates.Length; lane++)
        {
            var own = new Series(new RunPoint(0, rates[lane][0]), [.. Enumerable.Range(1, series.Count - 1).Select(i => new RunPoint(series.Compute[i], rates[lane][i]))]);
            double[] expected = [.. start];
            new LevenbergMarquardt(4, own.PaddedCount).Solve(new CurveProblem(curve, own, new Whitening(own)), expected, lower, upper, Tolerances.Tight);
            Assert.True(solution.IsFound(lane));
            for (int k = 0; k < start.Length; k++) Assert.Equal(expected[k], solution.Parameters[k][lane], 1e-6);
        }
    }

    [Fact]
    public void StepsThatLeadUphillAreShortened()
    {
        var (curve, series) = Given("sigmoid", seed: 4, isWeighted: false);
        var solver = Solver(curve, series);
        var (lower, upper) = curve.Bounds(series, null);
        var batchSeries = new BatchSeries(series, 0);
        var random = new Random(1);
        int found = 0;
        for (int i = 0; i < 200; i++)
        {
            double[] start = [0.3 * random.NextDouble(), 0.4 + 0.5 * random.NextDouble(), 2 * random.NextDouble() - 0.5, 6.5 + 2.5 * random.NextDouble()];
            var solution = solver.Solve(batchSeries, White(series), Vectors(start), 1e-7);
            if (!solution.IsFound(0)) continue;
            found++;
            double[] expected = [.. start];
            double square = new LevenbergMarquardt(4, series.PaddedCount).Solve(new CurveProblem(curve, series, new Whitening(series)), expected, lower, upper, Tolerances.Tight).SumOfSquares;
            Assert.InRange(solution.Square[0], square * (1 - 1e-10), square * (1 + 1e-10));
        }
        // With steps that are tried again as they are, 53 of these arrive.
        Assert.InRange(found, 140, 200);
    }

    [Fact]
    public void ALaneThatDoesNotConvergeIsReported()
    {
        // A curve without gain has a Jacobian without rank: nothing tells where its midpoint lies.
        var (curve, series) = Given("sigmoid", seed: 1);
        double[] flat = [0.5, 0.5, 0, 7], good = [0.2, 0.61, Math.Log(1.9), Math.Log(2500)];
        Vector<double>[] start = [.. flat.Zip(good, (bad, fair) => Lanes(lane => lane == 0 ? bad : fair))];
        var solution = Solver(curve, series).Solve(new BatchSeries(series, 0), new NoiseBatch(series, new(0.3), new(500)), start, 1e-7);
        Assert.False(solution.IsFound(0));
        for (int lane = 1; lane < Vector<double>.Count; lane++) Assert.True(solution.IsFound(lane));
    }

    [Fact]
    public void AParameterThatIsPushedAgainstItsBoundStaysThere()
    {
        var (curve, series) = Given("sigmoid", seed: 2);
        var workspace = new FitWorkspace(new CurveModel(curve, series));
        double[] parameters = CurveFitter.Search(workspace, workspace.White).Parameters, lower = [.. workspace.Model.Lower], upper = [.. workspace.Model.Upper];
        upper[1] = parameters[1] - 0.02;
        var solver = new BatchSolver(workspace.Batch, workspace.BatchEvaluation, lower, upper);
        var solution = solver.Solve(workspace.BatchSeries, White(series), Vectors(parameters), 1e-8);
        double[] expected = [.. parameters];
        var alone = new LevenbergMarquardt(4, series.PaddedCount).Solve(new CurveProblem(curve, series, workspace.White), expected, lower, upper, Tolerances.Tight, out var information);
        Assert.True(solution.IsFound(0));
        for (int k = 0; k < 4; k++) Assert.Equal(expected[k], solution.Parameters[k][0], 1e-6);
        Assert.Equal(alone.SumOfSquares, solution.Square[0], 1e-12);
        Assert.Equal(0, solution.UnscaledErrors[1][0]);
        Assert.True(solution.UnscaledErrors[2][0] > 0);
        for (int k = 0; k < 4; k++) Assert.Equal(information.UnscaledErrors[k], solution.UnscaledErrors[k][0], 1e-5 * information.UnscaledErrors[k]);
        Assert.Equal(information.Rank, solution.Rank[0]);
        Assert.Equal(information.LogDeterminant, solution.LogDeterminant[0], 1e-6);
    }

    [Fact]
    public void SolvingABatchAllocatesNothing()
    {
        var (curve, series) = Given("sigmoid", seed: 1);
        var (solver, batchSeries, noise) = (Solver(curve, series), new BatchSeries(series, 0), new NoiseBatch(series, new(0.3), new(500)));
        Vector<double>[] start = Vectors([0.25, 0.6, 0.5, 7.5]);
        Assert.True(solver.Solve(batchSeries, noise, start, 1e-7).IsFound(0));
        Assert.Equal(0, Allocation.Least(() => solver.Solve(batchSeries, noise, start, 1e-7)));
    }

    private static (Curve Curve, Series Series) Given(string name, int seed, bool isWeighted = true, double until = 8_000)
    {
        Curve curve = name == "sigmoid" ? SigmoidCurve.Instance : PowerLawCurve.Instance;
        var drawn = StudyRun.Draw(HalfDrift, until, even: false, seed).Series;
        var points = Enumerable.Range(1, drawn.Count - 1).Select(i => new RunPoint(drawn.Compute[i], drawn.PassRate[i], isWeighted && i % 3 == 0 ? 0.25 : 1));
        return (curve, new Series(curve.HasStart ? new RunPoint(0, drawn.PassRate[0], isWeighted ? 0.5 : 1) : null, [.. points]));
    }

    /// <summary>A solver within the curve's own bounds.</summary>
    private static BatchSolver Solver(Curve curve, Series series)
    {
        var (lower, upper) = curve.Bounds(series, null);
        return new BatchSolver(CurveBatch.For(curve, movesFirst: true), new BatchEvaluation(series.Count), lower, upper);
    }

    private static NoiseBatch White(Series series) => new(series, Vector<double>.Zero, Vector<double>.One);

    private static Vector<double>[] Vectors(double[] numbers) => [.. numbers.Select(number => new Vector<double>(number))];

    private static double[] Parameters(string name, int lane) => name == "sigmoid" ? [0.22, 0.63 + 0.01 * lane, 0.5, 0.6] : [0.7 + 0.01 * lane, -1.1, -0.6];

    private static Vector<double> Lanes(Func<int, double> value)
    {
        var numbers = new double[Vector<double>.Count];
        for (int lane = 0; lane < numbers.Length; lane++) numbers[lane] = value(lane);
        return new Vector<double>(numbers);
    }

    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, 1e-11 * (1 + Math.Abs(expected)));
}
