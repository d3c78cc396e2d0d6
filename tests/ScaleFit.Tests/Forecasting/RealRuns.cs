using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Forecasting;

/// <summary>The validation curves of the shared training logs, each once, each cut before a collapse at its end.</summary>
internal static class RealRuns
{
    /// <summary>Runs with fewer evaluations tell little about coverage.</summary>
    private const int Many = 100;

    /// <summary>Each run with the options that analyse it up to its collapse.</summary>
    public static (Run Run, InferenceOptions Options)[] All() =>
    [
        .. Read("runs/deep-grpo/scale_budget.csv", new LogOptions { Gpus = 1 })
            .Concat(Read("runs/hetero-rl/wandb_online.csv", new LogOptions()))
            .Concat(Read("runs/hetero-rl/wandb_diff32.csv", new LogOptions()))
            .Concat(Read("runs/hetero-rl/wandb_EvalAccuracy.csv", new LogOptions()))
            .Concat(Read("runs/railroad/prime-rl-history.csv", new LogOptions { Gpus = 8, Metrics = ["reward/mean"] }))
            .DistinctBy(run => run.Name)
            .Select(run => (run, Options(run))),
    ];

    /// <summary>Those with at least a hundred evaluations.</summary>
    public static (Run Run, InferenceOptions Options)[] Long() => [.. All().Where(r => r.Run.Points.Count >= Many)];

    private static IReadOnlyList<Run> Read(string name, LogOptions options) => LogReader.Read(Shared.Path(name), options).Runs;

    private static InferenceOptions Options(Run run) =>
        InferenceOptions.Default with { Window = new WindowOptions { Until = LateCollapse.Find(run.Points)?.Until } };
}
