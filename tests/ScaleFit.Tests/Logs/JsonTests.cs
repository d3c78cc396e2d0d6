using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Logs;

public class JsonTests
{
    private static readonly LogOptions EightGpus = new() { Gpus = 8 };

    [Fact]
    public void VerlsFileLoggerHasItsMetricsOneLevelDown()
    {
        var run = Read("""
            {"step":0,"data":{"val-core/x/reward/mean@1":0.2}}
            {"step":1,"data":{"timing_s/step":100.0,"perf/total_num_tokens":160000,"perf/time_per_step":100.0,"perf/throughput":400.0,"critic/score/mean":0.3}}
            {"step":2,"data":{"timing_s/step":200.0,"timing_s/testing":50.0,"perf/total_num_tokens":320000,"perf/time_per_step":200.0,"perf/throughput":400.0,"val-core/x/reward/mean@1":0.4}}
            """);
        Assert.Equal([new RunPoint(0, 0.2), new RunPoint(300 * (4 / 3600.0), 0.4)], run.Points);
        Assert.Equal(["validation-metric", "gpus-recovered"], run.Findings.Select(f => f.Code).OrderDescending());
    }

    [Theory]
    [InlineData(100)]
    [InlineData(300)]
    [InlineData(70_000)]
    public void NestedNamesMayBeLong(int length)
    {
        string name = new('x', length);
        string text = string.Concat(Enumerable.Range(1, 3).Select(i => $"{{\"step\":{i},\"eval\":{{\"{name}\":{{\"accuracy\":0.{i}}}}}}}\n"));
        Assert.Equal($"eval/{name}/accuracy", Log.Single(text).Metric);
    }

    [Theory]
    [InlineData("prime-rl", "time/step", "reward/all/mean")]
    [InlineData("open-instruct", "time/total", "objective/verifiable_correct_rate")]
    [InlineData("NeMo-RL", "timing/train/total_step_time", "validation/accuracy")]
    [InlineData("slime", "perf/step_time", "eval/aime")]
    [InlineData("OpenRLHF", "train/timing/step_total", "eval/eval_aime_pass1")]
    public void StepTimesOfEachTrainerAreSummed(string trainer, string time, string metric)
    {
        string text = string.Concat(Enumerable.Range(1, 3).Select(i => $"{{\"training_step\":{i},\"{time}\":{i}0.5,\"{metric}\":0.{i}}}\n"));
        var run = Log.Single(text, EightGpus, $"{trainer}.jsonl");
        Assert.Equal((metric, time, "jsonl", trainer), (run.Metric, run.Compute.Column, run.Format, run.Name));
        Assert.Equal([10.5, 31, 61.5], run.Points.Select(p => Math.Round(p.Compute * 3600 / 8, 6)));
    }

    [Fact]
    public void ArealIsFittedAgainstStepsOrANamedTime()
    {
        string text = string.Concat(Enumerable.Range(1, 4).Select(i => $"{{\"global_step\":{i},\"timeperf/rollout\":20,\"timeperf/train_step\":45,\"timeperf/eval\":0.5,\"grpo_actor/task_reward/avg\":0.{i}}}\n"));
        var run = Log.Single(text);
        Assert.Equal(("grpo_actor/task_reward/avg", "global_step"), (run.Metric, run.Compute.Column));
        var named = new LogOptions { StepTime = "timeperf/train_step", Gpus = 80, Metrics = ["*task_reward*"] };
        Assert.Equal([1.0, 2, 3, 4], Log.Single(text, named).Points.Select(p => p.Compute));
        Assert.Contains("'timeperf/train_step'", Log.Error(text, named with { StepTime = "timeperf/train" }), StringComparison.Ordinal);
    }

    [Fact]
    public void BareNanAndInfinityCostTheirCellOnly()
    {
        string text = string.Concat(Enumerable.Range(1, 20).Select(i => $"{{\"step\":{i},\"loss\":NaN,\"note\":\"NaN \\\" {{\",\"acc\":{(i == 7 ? "-Infinity" : "0.5")}}}\n"));
        var run = Log.Single(text);
        Assert.Equal((19, 1), (run.Read, run.Rejected));
        Assert.Equal("1 of 20 rows was rejected, at runs.csv:7: column 'acc' is '-Infinity', not a finite number", run.Findings[0].Message);
    }

    [Fact]
    public void NumbersInQuotesNestedKeysAndArraysAreRead()
    {
        var run = Read("""
            {"_step":"1","eval":{"math":{"acc":"0.25"},"histogram":[1,{"a":2}]},"none":null,"ok":true}
            {"_step":2,"eval":{"math":{"\u0061cc":2.5e-1}}}
            {"_step":3,"eval":{"math":{"acc":0.75}}}
            """, new LogOptions());
        Assert.Equal(("eval/math/acc", 3, 0.75), (run.Metric, run.Read, run.Points[^1].PassRate));
    }

    [Theory]
    [InlineData("step:1 - val/acc:0.5 - a:1")]
    [InlineData("{'reward': 0.5}")]
    public void TextThatARunLoggedDoesNotChangeTheFormat(string logged) =>
        Assert.Equal("jsonl", Log.Single($"{{\"step\":1,\"text\":\"{logged}\",\"acc\":0.1}}\n{{\"step\":2,\"acc\":0.2}}\n").Format);

    [Fact]
    public void AnArrayOfObjectsIsAHistoryToo()
    {
        var run = Log.Single("[{\"_step\":1,\"acc\":0.1},\n {\"_step\":2,\"acc\":0.2}\n]\n", name: "history.json");
        Assert.Equal([0.1, 0.2], run.Points.Select(p => p.PassRate));
    }

    [Fact]
    public void ALastLineThatIsBeingWrittenIsSkippedAndReported()
    {
        var run = Log.Single("{\"step\":1,\"acc\":0.1}\n{\"step\":2,\"acc\":0.2}\n{\"step\":3,\"ac");
        Assert.Equal((2, 0), (run.Read, run.Rejected));
        var finding = Assert.Single(run.Findings);
        Assert.Equal(("log-cut-short", "runs.csv:3: the last line is cut short, as in a log that is still being written"), (finding.Code, finding.Message));
    }

    [Fact]
    public void TextBetweenTheLinesIsRejected()
    {
        string text = string.Concat(Enumerable.Range(1, 20).Select(i => $"{{\"step\":{i},\"acc\":0.5}}\n")) + "Traceback (most recent call last):\n";
        Assert.Equal("1 of 21 rows of the file was rejected, at runs.csv:21: not a JSON object", Log.Single(text).Findings[0].Message);
    }

    [Fact]
    public void AFileThatIsNotJsonLinesIsGivenUpEarly() =>
        Assert.Contains("not JSON lines", Log.Error(string.Concat(Enumerable.Repeat("nothing\n", 500)), new LogOptions { Format = LogFormat.JsonLines }), StringComparison.Ordinal);

    [Fact]
    public void TooManyKeysAreNotMetrics()
    {
        string text = string.Concat(Enumerable.Range(1, 30_000).Select(i => $"{{\"k{i}\":1}}\n"));
        Assert.Contains("more than 20000 different keys", Log.Error(text), StringComparison.Ordinal);
    }

    [Fact]
    public void RunsOfOneFileAreDistinguishedByName()
    {
        var runs = Log.Read("{\"run_name\":\"a\",\"step\":1,\"acc\":0.1}\n{\"run_name\":\"b\",\"step\":1,\"acc\":0.2}\n{\"run_name\":\"a\",\"step\":2,\"acc\":0.3}\n{\"run_name\":\"b\",\"step\":2,\"acc\":0.4}\n").Runs;
        Assert.Equal(["a", "b"], runs.Select(r => r.Name));
    }

    private static Run Read(string text, LogOptions? options = null) => Log.Single(text, options, "run.jsonl");
}
