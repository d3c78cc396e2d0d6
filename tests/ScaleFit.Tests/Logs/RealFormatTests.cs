using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Logs;

/// <summary>Every log of ../shared/runs: what ScaleFit reads from it, or the line that says why not.</summary>
public class RealFormatTests
{
    private const string Val = "val-core/*";

    /// <summary>File, options, and the expected format, metric, compute and number of evaluations of the first run.</summary>
    public static TheoryData<string, string, string, string, string, int> Read => new()
    {
        { "deep-grpo/scale_budget.csv", "gpus 1", "csv", "val-core/GSM8K/reward/mean@1", "Relative Time (Process)", 577 },
        { "hetero-rl/wandb_online.csv", "", "csv", "eval/rewards/accuracy_reward_lv35/mean", "train/global_step", 21 },
        { "hetero-rl/wandb_diff32.csv", "", "csv", "eval/rewards/accuracy_reward_lv35/mean", "train/global_step", 21 },
        { "hetero-rl/wandb_EvalAccuracy.csv", "", "csv", "eval/rewards/accuracy_reward_lv35/mean", "train/global_step", 20 },
        { "railroad/prime-rl-history.csv", "metric reward/mean gpus 4", "csv", "reward/mean", "_runtime", 1000 },
        { "railroad/tinker-30b.jsonl", "gpus 8", "jsonl", "test/env/all/reward/total", "time/total", 10 },
        { "verldata/qwen2-7b-gpg.log", "metric " + Val, "verl", "val-core/openai/gsm8k/reward/mean@1", "timing_s/step", 43 },
        { "formats/verl-gsm8k-math-first.tfevents", "metric " + Val, "tensorboard", "val-core/openai/gsm8k/acc/mean@1", "timing_s/step", 27 },
        { "formats/verl-gsm8k-math.tfevents", "metric " + Val, "tensorboard", "val-core/openai/gsm8k/acc/mean@1", "timing_s/step", 4 },
        { "formats/verl-slurm.out", "", "verl", "val-core/openai/gsm8k/acc/mean@1", "timing_s/step", 5 },
        { "formats/areal-console.txt", "", "console", "grpo_actor/task_reward/avg", "step", 17 },
        { "formats/roll-metrics.jsonl", "", "jsonl", "reward/hard_pass_rate", "system/step", 430 },
        { "formats/trl-console.log", "rescale", "console", "rewards/correctness_reward_func/mean", "num_tokens", 92 },
        { "formats/unsloth-trl-console.log", "rescale", "console", "rewards/correctness_reward_func/mean", "num_tokens", 300 },
        { "formats/llama-factory-trainer_log.jsonl", "gpus 1", "jsonl", "accuracy", "elapsed_time", 202 },
        { "formats/ms-swift-logging.jsonl", "metric token_acc gpus 1", "jsonl", "token_acc", "elapsed_time", 44 },
        { "formats/ms-swift-logging.jsonl", "metric token_acc compute global_step/max_steps", "jsonl", "token_acc", "global_step/max_steps", 44 },
    };

    /// <summary>File, options, and the beginning of the only message.</summary>
    public static TheoryData<string, string, string> Rejected => new()
    {
        { "railroad/tinker-4b-two-runs-interleaved.jsonl", "gpus 8", ": steps go back" },
        { "public/curves.csv", "", ":1: no compute among the columns 'source', 'curve'" },
        { "pythia/evals.csv", "", ":1: several columns could be the compute: choose one with LogOptions.Compute: 'tokens', 'flops'" },
        { "formats/verl-gsm8k-math.tfevents", "", ": several columns could be the pass rate: choose one with LogOptions.Metrics: 'val-core/openai/gsm8k/acc/mean@1', 'val-core/DigitalLearningGmbH/MATH-lighteval/acc/mean@1', or 'val-core/*' for each" },
        { "formats/trl-console.log", "", ":109: 1.25 in column 'rewards/correctness_reward_func/mean' is above 1" },
        { "formats/tinker-console.log", "gpus 1", ": only one evaluation" },
        { "formats/tunix-console.log", "", ":1: the format is not recognised: found 'Error from server (BadRequest)" },
        { "formats/ms-swift-logging.jsonl", "gpus 1", ": no pass rate among the columns 'loss', 'grad_norm'" },
        { "formats/rllib-progress.csv", "gpus 1", ":4: 1.26 in column 'episode_reward_mean' is above 1" },
        { "formats/rllib-result.json", "gpus 1", ":3: 1.26 in column 'episode_reward_mean' is above 1" },
        { "formats/run-offline.wandb", "", ":1: a .wandb file of an offline run: upload it with 'wandb sync'" },
        { "formats/run-skyrl00.wandb", "", ":1: a .wandb file of an offline run: upload it with 'wandb sync'" },
        { "formats/run-tinker0.wandb", "", ":1: a .wandb file of an offline run: upload it with 'wandb sync'" },
        { "formats/run-tunix00.wandb", "", ":1: a .wandb file of an offline run: upload it with 'wandb sync'" },
    };

    [Theory]
    [MemberData(nameof(Read))]
    public void ARealLogHasItsMetricAndCompute(string name, string options, string format, string metric, string compute, int evaluations)
    {
        var contents = LogReader.Read(Shared.Path($"runs/{name}"), Parse(options));
        Assert.Empty(contents.Failures);
        var run = contents.Runs[0];
        Assert.Equal((format, metric, compute, evaluations, 0), (run.Format, run.Metric, run.Compute.Column, run.Read, run.Rejected));
        Assert.Null(LogReader.Inspect(Shared.Path($"runs/{name}"), Parse(options)).Problem);
    }

    [Theory]
    [MemberData(nameof(Rejected))]
    public void ARealLogThatCannotBeUsedIsRefusedInOneLine(string name, string options, string message)
    {
        string path = Shared.Path($"runs/{name}");
        string found = Error(() => LogReader.Read(path, Parse(options)));
        Assert.StartsWith(path + message, found, StringComparison.Ordinal);
        Assert.DoesNotContain(found, char.IsControl);
    }

    [Fact]
    public void EveryRealLogIsInATable()
    {
        string folder = Path.GetDirectoryName(Shared.Path("runs/SOURCES.md"))!;
        string[] known = [.. Read.Select(row => row.Data.Item1), .. Rejected.Select(row => row.Data.Item1)];
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) != ".md");
        Assert.Empty(files.Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Except(known));
    }

    [Fact]
    public void AFormatThatCannotBeRecognisedNamesTheOption() => Assert.EndsWith(
        "name it with LogOptions.Format", Error(() => LogReader.Read(Shared.Path("runs/formats/tunix-console.log"), new LogOptions())), StringComparison.Ordinal);

    [Fact]
    public void OneMetricAmongSeveralIsNamedWithTheOthers()
    {
        var run = LogReader.Read(Shared.Path("runs/formats/areal-console.txt"), new LogOptions()).Runs[0];
        Assert.Contains(run.Findings, finding => finding.Message == "the log has no recognised validation metric; ScaleFit uses 'grpo_actor/task_reward/avg', a metric of the training batches; 2 other columns are possible");
    }

    [Fact]
    public void AStepThatStallsCountsAsTheMedianOnRequest()
    {
        string path = Shared.Path("runs/verldata/qwen2-7b-gpg.log");
        var options = new LogOptions { Metrics = [Val] };
        Run logged = LogReader.Read(path, options).Runs[0], usual = LogReader.Read(path, options with { NoStalls = true }).Runs[0];
        Assert.InRange(usual.Points[^1].Compute, 0.5 * logged.Points[^1].Compute, 0.99 * logged.Points[^1].Compute);
        Assert.Equal(logged.Points.Select(p => p.PassRate), usual.Points.Select(p => p.PassRate));
        Assert.Matches("^a step takes longer than 10 times the median step, first in line [0-9]+: [0-9.]+ hours, [0-9]+ ?% of the compute$", logged.Findings.Single(f => f.Code == "step-stalled").Message);
        Assert.EndsWith("ScaleFit counts each as the median step", usual.Findings.Single(f => f.Code == "step-stalled").Message, StringComparison.Ordinal);
    }

    private static string Error(Func<LogContents> read)
    {
        try
        {
            var contents = read();
            Assert.Empty(contents.Runs);
            return Assert.Single(contents.Failures).Message;
        }
        catch (LogFormatException e)
        {
            return e.Message;
        }
    }

    private static LogOptions Parse(string text)
    {
        string[] words = text.Split(' ');
        string? After(string word) => Array.IndexOf(words, word) is var at and >= 0 ? words[at + 1] : null;
        return new LogOptions
        {
            Metrics = After("metric") is { } metric ? [metric] : [],
            Compute = After("compute"),
            Gpus = After("gpus") is { } gpus ? int.Parse(gpus, System.Globalization.CultureInfo.InvariantCulture) : null,
            Rescale = words.Contains("rescale") ? new RewardRange(0, 2) : null,
        };
    }
}
