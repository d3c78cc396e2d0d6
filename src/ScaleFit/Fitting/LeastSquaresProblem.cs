namespace ScaleFit.Fitting;

/// <summary>A sum of squares to minimise: residuals and their Jacobian at any parameters. No evaluation depends on an earlier one.</summary>
internal abstract class LeastSquaresProblem
{
    /// <summary>Number of parameters.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>Number of residuals. Residuals that are always 0 are allowed, as padding to whole vectors.</summary>
    public abstract int ResidualCount { get; }

    /// <summary>Evaluates residuals r and Jacobian J at a point. Values that are not finite reject the point.</summary>
    /// <param name="parameters">The point.</param>
    /// <param name="residuals">Receives r; <see cref="ResidualCount"/> values.</param>
    /// <param name="jacobian">Receives dr/dp, one column of <see cref="ResidualCount"/> values after another.</param>
    /// <param name="reusable">Receives what <see cref="SecondOrderTerm"/> needs of this evaluation; <see cref="ResidualCount"/> values.</param>
    public abstract void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian, Span<double> reusable);

    /// <summary>
    /// The second-order term of the Hessian of |r|^2 / 2, which J'J does not hold: the sum of r_i times the Hessian of r_i. With it, steps are Newton's.
    /// </summary>
    /// <param name="parameters">The point.</param>
    /// <param name="residuals">r there.</param>
    /// <param name="reusable">What <see cref="Evaluate"/> gave there.</param>
    /// <param name="term">Receives the sum, row by row, <see cref="ParameterCount"/> squared values.</param>
    /// <returns>False where the problem has no second derivatives; steps are then Gauss-Newton steps.</returns>
    public virtual bool SecondOrderTerm(ReadOnlySpan<double> parameters, ReadOnlySpan<double> residuals, ReadOnlySpan<double> reusable, Span<double> term) => false;
}
