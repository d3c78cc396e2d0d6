using System.Globalization;

namespace ScaleFit.Simulation;

/// <summary>
/// Parameters of a simulated log: the true curve, the noise and the evaluations.
/// All compute is in GPU-hours.
/// </summary>
internal sealed record SimulationOptions
{
    /// <summary>Largest number of evaluations per run. More indicate an error in the units.</summary>
    private const double MostEvaluations = 1e6;

    /// <summary>The run's name.</summary>
    public string Name { get; init; } = "simulated";

    /// <summary>The recipe of the run, where it has several runs, or null.</summary>
    public string? Recipe { get; init; }

    /// <summary>A, the asymptote. From <see cref="Start"/> to 1.</summary>
    public double Asymptote { get; init; } = 0.61;

    /// <summary>B, the efficiency exponent. Above 0.</summary>
    public double Efficiency { get; init; } = 1.92;

    /// <summary>C_mid, the compute at half of the gain. Above 0.</summary>
    public double Midpoint { get; init; } = 2542;

    /// <summary>R0, the pass rate at zero compute. From 0 to <see cref="Asymptote"/>.</summary>
    public double Start { get; init; } = 0.2;

    /// <summary>Standard deviation of one evaluation around the curve, in pass rate. At least 0.</summary>
    public double StandardDeviation { get; init; } = 0.008;

    /// <summary>Share of correlated noise in that variance. From 0 to 1.</summary>
    public double DriftShare { get; init; } = 0.5;

    /// <summary>Correlation length of that noise, in compute. Above 0. Null for 4.5 evaluations, a correlation of 0.8 between neighbours.</summary>
    public double? CorrelationLength { get; init; }

    /// <summary>Standard deviation of A from run to run. At least 0.</summary>
    public double RunDeviation { get; init; }

    /// <summary>Compute between evaluations. Above 0.</summary>
    public double Every { get; init; } = 100;

    /// <summary>Largest evaluated compute. At least <see cref="Every"/>.</summary>
    public double Until { get; init; } = 16000;

    /// <summary>
    /// Length of the early regime, or 0 for none. Within it, the pass rate rises linearly from the start to the curve's value at its end. This is
    /// faster than a sigmoid of efficiency above 1, as in runs that learn the answer format first.
    /// </summary>
    public double EarlyRegime { get; init; }

    /// <summary>
    /// Compute at which a collapse begins, or null for none. From there, the gain falls linearly to 0 at twice that compute.
    /// </summary>
    public double? Collapse { get; init; }

    /// <summary>The first error in the values, as a sentence, or null where they are valid.</summary>
    public string? Fault => this switch
    {
        { Start: not (>= 0 and <= 1) } or { Asymptote: not (>= 0 and <= 1) } => "the start and the asymptote must lie between 0 and 1.",
        _ when Start > Asymptote => string.Create(CultureInfo.InvariantCulture, $"the start {Start} lies above the asymptote {Asymptote}."),
        { Efficiency: not (> 0 and < double.PositiveInfinity) } or { Midpoint: not (> 0 and < double.PositiveInfinity) } => "efficiency and midpoint must be above 0.",
        { StandardDeviation: not (>= 0 and <= 1) } or { RunDeviation: not (>= 0 and <= 1) } => "standard deviations must lie between 0 and 1.",
        { DriftShare: not (>= 0 and <= 1) } => "the share of correlated noise (drift) must lie between 0 and 1.",
        { CorrelationLength: not (null or > 0) } => "the correlation length must be above 0.",
        { EarlyRegime: not (>= 0 and < double.PositiveInfinity) } => "the length of the early regime must be at least 0 GPU-hours.",
        { Collapse: not (null or > 0) } => "a collapse must begin above 0 GPU-hours.",
        { Every: not > 0 } => "the GPU-hours between evaluations must be above 0.",
        _ when !(Until >= Every) => string.Create(CultureInfo.InvariantCulture, $"the run ends at {Until} GPU-hours, before its first evaluation at {Every}."),
        _ when !(Until / Every <= MostEvaluations) => string.Create(CultureInfo.InvariantCulture, $"{Until / Every:G3} evaluations are more than the maximum of a million."),
        _ => null,
    };
}
