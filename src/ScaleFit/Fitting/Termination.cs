namespace ScaleFit.Fitting;

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
