namespace ScaleFit.Fitting;

/// <summary>How a solve ended.</summary>
/// <param name="Termination">Why it stopped.</param>
/// <param name="SumOfSquares">|r|^2 at the solution.</param>
/// <param name="Evaluations">How often residuals and Jacobian were evaluated.</param>
internal readonly record struct Solution(Termination Termination, double SumOfSquares, int Evaluations);

/// <summary>Why the solver stopped. The formulas use r for residuals, J for their Jacobian, p for parameters and D for the scaling.</summary>
internal enum Termination
{
    /// <summary>The relative reduction of |r|^2, actual and predicted, fell below ftol.</summary>
    FunctionTolerance,

    /// <summary>The trust region fell below xtol |D p|.</summary>
    ParameterTolerance,

    /// <summary>|Q'r| fell below gtol |r|, where QR = J: the relative offset of Bates and Watts (1981).</summary>
    GradientTolerance,

    /// <summary>Every parameter lies on a bound that the gradient pushes it against.</summary>
    AllAtBounds,

    /// <summary>No step reduces |r|^2 by more than rounding: the best point that doubles can tell.</summary>
    NumericalLimit,

    /// <summary>The budget of evaluations ran out first.</summary>
    EvaluationLimit,

    /// <summary>The residuals at the starting point are not finite.</summary>
    InvalidStart,
}

/// <summary>The one question to a <see cref="Termination"/>.</summary>
internal static class Terminations
{
    /// <summary>Did the solver find a minimum?</summary>
    public static bool Succeeded(this Termination termination) =>
        termination is not (Termination.EvaluationLimit or Termination.InvalidStart);
}

/// <summary>When the solver is done; see <see cref="Termination"/> for the formulas.</summary>
/// <param name="Function">ftol, relative to |r|^2.</param>
/// <param name="Parameter">xtol, relative to |D p|.</param>
/// <param name="Gradient">gtol, relative to |r|.</param>
/// <param name="Evaluations">Budget of evaluations.</param>
internal readonly record struct Tolerances(double Function, double Parameter, double Gradient, int Evaluations)
{
    /// <summary>As far as doubles go: for answers that must not depend on units or order to 9 digits.</summary>
    public static Tolerances Tight => new(0, 1e-13, 1e-11, 2000);

    /// <summary>What scientific libraries use by default: 1.49e-8 for function and parameters, and for the reduction that is left.</summary>
    public static Tolerances Usual => new(1.49e-8, 1.49e-8, 1.22e-4, 2000);
}

/// <summary>What J'J at a solution says of the parameters.</summary>
/// <param name="LogDeterminant">ln |J'J| over the parameters that may move and that the residuals depend on.</param>
/// <param name="Rank">Their number.</param>
/// <param name="UnscaledErrors">
/// Square roots of the diagonal of (J'J)^-1: standard errors in units of the residual's standard deviation. Parameters held by equal bounds,
/// or on a bound they are pushed against, have none: 0.
/// </param>
internal readonly record struct Information(double LogDeterminant, int Rank, double[] UnscaledErrors);
