namespace ScaleFit.Fitting;

/// <summary>What J'J at a solution says of the parameters.</summary>
/// <param name="LogDeterminant">ln |J'J| over the parameters that may move and that the residuals depend on.</param>
/// <param name="Rank">Their number.</param>
/// <param name="UnscaledErrors">
/// Square roots of the diagonal of (J'J)^-1: standard errors in units of the residual's standard deviation. Parameters held by equal bounds,
/// or on a bound they are pushed against, have none: 0.
/// </param>
internal readonly record struct Information(double LogDeterminant, int Rank, double[] UnscaledErrors);
