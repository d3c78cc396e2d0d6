namespace ScaleFit.Fitting;

/// <summary>A sum of squares to minimise: residuals and their Jacobian at any parameters.</summary>
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
    public abstract void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian);

    /// <summary>
    /// What J'J leaves out of the Hessian of |r|^2 / 2 at a point: the sum of r_i times the Hessian of r_i. With it, steps are Newton's.
    /// </summary>
    /// <param name="parameters">The point evaluated last.</param>
    /// <param name="residuals">r there.</param>
    /// <param name="curvature">Receives the sum, row by row, <see cref="ParameterCount"/> squared values.</param>
    /// <returns>False where the problem does not know; steps are then Gauss and Newton's.</returns>
    public virtual bool Curvature(ReadOnlySpan<double> parameters, ReadOnlySpan<double> residuals, Span<double> curvature) => false;
}
