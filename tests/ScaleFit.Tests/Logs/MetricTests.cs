using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Logs;

public class MetricTests
{
    [Fact]
    public void ValidationIsPreferredToTrainingAndReported()
    {
        var finding = Assert.Single(Log.Single("step,train/pass_rate,val/score\n1,0.9,0.1\n2,0.9,0.2\n").Findings);
        Assert.Equal(("validation-metric", Severity.Note, "ScaleFit uses 'val/score', a validation metric, and ignores 'train/pass_rate' of training"), (finding.Code, finding.Severity, finding.Message));
    }

    [Fact]
    public void ATrainingMetricIsNamedAsOne() =>
        Assert.Equal("training-metric", Assert.Single(Log.Single("step,critic/score/mean\n1,0.1\n2,0.2\n").Findings).Code);

    /// <summary>Validation runs at every hundredth step. Capacity for as many values as training has would be a hundred times too large.</summary>
    [Fact]
    public void AMetricThatIsRarelyLoggedTakesNoMoreRoomThanItsValues()
    {
        string[] validation = [.. Enumerable.Range(0, 20).Select(k => $"val/{k}")];
        string log = $"run,gpu_hours,train/score,{string.Join(',', validation)}\n" + string.Concat(
            from run in Enumerable.Range(0, 10)
            from hour in Enumerable.Range(1, 1_000)
            select $"r{run},{hour},0.5{string.Concat(validation.Select(_ => hour % 100 == 0 ? ",0.5" : ","))}\n");
        var options = new LogOptions { Metrics = ["train/score", "val/*"] };
        Log.Read(log, options);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(210, Log.Read(log, options).Runs.Count);
        // About 2 MB. Capacity for 1,000 evaluations of 24 bytes in each of the 200 validation series would take 4.8 MB more.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Theory]
    [InlineData("pass@8", "pass@8")]
    [InlineData("train/pass_rate,pass@8", "pass@8")]
    [InlineData("pass@8,pass@1", "pass@1")]
    public void PassAtSeveralIsOfValidation(string columns, string expected)
    {
        string cells = string.Join(',', columns.Split(',').Select(_ => "0.5"));
        var run = Log.Single($"step,{columns}\n1,{cells}\n2,{cells}\n");
        Assert.Equal(expected, run.Metric);
        Assert.DoesNotContain("training-metric", run.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void AMetricThatWasNamedNeedsNoWords() =>
        Assert.Empty(Log.Single("step,train/pass_rate,val/score\n1,0.9,0.1\n2,0.9,0.2\n", new LogOptions { Metrics = ["train/pass_rate"] }).Findings);

    [Fact]
    public void SeveralValidationSetsAreListedWithAGlobForEach() => Assert.EndsWith(
        "choose one with LogOptions.Metrics: 'val-core/a/acc/mean@1', 'val-core/b/acc/mean@1', or 'val-core/*' for each",
        Log.Error("step,val-core/a/acc/mean@1,val-core/b/acc/mean@1\n1,0.1,0.1\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("test/env/all/reward/total,test/env/all/reward/scalar,env/all/reward/total", "test/env/all/reward/total")]
    [InlineData("val-core/a/reward/mean@1,val-aux/a/length", "val-core/a/reward/mean@1")]
    [InlineData("eval/aime,eval/aime-pass@8,rollout/raw_reward", null)]
    [InlineData("eval/math/acc,eval/math/pass@8", "eval/math/acc")]
    public void TheTotalOfAnEvaluationGoesBeforeItsParts(string columns, string? expected)
    {
        string cells = string.Join(',', columns.Split(',').Select(_ => "0.5"));
        string text = $"step,{columns}\n1,{cells}\n2,{cells}\n";
        if (expected is null) Assert.Contains("choose one with LogOptions.Metrics", Log.Error(text), StringComparison.Ordinal);
        else Assert.Equal(expected, Log.Single(text).Metric);
    }

    [Fact]
    public void RewardsBelowZeroNameTheWayOut()
    {
        string text = Log.Rows("step,reward", 30, i => $"{i},{(i < 3 ? "-0.25" : "0.5")}");
        Assert.Equal("runs.csv:2: -0.25 in column 'reward' is below 0: a reward, not a pass rate; give LogOptions.Rescale LO,HI with its smallest and largest value, or choose another LogOptions.Metrics", Log.Failure(text));
        var run = Log.Single(text, new LogOptions { Rescale = new RewardRange(-1, 1) });
        Assert.Equal([0.375, 0.375, 0.75], run.Points.Take(3).Select(p => p.PassRate));
        Assert.Contains("ScaleFit rescaled rewards between -1 and 1 to pass rates between 0 and 1", run.Findings.Single(f => f.Code == "rescaled").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RewardsOutsideTheirRangeAreRejected()
    {
        string text = Log.Rows("step,reward", 30, i => $"{i},{(i == 3 ? "-1.5" : "0.5")}");
        Assert.Equal("1 of 30 rows was rejected, at runs.csv:4: -1.5 in column 'reward' is not a pass rate: expected a number between -1 and 1",
            Log.Single(text, new LogOptions { Rescale = new RewardRange(-1, 1) }).Findings[^1].Message);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, -1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(-1e308, 1e308)]
    public void ARangeHasAWidth(double low, double high) => Assert.Throws<ArgumentOutOfRangeException>(() => new RewardRange(low, high));

    [Fact]
    public void GpusThatDoNotApplyAreReported()
    {
        var finding = Assert.Single(Log.Single("gpu_hours,pass_rate\n1,0.1\n2,0.2\n", new LogOptions { Gpus = 8 }).Findings);
        Assert.Equal(("gpus-unused", Severity.Warning, "ScaleFit ignored LogOptions.Gpus 8: 'gpu_hours' counts GPU-hours"), (finding.Code, finding.Severity, finding.Message));
    }

    [Fact]
    public void AUnitThatNoColumnHasIsNotPutOnAnother()
    {
        const string Text = "gpu_hours,pass_rate\n1,0.1\n2,0.2\n";
        Assert.Equal("runs.csv:1: no column counts steps: 'gpu_hours' counts GPU-hours; remove LogOptions.Unit, or name the column with LogOptions.Compute", Log.Error(Text, new LogOptions { Unit = ComputeUnit.Steps }));
        Assert.Equal(ComputeUnit.Steps, Log.Single(Text, new LogOptions { Unit = ComputeUnit.Steps, Compute = "gpu_hours" }).Compute.Unit);
    }
}
