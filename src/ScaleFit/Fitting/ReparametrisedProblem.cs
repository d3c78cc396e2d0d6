using ScaleFit.Curves;

namespace ScaleFit.Fitting;

/// <summary>A curve problem whose curve is reparametrised at one compute: one parameter is the pass rate there.</summary>
internal sealed class ReparametrisedProblem : LeastSquaresProblem
{
    private readonly Curve _curve;
    private readonly CurveProblem _problem;
    private readonly double _logCompute;
    private readonly Scratch _scratch;

    /// <summary>Makes the problem.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="problem">The problem in the curve's own parameters.</param>
    /// <param name="logCompute">ln of the compute whose pass rate is a parameter.</param>
    public ReparametrisedProblem(Curve curve, CurveProblem problem, double logCompute)
        : this(curve, problem, logCompute, new Scratch(curve.ParameterCount, problem.ResidualCount))
    {
    }

    private ReparametrisedProblem(Curve curve, CurveProblem problem, double logCompute, Scratch scratch) =>
        (_curve, _problem, _logCompute, _scratch) = (curve, problem, logCompute, scratch);

    /// <inheritdoc/>
    public override int ParameterCount => _curve.ParameterCount;

    /// <inheritdoc/>
    public override int ResidualCount => _problem.ResidualCount;

    /// <inheritdoc cref="CurveProblem.Under"/>
    public ReparametrisedProblem Under(Whitening whitening) => new(_curve, _problem.Under(whitening), _logCompute, _scratch);

    /// <inheritdoc/>
    public override void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian, Span<double> reusable)
    {
        int n = ParameterCount, length = ResidualCount;
        _curve.FromReparametrised(_logCompute, parameters, _scratch.Parameters, _scratch.Derivatives);
        _problem.Evaluate(_scratch.Parameters, residuals, _scratch.Jacobian, reusable);
        jacobian.Clear();
        for (int row = 0; row < n; row++)
        {
            var source = _scratch.Jacobian.AsSpan(row * length, length);
            for (int column = 0; column < n; column++)
            {
                double factor = _scratch.Derivatives[row * n + column];
                var target = jacobian.Slice(column * length, length);
                if (factor != 0) Columns.AddScaled(source, factor, target, target);
            }
        }
    }

    /// <inheritdoc/>
    public override bool SecondOrderTerm(ReadOnlySpan<double> parameters, ReadOnlySpan<double> residuals, ReadOnlySpan<double> reusable, Span<double> term)
    {
        int n = ParameterCount;
        double[] derivatives = _scratch.Derivatives, own = _scratch.Term;
        _curve.FromReparametrised(_logCompute, parameters, _scratch.Parameters, derivatives);
        _problem.SecondOrderTerm(_scratch.Parameters, residuals, reusable, _scratch.Gradient, own);
        _curve.ReparametrisedCurvature(_logCompute, parameters, _scratch.Gradient, term);
        for (int row = 0; row < n; row++)
        {
            for (int column = 0; column < n; column++)
            {
                double sum = 0;
                for (int i = 0; i < n; i++)
                {
                    for (int j = 0; j < n; j++) sum += derivatives[i * n + row] * own[i * n + j] * derivatives[j * n + column];
                }
                term[row * n + column] += sum;
            }
        }
        return true;
    }

    /// <summary>Scratch of a call: the curve's own parameters, their derivatives, and the results of the inner problem.</summary>
    private sealed class Scratch(int parameters, int residuals)
    {
        public double[] Parameters { get; } = new double[parameters];

        public double[] Derivatives { get; } = new double[parameters * parameters];

        public double[] Jacobian { get; } = new double[parameters * residuals];

        public double[] Gradient { get; } = new double[parameters];

        public double[] Term { get; } = new double[parameters * parameters];
    }
}
