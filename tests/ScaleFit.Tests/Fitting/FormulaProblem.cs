using ScaleFit.Fitting;

namespace ScaleFit.Tests.Fitting;

/// <summary>A least squares problem from formulas; remembers where it was evaluated.</summary>
internal sealed class FormulaProblem(int parameters, int residuals, Func<double[], int, double> residual, Func<double[], int, int, double> slope) : LeastSquaresProblem
{
    public List<double[]> Points { get; } = [];

    public override int ParameterCount => parameters;

    public override int ResidualCount => residuals;

    public override void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian, Span<double> reusable)
    {
        double[] p = [.. parameters];
        Points.Add(p);
        for (int i = 0; i < ResidualCount; i++)
        {
            residuals[i] = residual(p, i);
            for (int k = 0; k < ParameterCount; k++) jacobian[k * ResidualCount + i] = slope(p, i, k);
        }
    }

    /// <summary>Residuals a_i . p - y_i.</summary>
    public static FormulaProblem Linear(double[][] rows, double[] observed) =>
        new(rows[0].Length, rows.Length, (p, i) => rows[i].Zip(p, (a, b) => a * b).Sum() - observed[i], (_, i, k) => rows[i][k]);

    /// <summary>Rosenbrock's valley: 10 (q - p^2) and 1 - p.</summary>
    public static FormulaProblem Valley() => new(
        2, 2,
        (p, i) => i == 0 ? 10 * (p[1] - p[0] * p[0]) : 1 - p[0],
        (p, i, k) => (i, k) switch { (0, 0) => -20 * p[0], (0, 1) => 10, (1, 0) => -1, _ => 0 });

    /// <summary>Solves without bounds unless given.</summary>
    public Solution Solve(double[] parameters, Tolerances? tolerances = null, double[]? lower = null, double[]? upper = null)
    {
        lower ??= [.. parameters.Select(_ => double.NegativeInfinity)];
        upper ??= [.. parameters.Select(_ => double.PositiveInfinity)];
        return new LevenbergMarquardt(ParameterCount, ResidualCount).Solve(this, parameters, lower, upper, tolerances ?? Tolerances.Tight);
    }
}
