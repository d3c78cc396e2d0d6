namespace ScaleFit.Fitting;

/// <summary>The result of a solve.</summary>
/// <param name="Termination">The reason why the solver stopped.</param>
/// <param name="SumOfSquares">|r|^2 at the solution.</param>
/// <param name="Evaluations">Number of evaluations of residuals and Jacobian.</param>
internal readonly record struct Solution(Termination Termination, double SumOfSquares, int Evaluations);

/// <summary>The reason why the solver stopped. The formulas use r for residuals, J for their Jacobian, p for parameters and D for the scaling.</summary>
internal enum Termination
{
    /// <summary>The relative reduction of |r|^2, actual and predicted, fell below ftol.</summary>
    FunctionTolerance,

    /// <summary>The trust region fell below xtol |D p|.</summary>
    ParameterTolerance,

    /// <summary>|Q'r| fell below gtol |r|, where QR = J: the relative offset of Bates and Watts (1981).</summary>
    GradientTolerance,

    /// <summary>Every parameter is at a bound that the gradient pushes it against.</summary>
    AllAtBounds,

    /// <summary>No step reduces |r|^2 by more than rounding error.</summary>
    NumericalLimit,

    /// <summary>The solver reached the maximum number of evaluations.</summary>
    EvaluationLimit,

    /// <summary>The residuals at the starting point are not finite.</summary>
    InvalidStart,
}

/// <summary>Extensions of <see cref="Termination"/>.</summary>
internal static class Terminations
{
    /// <summary>Whether the solver found a minimum.</summary>
    public static bool Succeeded(this Termination termination) =>
        termination is not (Termination.EvaluationLimit or Termination.InvalidStart);
}

/// <summary>Stopping tolerances. See <see cref="Termination"/> for the formulas.</summary>
/// <param name="Function">ftol, relative to |r|^2.</param>
/// <param name="Parameter">xtol, relative to |D p|.</param>
/// <param name="Gradient">gtol, relative to |r|.</param>
/// <param name="Evaluations">Maximum number of evaluations.</param>
internal readonly record struct Tolerances(double Function, double Parameter, double Gradient, int Evaluations)
{
    /// <summary>Near the accuracy of doubles: results agree to 9 digits for any unit and order.</summary>
    public static Tolerances Tight => new(0, 1e-13, 1e-11, 2000);

    /// <summary>The defaults of scientific libraries: 1.49e-8 for function, parameters and remaining reduction.</summary>
    public static Tolerances Usual => new(1.49e-8, 1.49e-8, 1.22e-4, 2000);
}

/// <summary>Statistics of J'J at a solution.</summary>
/// <param name="LogDeterminant">ln |J'J| over the free parameters that the residuals depend on.</param>
/// <param name="Rank">The number of these parameters.</param>
/// <param name="UnscaledErrors">
/// Square roots of the diagonal of (J'J)^-1: standard errors in units of the residual's standard deviation. 0 for parameters that are fixed by
/// equal bounds, or that the gradient pushes against a bound.
/// </param>
internal readonly record struct Information(double LogDeterminant, int Rank, double[] UnscaledErrors);
