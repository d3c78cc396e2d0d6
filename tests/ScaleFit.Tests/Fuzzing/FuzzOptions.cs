using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Fuzzing;

/// <summary>Draws what may be asked of a reader.</summary>
internal static class FuzzOptions
{
    private static readonly string[] Columns = ["run", "recipe", "gpu_hours", "step", "_timestamp", "pass_rate", "reward", "accuracy", "trials", "stderr", "time/total", "step_time", "timing_s/step", ""];

    private static readonly string[] Globs = ["*", "val*", "*acc*", "?", "a*b*", "", "**", "\\", "reward", "test/env/all/reward/total"];

    private static readonly RewardRange[] Ranges = [new(0, 1), new(-1, 1), new(0, 100), new(-8e307, 8e307), new(0, 1e-320)];

    private static readonly double[] Counts = [1, 8, 0.5, 1e-300, 1e300, 512];

    /// <summary>Draws options: mostly those that suit a log, which let a reader come furthest, otherwise with others that may not suit it at all.</summary>
    public static LogOptions Draw(Random random, LogOptions suitable)
    {
        var options = random.Next(10) == 0 ? new LogOptions() : suitable;
        for (int left = Math.Max(0, random.Next(8) - 5); left > 0; left--) options = With(options, random);
        return options;
    }

    private static LogOptions With(LogOptions options, Random random) => random.Next(14) switch
    {
        0 => options with { Format = (LogFormat)random.Next(Enum.GetValues<LogFormat>().Length) },
        1 => options with { Metrics = [Globs[random.Next(Globs.Length)]] },
        2 => options with { Metrics = [Column(random), Globs[random.Next(Globs.Length)]] },
        3 => options with { Compute = Column(random) },
        4 => options with { Unit = (ComputeUnit)random.Next(Enum.GetValues<ComputeUnit>().Length) },
        5 => options with { Gpus = Counts[random.Next(Counts.Length)] },
        6 => options with { StepTime = Column(random) },
        7 => random.Next(2) == 0 ? options with { LeavesOutEvaluation = true } : options with { NoStalls = true },
        8 => options with { RunColumn = Column(random) },
        9 => options with { RecipeColumn = Column(random) },
        10 => options with { Runs = [Globs[random.Next(Globs.Length)]] },
        11 => random.Next(2) == 0 ? options with { Trials = Counts[random.Next(Counts.Length)] } : options with { TrialsColumn = Column(random) },
        12 => options with { StandardErrorColumn = Column(random) },
        _ => random.Next(2) == 0 ? options with { Percent = true } : options with { Rescale = Ranges[random.Next(Ranges.Length)] },
    };

    private static string Column(Random random) => Columns[random.Next(Columns.Length)];
}
