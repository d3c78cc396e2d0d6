using ScaleFit.Curves;

namespace ScaleFit.Fitting;

/// <summary>A curve problem in the anchored form of its curve: one parameter is the pass rate at one compute.</summary>
internal sealed class AnchoredProblem(Curve curve, CurveProblem problem, double logCompute) : LeastSquaresProblem
{
    private readonly double[] _parameters = new double[curve.ParameterCount];
    private readonly double[] _derivatives = new double[curve.ParameterCount * curve.ParameterCount];
    private readonly double[] _jacobian = new double[curve.ParameterCount * problem.ResidualCount];
    private readonly double[] _gradient = new double[curve.ParameterCount];
    private readonly double[] _curvature = new double[curve.ParameterCount * curve.ParameterCount];

    /// <inheritdoc/>
    public override int ParameterCount => curve.ParameterCount;

    /// <inheritdoc/>
    public override int ResidualCount => problem.ResidualCount;

    /// <inheritdoc/>
    public override void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian)
    {
        int n = ParameterCount, length = ResidualCount;
        curve.FromAnchored(logCompute, parameters, _parameters, _derivatives);
        problem.Evaluate(_parameters, residuals, _jacobian);
        jacobian.Clear();
        for (int row = 0; row < n; row++)
        {
            var source = _jacobian.AsSpan(row * length, length);
            for (int column = 0; column < n; column++)
            {
                double factor = _derivatives[row * n + column];
                var target = jacobian.Slice(column * length, length);
                if (factor != 0) Columns.AddScaled(source, factor, target, target);
            }
        }
    }

    /// <inheritdoc/>
    public override bool Curvature(ReadOnlySpan<double> parameters, ReadOnlySpan<double> residuals, Span<double> curvature)
    {
        int n = ParameterCount;
        problem.Curvature(_parameters, residuals, _gradient, _curvature);
        curve.AnchorCurvature(logCompute, parameters, _gradient, curvature);
        for (int row = 0; row < n; row++)
        {
            for (int column = 0; column < n; column++)
            {
                double sum = 0;
                for (int i = 0; i < n; i++)
                {
                    for (int j = 0; j < n; j++) sum += _derivatives[i * n + row] * _curvature[i * n + j] * _derivatives[j * n + column];
                }
                curvature[row * n + column] += sum;
            }
        }
        return true;
    }
}
