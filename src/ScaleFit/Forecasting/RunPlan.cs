namespace ScaleFit.Forecasting;

/// <summary>How much further a run must go until its ceiling is known. Immutable: threads may share it.</summary>
/// <param name="Precision">The half-width asked for, in pass rate.</param>
/// <param name="KnownTo">The half-width of the ceiling's interval now; null while it is open.</param>
/// <param name="Status">The answer.</param>
/// <param name="ComputeNeeded">
/// The compute at which half of the simulated continuations know the ceiling that well; null unless reachable.
/// </param>
public sealed record RunPlan(double Precision, double? KnownTo, PlanStatus Status, double? ComputeNeeded);
