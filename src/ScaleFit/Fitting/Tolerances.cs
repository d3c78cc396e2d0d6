namespace ScaleFit.Fitting;

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
