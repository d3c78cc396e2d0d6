using ScaleFit.Runs;

namespace ScaleFit.Logs;

/// <summary>What to read from a log. Names match exactly, or without case when nothing matches exactly. Immutable: threads may share it.</summary>
public sealed record LogOptions
{
    /// <summary>The format; null recognises it.</summary>
    public LogFormat? Format { get; init; }

    /// <summary>
    /// Metric columns by name, or by glob with <c>*</c> and <c>?</c>; each metric of a run becomes a run of its own. Empty recognises one.
    /// </summary>
    public IReadOnlyList<string> Metrics { get; init => field = Frozen.Copy(value, nameof(Metrics)); } = [];

    /// <summary>The compute column; null recognises it.</summary>
    public string? Compute { get; init; }

    /// <summary>What the compute column counts, whatever its name says; null recognises it by the name.</summary>
    public ComputeUnit? Unit { get; init; }

    /// <summary>The number of GPUs, above 0 and finite, that clock time is multiplied by; null when unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not above 0 or not finite.</exception>
    public double? Gpus { get; init => field = PositiveOrNull(value, nameof(Gpus)); }

    /// <summary>The column with the seconds of each step, which are summed to the time of the run; null recognises it.</summary>
    public string? StepTime { get; init; }

    /// <summary>True to leave out the time of evaluation and checkpoints, where step times tell it apart.</summary>
    public bool LeavesOutEvaluation { get; init; }

    /// <summary>The column that names the run of each row; null recognises it.</summary>
    public string? RunColumn { get; init; }

    /// <summary>The column that names the recipe of each row, so that runs of one recipe are told apart from other recipes; null for none.</summary>
    public string? RecipeColumn { get; init; }

    /// <summary>Names or globs of the runs to read; empty reads all.</summary>
    public IReadOnlyList<string> Runs { get; init => field = Frozen.Copy(value, nameof(Runs)); } = [];

    /// <summary>Samples behind each evaluation (prompts times samples), above 0 and finite; null when unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not above 0 or not finite.</exception>
    public double? Trials { get; init => field = PositiveOrNull(value, nameof(Trials)); }

    /// <summary>The column with the samples behind each evaluation; goes before <see cref="Trials"/>.</summary>
    public string? TrialsColumn { get; init; }

    /// <summary>The column with the standard error of each evaluation; goes before the trials.</summary>
    public string? StandardErrorColumn { get; init; }

    /// <summary>True when pass rates are written as percentages, 0 to 100.</summary>
    public bool Percent { get; init; }

    /// <summary>The range of a reward that is brought to 0 to 1; null for a pass rate.</summary>
    public RewardRange? Rescale { get; init; }

    private static double? PositiveOrNull(double? value, string name) => value is null or (> 0 and < double.PositiveInfinity)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The number is above 0 and finite.");
}
