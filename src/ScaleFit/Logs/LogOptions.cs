using ScaleFit.Runs;

namespace ScaleFit.Logs;

/// <summary>Selects what to read from a log. Names match exactly, or without case if nothing matches exactly. Immutable: threads may share it.</summary>
public sealed record LogOptions
{
    /// <summary>The format; null to recognise it.</summary>
    public LogFormat? Format { get; init; }

    /// <summary>
    /// Metric columns by name or by glob with <c>*</c> and <c>?</c>. Each metric of a run becomes a separate run. Empty to recognise one metric.
    /// </summary>
    public IReadOnlyList<string> Metrics { get; init => field = Frozen.Copy(value, nameof(Metrics)); } = [];

    /// <summary>The compute column; null to recognise it.</summary>
    public string? Compute { get; init; }

    /// <summary>The unit of the compute column, which overrides its name; null to recognise it by the name.</summary>
    public ComputeUnit? Unit { get; init; }

    /// <summary>The number of GPUs, above 0 and finite, by which ScaleFit multiplies clock time; null if unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not above 0 or not finite.</exception>
    public double? Gpus { get; init => field = PositiveOrNull(value, nameof(Gpus)); }

    /// <summary>The column with the seconds of each step, which ScaleFit sums to the time of the run; null to recognise it.</summary>
    public string? StepTime { get; init; }

    /// <summary>True to exclude the time of evaluation and checkpoints. This requires step times that list it separately.</summary>
    public bool LeavesOutEvaluation { get; init; }

    /// <summary>
    /// True to count a step that takes longer than ten times the median step of its run as the median step. This requires step times.
    /// </summary>
    public bool NoStalls { get; init; }

    /// <summary>The column that names the run of each row; null to recognise it.</summary>
    public string? RunColumn { get; init; }

    /// <summary>The column that names the recipe of each row; null for none. Runs of different recipes are separate.</summary>
    public string? RecipeColumn { get; init; }

    /// <summary>Names or globs of the runs to read; empty reads all.</summary>
    public IReadOnlyList<string> Runs { get; init => field = Frozen.Copy(value, nameof(Runs)); } = [];

    /// <summary>Number of samples per evaluation (prompts times samples), above 0 and finite; null if unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not above 0 or not finite.</exception>
    public double? Trials { get; init => field = PositiveOrNull(value, nameof(Trials)); }

    /// <summary>The column with the number of samples per evaluation. It overrides <see cref="Trials"/>.</summary>
    public string? TrialsColumn { get; init; }

    /// <summary>The column with the standard error of each evaluation. It overrides the trials.</summary>
    public string? StandardErrorColumn { get; init; }

    /// <summary>True if pass rates are percentages, 0 to 100.</summary>
    public bool Percent { get; init; }

    /// <summary>The range of a reward, which ScaleFit rescales to [0, 1]; null for a pass rate.</summary>
    public RewardRange? Rescale { get; init; }

    private static double? PositiveOrNull(double? value, string name) => value is null or (> 0 and < double.PositiveInfinity)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The number must be above 0 and finite.");
}
