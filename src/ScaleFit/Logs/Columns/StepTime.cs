namespace ScaleFit.Logs.Columns;

/// <summary>The columns that make up the seconds of a step. Their sum over the steps is the time of a run.</summary>
/// <param name="Name">The name of the column, for messages.</param>
/// <param name="Parts">Indices of the columns to add.</param>
/// <param name="Excluded">Indices of the columns of evaluation and checkpoint time to subtract from the parts.</param>
/// <param name="IsMean">True if a row has the mean over the steps since the previous row.</param>
/// <param name="FollowsEvaluation">True if a row's evaluation precedes its step.</param>
internal sealed record StepTime(string Name, int[] Parts, int[] Excluded, bool IsMean = false, bool FollowsEvaluation = false)
{
    private static readonly Known[] Trainers =
    [
        new("timing_s/step", "timing_s/testing", "timing_s/save_checkpoint"), // verl since 2025
        new("perf/time_per_step", "timing_s/testing", "timing_s/save_checkpoint"),
        new("time_per_step", "timing_s/testing", "timing_s/save_checkpoint"),
        new("timing/train/total_step_time"), // NeMo-RL
        new("timing/step_total"), // OpenRLHF
        new("time/step_total"), // ROLL
        new("perf/step_time"), // slime
        new("time/total", "time/run_evals", "time/save_checkpoint"), // Tinker, open-instruct
        new("time/step", "time/save_ckpt"), // prime-rl
        new("timing/step", "timing/eval", "timing/save_checkpoints"), // SkyRL
        new("step_time") { IsMean = true }, // TRL
    ];

    /// <summary>verl of 2024 logs only the times of the parts of a step.</summary>
    private static readonly string[] OldVerl = ["gen", "ref", "values", "adv", "update_critic", "update_actor", "testing"];

    /// <summary>Finds the step time of a known trainer; null if there is none.</summary>
    /// <param name="columns">The columns of its log.</param>
    /// <param name="named">The given column; null to recognise it.</param>
    /// <param name="leavesOut">Whether to subtract evaluation and checkpoints.</param>
    public static StepTime? Find(IReadOnlyList<string> columns, string? named, bool leavesOut)
    {
        foreach (var known in Trainers)
        {
            int at = Place(columns, known.Name);
            if (at < 0 || (named is not null && columns[at] != named)) continue;
            int[] others = leavesOut ? Places(columns, known.Excluded) : [];
            // Tinker evaluates at the beginning of a step.
            return new StepTime(columns[at], [at], others, known.IsMean, known.Name == "time/total" && Place(columns, "time/run_evals") >= 0);
        }
        if (named is not null) return new StepTime(named, [columns.IndexOf(named)], []);
        int[] parts = Places(columns, OldVerl.Select(part => $"timing/{part}"));
        return parts.Length > 1 && Place(columns, "timing/gen") >= 0 ? new StepTime("timing/gen", parts, leavesOut ? Places(columns, ["timing/testing"]) : []) : null;
    }

    /// <summary>Whether a column may have the seconds of a step or of a part of it, for the user to name. AReaL does not log their sum.</summary>
    public static bool MayBe(string column) => column.StartsWith("timeperf/", StringComparison.Ordinal);

    private static int[] Places(IReadOnlyList<string> columns, IEnumerable<string> names) => [.. names.Select(n => Place(columns, n)).Where(i => i >= 0)];

    private static int Place(IReadOnlyList<string> columns, string name)
    {
        int at = columns.IndexOf(name);
        return at >= 0 ? at : columns.IndexOf($"train/{name}");
    }

    private sealed record Known(string Name, params string[] Excluded)
    {
        public bool IsMean { get; init; }
    }
}
