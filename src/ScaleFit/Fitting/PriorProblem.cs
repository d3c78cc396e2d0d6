namespace ScaleFit.Fitting;

/// <summary>A problem with one more residual for a prior: weight times the distance of a parameter from its prior mean.</summary>
internal sealed class PriorProblem(LeastSquaresProblem problem, int index, double usual, double weight) : LeastSquaresProblem
{
    private readonly double[] _residuals = new double[problem.ResidualCount];
    private readonly double[] _jacobian = new double[problem.ResidualCount * problem.ParameterCount];

    /// <inheritdoc/>
    public override int ParameterCount => problem.ParameterCount;

    /// <inheritdoc/>
    public override int ResidualCount => problem.ResidualCount + 1;

    /// <inheritdoc/>
    public override void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian, Span<double> reusable)
    {
        int inner = problem.ResidualCount, outer = ResidualCount;
        problem.Evaluate(parameters, _residuals, _jacobian, reusable[..inner]);
        _residuals.CopyTo(residuals);
        residuals[inner] = weight * (parameters[index] - usual);
        for (int k = 0; k < ParameterCount; k++)
        {
            _jacobian.AsSpan(k * inner, inner).CopyTo(jacobian[(k * outer)..]);
            jacobian[k * outer + inner] = k == index ? weight : 0;
        }
    }

    /// <inheritdoc/>
    public override bool SecondOrderTerm(ReadOnlySpan<double> parameters, ReadOnlySpan<double> residuals, ReadOnlySpan<double> reusable, Span<double> term) =>
        problem.SecondOrderTerm(parameters, residuals[..problem.ResidualCount], reusable[..problem.ResidualCount], term);
}
