using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Logs;

public class ConsoleTests
{
    private const string Prefix = "\u001b[36m(TaskRunner pid=12, ip=10.0.0.1)\u001b[0m ";

    [Fact]
    public void VerlOf2024HasOtherKeysAndNoStepTime()
    {
        var run = Log.Single(
            "loading\nstep:0 - test_score/openai/gsm8k:0.2\n" +
            "step:0 - timing/gen:60.0 - timing/ref:10 - timing/update_actor:30 - critic/score/mean:0.3\n" +
            "step:1 - timing/gen:60.0 - timing/ref:10 - timing/update_actor:30 - timing/testing:20 - critic/score/mean:0.3 - val/test_score/openai/gsm8k:0.4\n", new LogOptions { Gpus = 36 });
        Assert.Equal(("val/test_score/openai/gsm8k", "verl"), (run.Metric, run.Format));
        Assert.Equal([0, 2.2], run.Points.Select(p => Math.Round(p.Compute, 9)));
    }

    [Fact]
    public void TrainingTimeOfVerlOf2024LeavesItsTestingOut()
    {
        var run = Log.Single(
            "step:0 - test_score/openai/gsm8k:0.2\n" +
            "step:1 - timing/gen:60.0 - timing/update_actor:40 - timing/testing:20 - val/test_score/openai/gsm8k:0.4\n" +
            "step:2 - timing/gen:60.0 - timing/update_actor:40 - timing/testing:20 - val/test_score/openai/gsm8k:0.5\n", new LogOptions { Gpus = 36, LeavesOutEvaluation = true });
        Assert.Equal([0.0, 1, 2], run.Points.Select(p => Math.Round(p.Compute, 9)));
    }

    [Fact]
    public void VerlOfSpring2025LogsItsGpus()
    {
        var run = Log.Single(Log.Rows("start", 3, i => FormattableString.Invariant(
            $"step:{i} - timing_s/step:100 - time_per_step:100 - total_num_tokens:640000.0 - Tokens/Sec/GPU:{400 + i * 0.4} - val/test_score/x:0.{i}")));
        Assert.Equal(16, run.Compute.Gpus);
    }

    [Fact]
    public void GpusAreNotRecoveredFromRowsThatDisagree()
    {
        string text = Log.Rows("start", 20, i => $"step:{i} - timing_s/step:100 - perf/time_per_step:100 - perf/total_num_tokens:640000.0 - perf/throughput:{(i > 18 ? 1600 : 800)} - val-core/x/acc/mean@1:0.{i + 10}");
        Assert.Equal("runs.csv: the compute column 'timing_s/step' counts seconds of each step (tokens / (step time x throughput) varies from 4 to 8 between rows and does not determine the number of GPUs): give LogOptions.Gpus N for GPU-hours, LogOptions.Compute 'step' for steps, or LogOptions.Unit seconds to fit clock time", Log.Error(text));
        Assert.Equal(8, Log.Single(text.Replace("throughput:1600", "throughput:801", StringComparison.Ordinal)).Compute.Gpus);
    }

    [Fact]
    public void ColoursPrefixesNulBytesAndNumpyAreLookedThrough()
    {
        var run = Log.Single(
            $"{Prefix}step:1 - val-core/x/acc/mean@1:np.float64(0.25) - timing_s/step:36.0\r\n" +
            $"{Prefix}Progress:  10%|#\r{Prefix}step:2 - val-core/x/acc/mean@1:0.5 - timing_s/step:36.0\0\0\n" +
            "(WorkerDict pid=9) something - else:1\n" +
            $"{Prefix}INFO step:3 - val-core/x/acc/mean@1:0.75 - timing_s/step:36.0\n", new LogOptions { Gpus = 100 });
        Assert.Equal([new RunPoint(1, 0.25), new RunPoint(2, 0.5), new RunPoint(3, 0.75)], run.Points);
    }

    [Theory]
    [InlineData(" - timing_s/step:36.0 - val-core/x/acc/mean@1:0.", "5 - critic/score/mean:0.1")]
    [InlineData(" - timing_s/step:36.0 -", "val-core/x/acc/mean@1:0.5")]
    [InlineData(" - timing_s/step:36.0", "- val-core/x/acc/mean@1:0.5 - critic/score/mean:0.1")]
    [InlineData(" - timing_s/step:36.0 - val-co", "re/x/acc/mean@1:0.5 - critic/score/mean:0.1")]
    public void AStepMayBeBrokenOverTwoLines(string first, string second)
    {
        var run = Log.Single($"{Prefix}step:1{first}\n{Prefix}{second}\n(other pid=1) Hello - there\nstep:2 - timing_s/step:36.0 - val-core/x/acc/mean@1:0.6\n", new LogOptions { Gpus = 100 });
        Assert.Equal([new RunPoint(1, 0.5), new RunPoint(2, 0.6)], run.Points);
    }

    [Fact]
    public void TheLastKeyOfAnUnfinishedLineMayBeHalfANumber()
    {
        var run = Log.Single("step:1 - val/acc:0.5 - training/global_step:1\nstep:2 - val/acc:0.6 - loss:1\nstep:3 - loss:2 - val/acc:0.", new LogOptions { Unit = ComputeUnit.Steps, Compute = "step" });
        Assert.Equal((2, "log-cut-short"), (run.Read, Assert.Single(run.Findings).Code));
    }

    [Theory]
    [InlineData("0.5", "36.0")]
    [InlineData("'0.5'", "'36.0'")]
    public void TrlPrintsDictionaries(string reward, string time)
    {
        var run = Log.Single($"  0%|  | 1/9 [00:10]{{'loss': 0.1, 'reward': {reward}, 'step_time': {time}, 'epoch': 0.1}}\n{{'loss': nan, 'reward': 0.75, 'step_time': 36.0, 'epoch': 0.2}}\n", new LogOptions { Gpus = 100 });
        Assert.Equal([new RunPoint(1, 0.5), new RunPoint(2, 0.75)], run.Points);
        Assert.Equal("console", run.Format);
        Assert.Equal(["training-metric", "step-time-mean"], run.Findings.Select(f => f.Code).OrderDescending());
    }

    [Fact]
    public void OpenRlhfPutsItsStepInFront()
    {
        var run = Log.Single("(PPO pid=1) Global step 1: {'reward': 0.5, 'timing/step_total': 36.0}\n(PPO pid=1) Global step 2: {'reward': 0.6, 'timing/step_total': 36.0}\n", new LogOptions { Unit = ComputeUnit.Steps });
        Assert.Equal([1.0, 2.0], run.Points.Select(p => p.Compute));
    }

    [Fact]
    public void TrainerStateHasMeansOverTheStepsBetweenItsRows()
    {
        const string Text = """
            { "best_metric": null, "epoch": 1.0, "nested": {"log_history": 1},
              "log_history": [
                { "step": 10, "reward": 0.1, "step_time": 36.0, "num_tokens": 100.0 },
                { "step": 10, "eval_rewards/accuracy/mean": 0.25 },
                { "step": 20, "reward": 0.2, "step_time": 72.0, "num_tokens": 200.0 },
                { "step": 20, "eval_rewards/accuracy/mean": "0.5" }
              ], "max_steps": 20 }
            """;
        var run = Log.Single(Text, new LogOptions { Gpus = 10 }, "trainer_state.json");
        Assert.Equal(("trainer-state", "eval_rewards/accuracy/mean"), (run.Format, run.Metric));
        Assert.Equal([new RunPoint(1, 0.25), new RunPoint(3, 0.5)], run.Points);
        Assert.Equal([100.0, 200.0], Log.Single(Text).Points.Select(p => p.Compute));
        var cut = Log.Single(Text[..Text.IndexOf("\"0.5\"", StringComparison.Ordinal)].Replace("\"reward\": 0.2", "\"eval_rewards/accuracy/mean\": 0.3", StringComparison.Ordinal));
        Assert.Equal((2, "log-cut-short"), (cut.Read, cut.Findings[^1].Code));
    }

    [Fact]
    public void BareNanInATrainersStateIsNoNumber()
    {
        string history = string.Join(",\n", Enumerable.Range(1, 20).Select(i => $$"""{"step": {{i}}, "loss": NaN, "note": "NaN \\", "grad": -Infinity, "eval_acc": {{(i == 7 ? "NaN" : "0.5")}}}"""));
        var run = Log.Single($$"""{"best": Infinity, "log_history": [{{history}}], "min": -Infinity}""");
        Assert.Equal(("trainer-state", 19, 0, 0), (run.Format, run.Read, run.Rejected, run.Findings.Count));
    }
}
