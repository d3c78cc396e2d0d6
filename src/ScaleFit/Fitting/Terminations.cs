namespace ScaleFit.Fitting;

/// <summary>The one question to a <see cref="Termination"/>.</summary>
internal static class Terminations
{
    /// <summary>Did the solver find a minimum?</summary>
    public static bool Succeeded(this Termination termination) =>
        termination is not (Termination.EvaluationLimit or Termination.InvalidStart);
}
