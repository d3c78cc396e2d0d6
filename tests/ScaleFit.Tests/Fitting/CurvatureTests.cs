using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Fitting;

/// <summary>The second derivatives that make the solver's steps Newton's.</summary>
public class CurvatureTests
{
    private static readonly Series Data = Observed(new RunPoint(0, 0.2));

    [Theory]
    [InlineData("sigmoid", 0)]
    [InlineData("sigmoid", 0.4)]
    [InlineData("power", 0)]
    [InlineData("power", 0.4)]
    public void CurvatureIsWhatTheJacobianChangesBy(string name, double driftShare)
    {
        Curve curve = name == "sigmoid" ? SigmoidCurve.Instance : PowerLawCurve.Instance;
        double[] parameters = name == "sigmoid" ? [0.22, 0.63, 0.5, Math.Log(2000) - 7] : [0.7, -1.1, -0.6];
        var data = curve.HasStart ? Data : Observed(null);
        var problem = new CurveProblem(curve, data, new Whitening(data, driftShare, 900), 7);
        AssertCurvature(problem, parameters);

        var reparametrised = new double[parameters.Length];
        curve.Reparametrise(9, parameters, reparametrised);
        AssertCurvature(new ReparametrisedProblem(curve, problem, 9), reparametrised);
    }

    [Fact]
    public void FactorsWithSecondOrderTermsAreThoseOfTheHessian()
    {
        var problem = new CurveProblem(SigmoidCurve.Instance, Data, new Whitening(Data, 0.4, 900));
        double[] parameters = [0.2, 0.61, Math.Log(1.8), Math.Log(2450)];
        int n = parameters.Length, length = problem.ResidualCount;
        var columns = new double[(n + 1) * length];
        double[] curvature = new double[n * n], reusable = new double[length];
        problem.Evaluate(parameters, columns.AsSpan(n * length), columns.AsSpan(0, n * length), reusable);
        var residuals = columns.AsSpan(n * length);
        problem.SecondOrderTerm(parameters, residuals, reusable, curvature);
        // The start held: the free ones are others than the first ones.
        int[] free = [1, 2, 3];
        var factor = new TriangularFactor(n, length);
        factor.Factor(columns, free);
        Assert.True(factor.AddSecondOrderTerm(curvature, free));
        for (int i = 0; i < free.Length; i++)
        {
            var column = columns.AsSpan(free[i] * length, length);
            Assert.Equal(Columns.Dot(column, residuals), factor.SquareAndSlope(i).Slope, 1e-12);
            for (int j = i; j < free.Length; j++)
            {
                double expected = Columns.Dot(column, columns.AsSpan(free[j] * length, length)) + curvature[free[i] * n + free[j]];
                double product = 0;
                for (int k = 0; k <= i; k++) product += factor.R[k * n + i] * factor.R[k * n + j];
                Assert.Equal(expected, product, 1e-12 * (1 + Math.Abs(expected)));
            }
        }

        double[] before = [.. factor.R], projected = [.. factor.Projected];
        for (int k = 0; k < n; k++) curvature[k * n + k] = -1e6;
        Assert.False(factor.AddSecondOrderTerm(curvature, free));
        Assert.Equal(before, factor.R);
        Assert.Equal(projected, factor.Projected);
    }

    [Fact]
    public void TheLastStepsDoubleTheDigits()
    {
        // Gauss and Newton's steps gain a constant factor here, and need more than ten.
        var run = SimulatedRun.OnSigmoid(0.2, 0.61, 1.9, 2500, SimulatedRun.Every(100, 5000), 0.02);
        var workspace = new FitWorkspace(new CurveModel(SigmoidCurve.Instance, new Series(null, run.Points)));
        double[] parameters = CurveFitter.Search(workspace, workspace.White).Parameters, start = [.. parameters];
        start[2] += 0.01;
        var solution = CurveFitter.Refine(workspace, workspace.White, start, new Tolerances(0, 0, 1e-12, 100));
        Assert.Equal(Termination.GradientTolerance, solution.Termination);
        Assert.InRange(solution.Evaluations, 2, 5);
        for (int k = 0; k < start.Length; k++) Assert.Equal(parameters[k], start[k], 1e-9);
    }

    private static Series Observed(RunPoint? first) => new(first, SimulatedRun.OnSigmoid(0.2, 0.61, 1.9, 2500, SimulatedRun.Every(300, 9000), 0.03).Points);

    private static void AssertCurvature(LeastSquaresProblem problem, double[] parameters)
    {
        const double Step = 1e-5;
        int n = problem.ParameterCount, length = problem.ResidualCount;
        double[] residuals = new double[length], other = new double[length], above = new double[n * length], below = new double[n * length];
        double[] curvature = new double[n * n], reusable = new double[length];
        problem.Evaluate(parameters, residuals, above, reusable);
        // Evaluations elsewhere come between: the term belongs to what it is given.
        problem.Evaluate([.. parameters.Select(parameter => parameter + 0.1)], other, above, new double[length]);
        Assert.True(problem.SecondOrderTerm(parameters, residuals, reusable, curvature));
        Assert.Contains(curvature, entry => Math.Abs(entry) > 1e-4);
        for (int row = 0; row < n; row++)
        {
            double[] moved = [.. parameters];
            moved[row] = parameters[row] + Step;
            problem.Evaluate(moved, other, above, reusable);
            moved[row] = parameters[row] - Step;
            problem.Evaluate(moved, other, below, reusable);
            for (int column = 0; column < n; column++)
            {
                double change = 0;
                for (int i = 0; i < length; i++) change += residuals[i] * (above[column * length + i] - below[column * length + i]) / (2 * Step);
                Assert.Equal(change, curvature[row * n + column], 1e-7);
            }
        }
    }
}
