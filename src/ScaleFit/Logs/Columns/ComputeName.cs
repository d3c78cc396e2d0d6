using ScaleFit.Runs;

namespace ScaleFit.Logs.Columns;

/// <summary>What ScaleFit infers from the name of a compute column.</summary>
/// <param name="Rank">1 is best. ScaleFit uses the column with the best rank.</param>
/// <param name="Unit">The unit, or null if the name does not determine it.</param>
/// <param name="IsClock">True for a time of day, such as Unix seconds, which counts from long before the run.</param>
internal readonly record struct ComputeName(int Rank, ComputeUnit? Unit, bool IsClock = false)
{
    /// <summary>The summed seconds of each step. They rank before a time of day, which also counts pauses.</summary>
    public static ComputeName OfStepTime { get; } = new(5, ComputeUnit.Seconds);

    /// <summary>The rank of tokens and FLOPs if the number of GPUs is known, because GPUs apply to time.</summary>
    public const int BehindTime = 7;

    /// <summary>Recognises a column by its whole name; null for a column that does not look like compute.</summary>
    public static ComputeName? Recognize(string column) => ColumnWords.Plain(column) switch
    {
        "gpu_hours" or "gpuhours" or "gpu_hour" or "gpu_hrs" or "gpu_h" or "compute_gpu_hours" => new(1, ComputeUnit.GpuHours),
        "gpu_seconds" or "gpuseconds" or "gpu_secs" or "gpu_s" => new(2, ComputeUnit.GpuSeconds),
        "flops" or "total_flops" or "train_flops" => new(3, ComputeUnit.Flops),
        "tokens" or "total_tokens" or "num_tokens" or "train_tokens" or "train/num_tokens" or
            "progress/total_tokens" => new(3, ComputeUnit.Tokens),
        "compute" => new(3, null),
        "relative_time_(process)" or "_runtime" or "runtime" or "relative_time_(wall)" or "_absolute_runtime" or
            "elapsed" or "elapsed_time" or "elapsed_seconds" or "elapsed_s" or "seconds" or "time_s" or "time_total_s" => new(4, ComputeUnit.Seconds),
        "elapsed_hours" or "elapsed_h" or "hours" => new(4, ComputeUnit.Hours),
        "wall_time" or "_timestamp" or "timestamp" => new(6, ComputeUnit.Seconds, IsClock: true),
        "step" or "_step" or "steps" or "train_step" or "training_step" => new(8, ComputeUnit.Steps),
        "global_step" or "train/global_step" or "training/global_step" or "trainer/global_step" or "global_step/max_steps" or "grpo_step" or "current_steps" => new(9, ComputeUnit.Steps),
        "progress/batch" or "system/step" or "rollout/step" or "eval/step" or "train/step" => new(10, ComputeUnit.Steps),
        // Names of counters that may restart in each epoch, such as iteration or update, are excluded.
        "num_updates" or "rollout_id" or "global_steps" or "optimizer_step" or "ppo_step" or "trainer/step" or "training_iteration" => new(11, ComputeUnit.Steps),
        _ => null,
    };

    /// <summary>The unit of a column that the user named, judged by its words; null if they do not determine it.</summary>
    public static ComputeUnit? UnitOf(string column)
    {
        if (Recognize(column) is { } known) return known.Unit;
        string[] words = ColumnWords.Split(column);
        bool gpu = words.Contains("gpu") || words.Contains("gpus");
        foreach (string word in words)
        {
            switch (word)
            {
                case "tokens" or "token": return ComputeUnit.Tokens;
                case "flops" or "flop": return ComputeUnit.Flops;
                case "hours" or "hour": return gpu ? ComputeUnit.GpuHours : ComputeUnit.Hours;
                case "seconds" or "second" or "sec" or "secs": return gpu ? ComputeUnit.GpuSeconds : ComputeUnit.Seconds;
            }
        }
        bool isTime = words.Any(w => w is "time" or "timing" or "timeperf");
        return !isTime && words.Any(w => w is "step" or "steps" or "iteration" or "iterations") ? ComputeUnit.Steps : null;
    }
}
