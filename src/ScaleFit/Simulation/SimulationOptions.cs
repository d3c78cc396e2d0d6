using System.Globalization;

namespace ScaleFit.Simulation;

/// <summary>
/// The truth behind a simulated log: the curve, the noise around it and where the run is evaluated.
/// Compute is in GPU-hours throughout.
/// </summary>
internal sealed record SimulationOptions
{
    /// <summary>More evaluations than this in one run are a slip in the units.</summary>
    private const double MostEvaluations = 1e6;

    /// <summary>The run's name.</summary>
    public string Name { get; init; } = "simulated";

    /// <summary>The recipe that it is a run of, where there are several runs of it.</summary>
    public string? Recipe { get; init; }

    /// <summary>A, the pass rate that the curve tends to; from <see cref="Start"/> to 1.</summary>
    public double Asymptote { get; init; } = 0.61;

    /// <summary>B, the efficiency exponent; above 0.</summary>
    public double Efficiency { get; init; } = 1.92;

    /// <summary>C_mid, the compute at which half of the gain is reached; above 0.</summary>
    public double Midpoint { get; init; } = 2542;

    /// <summary>R0, the pass rate at zero compute; from 0 to <see cref="Asymptote"/>.</summary>
    public double Start { get; init; } = 0.2;

    /// <summary>Standard deviation of one evaluation around the curve, in pass rate; at least 0.</summary>
    public double StandardDeviation { get; init; } = 0.008;

    /// <summary>Share of that variance that wanders slowly along compute instead of being independent; from 0 to 1.</summary>
    public double DriftShare { get; init; } = 0.5;

    /// <summary>Compute over which the wandering forgets itself; above 0. Null for 4.5 evaluations, a correlation of .8 from one to the next.</summary>
    public double? CorrelationLength { get; init; }

    /// <summary>Standard deviation of A from run to run; at least 0.</summary>
    public double RunDeviation { get; init; }

    /// <summary>Compute between evaluations; above 0.</summary>
    public double Every { get; init; } = 100;

    /// <summary>Largest compute evaluated; at least <see cref="Every"/>.</summary>
    public double Until { get; init; } = 16000;

    /// <summary>
    /// Length of the early regime; 0 for none. Within it the pass rate climbs in a straight line from the start to
    /// the curve's value at its end: faster than a sigmoid of efficiency above 1, as runs do that learn the answer format first.
    /// </summary>
    public double EarlyRegime { get; init; }

    /// <summary>
    /// Compute from which the run collapses; null for a run that does not. From there the share of the gain that is kept falls in a
    /// straight line to nothing at twice that compute.
    /// </summary>
    public double? Collapse { get; init; }

    /// <summary>The first rule that the values break, as a sentence; null when they make a run.</summary>
    public string? Fault => this switch
    {
        { Start: not (>= 0 and <= 1) } or { Asymptote: not (>= 0 and <= 1) } => "the start and the asymptote lie between 0 and 1.",
        _ when Start > Asymptote => string.Create(CultureInfo.InvariantCulture, $"the start {Start} lies above the asymptote {Asymptote}."),
        { Efficiency: not (> 0 and < double.PositiveInfinity) } or { Midpoint: not (> 0 and < double.PositiveInfinity) } => "efficiency and midpoint are above 0.",
        { StandardDeviation: not (>= 0 and <= 1) } or { RunDeviation: not (>= 0 and <= 1) } => "standard deviations lie between 0 and 1.",
        { DriftShare: not (>= 0 and <= 1) } => "the drift share lies between 0 and 1.",
        { CorrelationLength: not (null or > 0) } => "the correlation length is above 0.",
        { EarlyRegime: not (>= 0 and < double.PositiveInfinity) } => "the early regime is at least 0 GPU-hours long.",
        { Collapse: not (null or > 0) } => "a collapse begins above 0 GPU-hours.",
        { Every: not > 0 } => "the GPU-hours between evaluations are above 0.",
        _ when !(Until >= Every) => string.Create(CultureInfo.InvariantCulture, $"the run ends at {Until} GPU-hours, before its first evaluation at {Every}."),
        _ when !(Until / Every <= MostEvaluations) => string.Create(CultureInfo.InvariantCulture, $"{Until / Every:G3} evaluations are more than a million."),
        _ => null,
    };
}
