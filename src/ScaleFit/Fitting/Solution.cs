namespace ScaleFit.Fitting;

/// <summary>How a solve ended.</summary>
/// <param name="Termination">Why it stopped.</param>
/// <param name="SumOfSquares">|r|^2 at the solution.</param>
/// <param name="Evaluations">How often residuals and Jacobian were evaluated.</param>
internal readonly record struct Solution(Termination Termination, double SumOfSquares, int Evaluations);
