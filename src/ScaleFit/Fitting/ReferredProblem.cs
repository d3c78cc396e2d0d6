using ScaleFit.Curves;

namespace ScaleFit.Fitting;

/// <summary>
/// A curve problem whose scale refers to a compute amid the data (<see cref="Curve.FromReferred"/>): the solver then takes the same steps in
/// every unit of compute, and fewer, because scale and efficiency no longer trade off.
/// </summary>
internal sealed class ReferredProblem(Curve curve, CurveProblem problem, double logReference) : LeastSquaresProblem
{
    private readonly double[] _parameters = new double[curve.ParameterCount];

    /// <inheritdoc/>
    public override int ParameterCount => curve.ParameterCount;

    /// <inheritdoc/>
    public override int ResidualCount => problem.ResidualCount;

    /// <inheritdoc/>
    public override void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian)
    {
        parameters.CopyTo(_parameters);
        curve.FromReferred(logReference, _parameters);
        problem.Evaluate(_parameters, residuals, jacobian);
        curve.ReferGradient(logReference, _parameters, jacobian);
    }
}
