namespace ScaleFit.Forecasting;

/// <summary>Progress of a run along its sigmoid. Immutable: threads may share it.</summary>
/// <param name="Share">Share of the gain (asymptote minus start) at the largest fitted compute, from 0 to 1.</param>
/// <param name="ComputeFor90">Compute at 90% of the gain.</param>
/// <param name="ComputeFor95">Compute at 95% of the gain.</param>
/// <param name="ComputeFor99">Compute at 99% of the gain.</param>
public sealed record Progress(double Share, double ComputeFor90, double ComputeFor95, double ComputeFor99);
