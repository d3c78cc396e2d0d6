namespace ScaleFit.Forecasting;

/// <summary>The further compute that a run needs for a precise asymptote. Immutable: threads may share it.</summary>
/// <param name="Precision">The required half-width, in pass rate.</param>
/// <param name="KnownTo">The present half-width of the asymptote's interval, or null while it is not bounded.</param>
/// <param name="Status">The result.</param>
/// <param name="ComputeNeeded">The compute at which half of the simulated continuations reach the precision, or null unless reachable.</param>
public sealed record RunPlan(double Precision, double? KnownTo, PlanStatus Status, double? ComputeNeeded);
