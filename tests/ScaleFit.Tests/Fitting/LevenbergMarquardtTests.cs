using MathNet.Numerics.LinearAlgebra;
using ScaleFit.Fitting;

namespace ScaleFit.Tests.Fitting;

public class LevenbergMarquardtTests
{
    public static TheoryData<int, int> Sizes()
    {
        var sizes = new TheoryData<int, int>();
        for (int parameters = 1; parameters <= 7; parameters++)
        {
            for (int residuals = parameters; residuals <= parameters + 9; residuals++) sizes.Add(parameters, residuals);
        }
        return sizes;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void LinearProblemsOfAnySizeAreSolvedAsByADenseFactorisation(int parameters, int residuals)
    {
        var random = new Random(100 * parameters + residuals);
        double[][] rows = [.. Enumerable.Range(0, residuals).Select(_ => Draw(random, parameters))];
        double[] observed = Draw(random, residuals);
        double[] found = new double[parameters];

        var solution = FormulaProblem.Linear(rows, observed).Solve(found);

        var matrix = Matrix<double>.Build.DenseOfRowArrays(rows);
        var expected = matrix.QR().Solve(Vector<double>.Build.Dense(observed));
        Assert.True(solution.Termination.Succeeded(), $"{solution}");
        Assert.All(found.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-9 * expected.L2Norm()));
    }

    [Fact]
    public void StandardErrorsAreThoseOfTheInverseNormalMatrix()
    {
        var random = new Random(3);
        double[][] rows = [.. Enumerable.Range(0, 11).Select(_ => Draw(random, 4))];
        var solver = new LevenbergMarquardt(4, 11);
        double[] unbounded = [.. Enumerable.Repeat(double.PositiveInfinity, 4)];
        solver.Solve(FormulaProblem.Linear(rows, Draw(random, 11)), new double[4], [.. unbounded.Select(u => -u)], unbounded, Tolerances.Tight, out var information);

        var matrix = Matrix<double>.Build.DenseOfRowArrays(rows);
        var expected = matrix.TransposeThisAndMultiply(matrix).Inverse().Diagonal().PointwiseSqrt();
        Assert.All(information.UnscaledErrors.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
        Assert.Equal(4, information.Rank);
        Assert.Equal(Math.Log(matrix.TransposeThisAndMultiply(matrix).Determinant()), information.LogDeterminant, 1e-12);
    }

    [Fact]
    public void BoundsAreNeverLeftAndBindAtTheSolution()
    {
        // The free minimum is (1, 1); on p = .6 the best q is .36.
        var problem = FormulaProblem.Valley();
        double[] parameters = [-1.2, 5];
        double[] lower = [-2, -1], upper = [0.6, 2];

        var solution = problem.Solve(parameters, Tolerances.Tight, lower, upper);

        Assert.True(solution.Termination.Succeeded(), $"{solution}");
        Assert.Equal(0.6, parameters[0]);
        Assert.Equal(0.36, parameters[1], 1e-12);
        Assert.All(problem.Points, p => Assert.True(p[0] >= -2 && p[0] <= 0.6 && p[1] >= -1 && p[1] <= 2));
    }

    [Fact]
    public void ParameterLeavesABoundWhenTheMinimumLiesInside()
    {
        double[] parameters = [0, 0];
        var solution = FormulaProblem.Valley().Solve(parameters, Tolerances.Tight, [0, 0], [2, 2]);
        Assert.True(solution.SumOfSquares < 1e-20, $"{solution}");
    }

    [Fact]
    public void EqualBoundsFixAParameter()
    {
        double[] parameters = [0, 0];
        FormulaProblem.Valley().Solve(parameters, Tolerances.Tight, [0.5, -9], [0.5, 9]);
        Assert.Equal(0.5, parameters[0]);
        Assert.Equal(0.25, parameters[1], 1e-12);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void StepsToNonFiniteResidualsAreRejected(double beyond)
    {
        // ln p = 0 from p = 20: the first full step ends at p = -40, where there is no logarithm.
        var problem = new FormulaProblem(1, 2, (p, i) => p[0] > 0 ? Math.Log(p[0]) + i : beyond, (p, _, _) => p[0] > 0 ? 1 / p[0] : double.NaN);
        double[] parameters = [20];

        var solution = problem.Solve(parameters);

        Assert.True(solution.Termination.Succeeded(), $"{solution}");
        Assert.Contains(problem.Points, p => p[0] <= 0);
        Assert.Equal(Math.Exp(-0.5), parameters[0], 1e-12);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(-1.5)]
    [InlineData(-4.0)]
    [InlineData(-30.0)]
    [InlineData(0.9)]
    public void LargeResidualsDoNotMakeItCircleTheMinimum(double secondOrder)
    {
        // Dennis and Schnabel's example, section 10.2: near p = 3 a full Gauss-Newton step multiplies the error by the second-order term.
        var problem = new FormulaProblem(1, 2,
            (p, i) => i == 0 ? p[0] - 2 : secondOrder * (p[0] - 3) * (p[0] - 3) + p[0] - 4,
            (p, i, _) => i == 0 ? 1 : 2 * secondOrder * (p[0] - 3) + 1);
        double[] parameters = [3.02];

        var solution = problem.Solve(parameters);

        Assert.True(solution.Termination.Succeeded() && solution.Evaluations < 300, $"{solution}");
        Assert.Equal(3, parameters[0], 1e-9);
    }

    [Fact]
    public void DependentColumnsStillGiveAMinimum()
    {
        // Only 2 p + 6 q shows; r is nowhere in the residuals.
        double[][] rows = [.. Enumerable.Range(1, 9).Select(i => (double[])[2 * i, 6 * i, 0])];
        double[] observed = [.. rows.Select((row, i) => 1.5 * row[0] + 0.01 * Math.Sin(i))];
        double[] parameters = [0.3, 0.1, 7];

        var solution = FormulaProblem.Linear(rows, observed).Solve(parameters);

        double slope = rows.Zip(observed, (row, y) => row[0] * y).Sum() / rows.Sum(row => row[0] * row[0]);
        Assert.True(solution.Termination.Succeeded(), $"{solution}");
        Assert.Equal(slope, parameters[0] + 3 * parameters[1], 1e-10);
        Assert.Equal(7, parameters[2]);
    }

    [Fact]
    public void OneSolverServesManyProblems()
    {
        double[] infinite = [double.PositiveInfinity, double.PositiveInfinity];
        double[] first = [-1.2, 1], second = [-1.2, 1];
        var solver = new LevenbergMarquardt(2, 2);
        var before = solver.Solve(FormulaProblem.Valley(), first, [-9, -9], infinite, Tolerances.Tight);
        solver.Solve(FormulaProblem.Linear([[1, 2], [3, 4]], [5, 6]), new double[2], [0, 0], infinite, Tolerances.Tight);
        var after = solver.Solve(FormulaProblem.Valley(), second, [-9, -9], infinite, Tolerances.Tight);
        Assert.Equal(before, after);
        Assert.Equal(first, second);
    }

    [Fact]
    public void ProblemsOfAnotherSizeAreRefused() =>
        Assert.Throws<ArgumentException>(() => new LevenbergMarquardt(3, 2).Solve(FormulaProblem.Valley(), new double[3], new double[3], new double[3], Tolerances.Tight));

    private static double[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];
}
