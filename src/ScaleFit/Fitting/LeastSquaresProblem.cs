namespace ScaleFit.Fitting;

/// <summary>A least-squares problem: residuals and their Jacobian at any parameters. No evaluation depends on an earlier one.</summary>
internal abstract class LeastSquaresProblem
{
    /// <summary>Number of parameters.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>Number of residuals. Residuals that are always 0 are allowed, as padding to whole vectors.</summary>
    public abstract int ResidualCount { get; }

    /// <summary>Evaluates residuals r and Jacobian J at a point. The solver rejects a point with values that are not finite.</summary>
    /// <param name="parameters">The point.</param>
    /// <param name="residuals">Receives r, with <see cref="ResidualCount"/> values.</param>
    /// <param name="jacobian">Receives dr/dp, one column of <see cref="ResidualCount"/> values after another.</param>
    /// <param name="reusable">Receives the values of this evaluation that <see cref="SecondOrderTerm"/> reuses, <see cref="ResidualCount"/> of them.</param>
    public abstract void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian, Span<double> reusable);

    /// <summary>
    /// The second-order term of the Hessian of |r|^2 / 2, which J'J lacks: the sum of r_i times the Hessian of r_i. With it, steps are Newton steps.
    /// </summary>
    /// <param name="parameters">The point.</param>
    /// <param name="residuals">r there.</param>
    /// <param name="reusable">The reusable values from <see cref="Evaluate"/> there.</param>
    /// <param name="term">Receives the sum, row by row, <see cref="ParameterCount"/> squared values.</param>
    /// <returns>False where the problem has no second derivatives. Steps are then Gauss-Newton steps.</returns>
    public virtual bool SecondOrderTerm(ReadOnlySpan<double> parameters, ReadOnlySpan<double> residuals, ReadOnlySpan<double> reusable, Span<double> term) => false;
}
