using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Logs;

public class ColumnTests
{
    [Theory]
    [InlineData("gpu_hours,compute,_runtime,_step", "gpu_hours")]
    [InlineData("gpu_seconds,GPU-Hours", "GPU-Hours")]
    [InlineData("step,tokens,elapsed_seconds", "elapsed_seconds")]
    [InlineData("step,tokens", "tokens")]
    [InlineData("_timestamp,time/step,step", "time/step")]
    [InlineData("_timestamp,_runtime,_step", "_runtime")]
    [InlineData("Step,Wall time", "Wall time")]
    [InlineData("train/global_step,loss", "train/global_step")]
    public void ComputeOfTheBetterRankIsUsed(string columns, string expected)
    {
        string text = Log.Rows($"{columns},acc", 3, i => string.Join(',', columns.Split(',').Select(_ => i)) + ",0.1");
        var run = Log.Single(text, new LogOptions { Gpus = 1 });
        Assert.Equal(expected, run.Compute.Column);
    }

    [Theory]
    [InlineData("train/reward,val-core/x/reward/mean@1,pass_rate", "pass_rate")]
    [InlineData("train/accuracy,val-core/x/reward/mean@1,val/loss", "val-core/x/reward/mean@1")]
    [InlineData("train/accuracy,val/Accuracy", "val/Accuracy")]
    [InlineData("reward/mean,eval_aime_pass1,reward_std", "eval_aime_pass1")]
    [InlineData("reward,train/pass_rate", "train/pass_rate")]
    [InlineData("reward,reward_std,completion_len/mean,value", "reward")]
    [InlineData("eval/rewards/accuracy_reward_lv35/mean,train/reward", "eval/rewards/accuracy_reward_lv35/mean")]
    [InlineData("passRate,passRate_stderr,trials", "passRate")]
    public void MetricOfTheBetterRankIsUsed(string columns, string expected)
    {
        string cells = string.Join(',', columns.Split(',').Select(_ => "0.5"));
        Assert.Equal(expected, Log.Single($"step,{columns}\n1,{cells}\n2,{cells}\n").Metric);
    }

    [Fact]
    public void SeveralOfOneRankAreListed()
    {
        Assert.Equal("runs.csv:1: several columns could be the pass rate: choose one with LogOptions.Metrics: 'val/acc', 'test/acc'", Log.Error("step,val/acc,test/acc\n1,0.1,0.1\n"));
        Assert.Equal("runs.csv:1: several columns could be the compute: choose one with LogOptions.Compute: 'step', '_step'", Log.Error("step,_step,acc\n1,1,0.1\n"));
        Assert.Equal("runs.csv:1: several columns could name the runs: choose one with LogOptions.RunColumn: 'run_name', 'run_id'", Log.Error("run_name,run_id,step,acc\n1,1,1,0.1\n"));
    }

    [Fact]
    public void NothingRecognisableIsListed()
    {
        Assert.Equal("runs.csv:1: no compute among the columns 'foo', 'pass_rate': name it with LogOptions.Compute", Log.Error("foo,pass_rate\n1,0.1\n"));
        Assert.Equal("runs.csv:1: no pass rate among the columns 'gpu_hours', 'foo': name it with LogOptions.Metrics", Log.Error("gpu_hours,foo\n1,0.1\n"));
    }

    [Fact]
    public void NamesMatchExactlyFirstAndThenWithoutCase()
    {
        const string Text = "step,acc,ACC\n1,0.1,0.2\n2,0.1,0.2\n";
        Assert.Equal("ACC", Log.Single(Text, new LogOptions { Metrics = ["ACC"] }).Metric);
        Assert.Equal("step", Log.Single(Text, new LogOptions { Metrics = ["ACC"], Compute = "STEP" }).Compute.Column);
        Assert.StartsWith("runs.csv:1: 2 columns match 'Acc'", Log.Error(Text, new LogOptions { Metrics = ["Acc"] }), StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingNameListsTheNearest()
    {
        string header = "step,acc," + string.Join(',', Enumerable.Range(0, 40).Select(i => $"other{i}")) + ",reward/mean";
        string error = Log.Error(header + "\n", new LogOptions { Metrics = ["rewards/mean"] });
        Assert.StartsWith("runs.csv:1: no column 'rewards/mean': give LogOptions.Metrics one of 'reward/mean', ", error, StringComparison.Ordinal);
        Assert.EndsWith(" and 35 more", error, StringComparison.Ordinal);
        Assert.Equal("runs.csv:1: no column matches 'val*': give LogOptions.Metrics one of 'step', 'acc'", Log.Error("step,acc\n1,0.1\n", new LogOptions { Metrics = ["val*"] }));
        Assert.Equal("runs.csv:1: no column 'name': give LogOptions.RunColumn one of 'step', 'acc'", Log.Error("step,acc\n1,0.1\n", new LogOptions { RunColumn = "name" }));
    }

    [Fact]
    public void ClockTimeWithoutGpusNamesTheWaysOut()
    {
        Assert.Equal(
            "runs.csv:1: the compute column '_runtime' counts seconds of clock time: give LogOptions.Gpus N for GPU-hours, LogOptions.Compute '_step' for steps, or LogOptions.Unit seconds to fit clock time",
            Log.Error("_runtime,_step,acc\n1,1,0.1\n"));
        Assert.Equal("runs.csv:1: the compute column 'hours' counts hours of clock time: give LogOptions.Gpus N for GPU-hours, or LogOptions.Unit hours to fit clock time", Log.Error("hours,acc\n1,0.1\n"));
    }

    [Fact]
    public void AColumnCalledComputeNeedsAUnit() => Assert.Contains("give LogOptions.Unit", Log.Error("compute,acc\n1,0.1\n"), StringComparison.Ordinal);

    [Fact]
    public void AGlobDoesNotTakeTheComputeForAMetric() =>
        Assert.Equal(["acc", "foo"], Log.Read("step,acc,foo\n1,0.1,0.2\n2,0.1,0.2\n", new LogOptions { Metrics = ["*"] }).Runs.Select(r => r.Metric));

    [Fact]
    public void ARunColumnOfAnyNameCanBeGiven() =>
        Assert.Equal(2, Log.Read("seed,step,acc\n1,1,0.1\n1,2,0.1\n2,1,0.1\n2,2,0.1\n", new LogOptions { RunColumn = "seed" }).Runs.Count);

    [Fact]
    public void AxesOfNamedColumnsFollowTheirWords()
    {
        Assert.Equal(ComputeUnit.Tokens, Log.Single("progress/total_tokens,acc\n1,0.1\n2,0.1\n", new LogOptions { Compute = "progress/total_tokens" }).Compute.Unit);
        Assert.Contains("has no known unit", Log.Error("time/steps,acc\n1,0.1\n2,0.1\n", new LogOptions { Compute = "time/steps" }), StringComparison.Ordinal);
    }
}
