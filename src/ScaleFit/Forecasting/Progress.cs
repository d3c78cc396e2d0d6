namespace ScaleFit.Forecasting;

/// <summary>How much of what the recipe can gain the run has gained. Immutable: threads may share it.</summary>
/// <param name="Share">Share of the gain from start to ceiling reached at the largest compute fitted, from 0 to 1.</param>
/// <param name="ComputeFor90">Compute at which 90% of it is reached.</param>
/// <param name="ComputeFor95">Compute at which 95% of it is reached.</param>
/// <param name="ComputeFor99">Compute at which 99% of it is reached.</param>
public sealed record Progress(double Share, double ComputeFor90, double ComputeFor95, double ComputeFor99);
