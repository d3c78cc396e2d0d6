using ScaleFit.Fitting;

namespace ScaleFit.Tests.Fitting;

public class TerminationTests
{
    private static readonly Tolerances Never = new(0, 0, 0, 1000);

    [Fact]
    public void FunctionToleranceWhenTheSumOfSquaresFallsLittle() =>
        Assert.Equal(Termination.FunctionTolerance, Decay().Solve([1, 0.1], Never with { Function = 1e-6 }).Termination);

    [Fact]
    public void ParameterToleranceWhenTheStepIsShort() =>
        Assert.Equal(Termination.ParameterTolerance, Decay().Solve([1, 0.1], Never with { Parameter = 1e-6 }).Termination);

    [Fact]
    public void GradientToleranceWhenTheResidualIsOrthogonalToTheColumns() =>
        Assert.Equal(Termination.GradientTolerance, Decay().Solve([1, 0.1], Never with { Gradient = 1e-6 }).Termination);

    [Fact]
    public void AllAtBoundsWhenTheMinimumLiesBeyondEveryBound()
    {
        double[] parameters = [0.5, 0.5];
        var solution = FormulaProblem.Linear([[1, 0], [0, 1]], [3, -3]).Solve(parameters, Never, [0, 0], [1, 1]);
        Assert.Equal((Termination.AllAtBounds, 13.0), (solution.Termination, solution.SumOfSquares));
        Assert.Equal([1, 0], parameters);
    }

    [Fact]
    public void AllAtBoundsWhenEveryParameterIsGiven()
    {
        var solution = FormulaProblem.Linear([[1, 0], [0, 1]], [3, -3]).Solve([9, 9], Never, [1, 2], [1, 2]);
        Assert.Equal((Termination.AllAtBounds, 29.0), (solution.Termination, solution.SumOfSquares));
    }

    [Fact]
    public void NumericalLimitWhenNoReductionIsPossible()
    {
        var solution = FormulaProblem.Linear([[1]], [1]).Solve([0], Never);
        Assert.Equal((Termination.NumericalLimit, 0.0), (solution.Termination, solution.SumOfSquares));
    }

    [Fact]
    public void NumericalLimitWhenEveryStepIsRejected()
    {
        double[] parameters = [4];
        var solution = new FormulaProblem(1, 1, (p, _) => p[0] == 4 ? 5 : double.NaN, (_, _, _) => 1).Solve(parameters, Never);
        Assert.Equal((Termination.NumericalLimit, 25.0), (solution.Termination, solution.SumOfSquares));
        Assert.Equal([4], parameters);
    }

    [Fact]
    public void EvaluationLimitWhenTheBudgetIsSpent()
    {
        var solution = FormulaProblem.Valley().Solve([-1.2, 1], Tolerances.Tight with { Evaluations = 5 });
        Assert.Equal((Termination.EvaluationLimit, 5), (solution.Termination, solution.Evaluations));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void InvalidStartWhenTheResidualsThereAreNotFinite(double value)
    {
        double[] parameters = [4];
        var solution = new FormulaProblem(1, 1, (_, _) => value, (_, _, _) => 1).Solve(parameters);
        Assert.Equal(Termination.InvalidStart, solution.Termination);
        Assert.Equal([4], parameters);
    }

    [Fact]
    public void AnInvalidStartLeavesNoInformationOfAnEarlierProblem()
    {
        double[] none = [double.NegativeInfinity, double.NegativeInfinity], infinite = [double.PositiveInfinity, double.PositiveInfinity];
        var solver = new LevenbergMarquardt(2, 2);
        solver.Solve(FormulaProblem.Valley(), new double[2], none, infinite, Tolerances.Tight, out var before);
        Assert.Equal(2, before.Rank);
        solver.Solve(new FormulaProblem(2, 2, (_, _) => double.NaN, (_, _, _) => 1), new double[2], none, infinite, Tolerances.Tight, out var after);
        Assert.Equal((0.0, 0), (after.LogDeterminant, after.Rank));
        Assert.Equal([0, 0], after.UnscaledErrors);
    }

    [Fact]
    public void OnlyABudgetAndABadStartAreFailures() =>
        Assert.Equal([Termination.EvaluationLimit, Termination.InvalidStart], Enum.GetValues<Termination>().Where(t => !t.Succeeded()));

    /// <summary>An exponential decay through points that do not lie on one.</summary>
    private static FormulaProblem Decay()
    {
        double[] observed = [5.1, 3.9, 3.2, 2.4, 2.1, 1.4, 1.3, 0.9, 0.8];
        return new(2, observed.Length,
            (p, i) => p[0] * Math.Exp(-p[1] * i) - observed[i],
            (p, i, k) => k == 0 ? Math.Exp(-p[1] * i) : -i * p[0] * Math.Exp(-p[1] * i));
    }
}
