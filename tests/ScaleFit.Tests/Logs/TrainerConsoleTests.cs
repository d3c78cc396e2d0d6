using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Logs;

/// <summary>Consoles of which ../shared/runs has no complete example, and their details.</summary>
public class TrainerConsoleTests
{
    private static readonly LogOptions Steps = new() { Unit = ComputeUnit.Steps };

    [Fact]
    public void TunixPrintsALineAStep()
    {
        string text = string.Concat(Enumerable.Range(1, 3).Select(i => $"loading, please wait\nI0812 [step {i}] train_reward=0.{i} loss=1e-3, kl=nan\n"));
        var run = Log.Single(text);
        Assert.Equal(("console", "train_reward", "step"), (run.Format, run.Metric, run.Compute.Column));
        Assert.Equal([new RunPoint(1, 0.1), new RunPoint(2, 0.2), new RunPoint(3, 0.3)], run.Points);
    }

    [Fact]
    public void SkyRlPrintsADictionaryOverSeveralLines()
    {
        string text = "{'trainer': {'lr': 1e-6,\n             'epochs': 3},\n 'x': 1}\n" + string.Concat(Enumerable.Range(1, 3).Select(i =>
            $"(pid=7) INFO Step {i}:\n(pid=7) {{'eval/all/avg_score': '0.{i}',\n(pid=8) another process\n(pid=7)  'eval/all/pass_at_1': '0.{i + 3}',\n(pid=7)  'timing/step': '36.0'}}\n"));
        var run = Log.Single(text, new LogOptions { Gpus = 100 });
        Assert.Equal(("console", "eval/all/pass_at_1", "timing/step"), (run.Format, run.Metric, run.Compute.Column));
        Assert.Equal([new RunPoint(1, 0.4), new RunPoint(2, 0.5), new RunPoint(3, 0.6)], run.Points);
        Assert.Equal([1.0, 2, 3], Log.Single(text, Steps).Points.Select(p => p.Compute));
    }

    [Fact]
    public void ADictionaryThatIsCutShortEndsTheLog()
    {
        const string Step = "Step 1:\n{'eval/all/avg_score': '0.1',\n 'timing/step': '36.0'}\n";
        var run = Log.Single(Step + Step.Replace("Step 1", "Step 2", StringComparison.Ordinal) + "Step 3:\n{'eval/all/avg_score': '0.1',\n 'timing/st", Steps);
        Assert.Equal((2, "log-cut-short"), (run.Read, Assert.Single(run.Findings).Code));
    }

    [Fact]
    public void TablesHaveTheStepAboveThem()
    {
        string text = string.Concat(Enumerable.Range(0, 3).Select(i =>
            $"ml_log:195 [INFO] \n\u001b[3m      Step {i}     \u001b[0m\n┏━━━━┳━━━┓\n┃ \u001b[1mMetric\u001b[0m ┃ Value ┃\n┡━━━━╇━━━┩\n│ test/env/all/pass_rate │ 0.{i + 1}  │\nWARNING: slow\n│ test/env/all/by_group/frac_al… │ 0.5 │\n│ test/env/all/total_episodes │ 100 │\n│ time/total │ 36.0 │\n└────┴───┘\n"));
        var run = Log.Single(text, Steps);
        Assert.Equal(("console", "test/env/all/pass_rate"), (run.Format, run.Metric));
        Assert.Equal([new RunPoint(0, 0.1), new RunPoint(1, 0.2), new RunPoint(2, 0.3)], run.Points);
    }

    [Fact]
    public void ATableThatIsCutShortBeforeARestartIsIgnored()
    {
        string Table(int step, double passRate) => FormattableString.Invariant($"Step {step}\n┏━━━━┳━━━┓\n│ test/env/all/pass_rate │ {passRate} │\n└────┴───┘\n");
        string cut = Table(3, 0.9).Split('└')[0];
        var run = Log.Single(Table(0, 0.1) + Table(1, 0.2) + Table(2, 0.2) + cut + "Killed\n" + Table(1, 0.25) + Table(2, 0.3) + Table(3, 0.4), Steps);
        Assert.Equal([new RunPoint(0, 0.1), new RunPoint(1, 0.25), new RunPoint(2, 0.3), new RunPoint(3, 0.4)], run.Points);
    }

    [Fact]
    public void ALogWithoutValuesSaysSo() => Assert.Contains("no compute in a log without values", Log.Error("{}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("0:01:03", 63)]
    [InlineData("3 days, 0:00:01", 259201)]
    [InlineData("1 day, 2:03:04.5", 93784.5)]
    [InlineData("6s", 6)]
    [InlineData("46m 13s", 2773)]
    [InlineData("1d 2h 3m 4s", 93784)]
    public void DurationsAreSeconds(string duration, double seconds)
    {
        string text = $"{{\"current_steps\": 1, \"accuracy\": 0.5, \"elapsed_time\": \"{duration}\"}}\n{{\"current_steps\": 2, \"accuracy\": 0.6, \"elapsed_time\": \"4 days, 0:00:00\"}}\n";
        Assert.Equal(seconds, Log.Single(text, new LogOptions { Unit = ComputeUnit.Seconds }).Points[0].Compute);
    }

    [Theory]
    [InlineData("0:61:03")]
    [InlineData("1:03")]
    [InlineData("13s 46m")]
    [InlineData("3 days")]
    [InlineData("1.5h")]
    [InlineData("0:00:1e3")]
    [InlineData("5m5")]
    public void OtherTextIsNoDuration(string text) => Assert.Contains($"'{text}', not a number", Log.Failure($"elapsed_s,acc\n\"{text}\",0.5\n\"{text}\",0.6\n", new LogOptions { Unit = ComputeUnit.Seconds }), StringComparison.Ordinal);

    [Theory]
    [InlineData("grpo_step")]
    [InlineData("system/step")]
    [InlineData("current_steps")]
    public void StepsOfTrainersAreSteps(string name) => Assert.Equal((name, ComputeUnit.Steps),
        (Log.Single($"{name},acc\n1,0.1\n2,0.2\n").Compute.Column, Log.Single($"{name},acc\n1,0.1\n2,0.2\n").Compute.Unit));

    [Fact]
    public void AFileWithoutTwoColumnsIsNoTable()
    {
        Assert.Equal("runs.csv:2: the format is not recognised: found 'Loading, please wait' and no row of metrics in the first MiB, expected a table of two columns or more, JSON, or the console output of a trainer: if it is one of them, name it with LogOptions.Format",
            Log.Error("\nLoading, please wait\nDone\nAll good\n3 of 4\n"));
        Assert.Contains("no compute among the columns", Log.Error("\nLoading, please wait\nDone\nAll good\n3 of 4\n", new LogOptions { Format = LogFormat.Csv }), StringComparison.Ordinal);
    }

    [Fact]
    public void MessagesWithATimeAreNoTable() => Assert.Contains("the format is not recognised", Log.Error(string.Concat(Enumerable.Range(10, 9).Select(i => $"2026-02-04 18:06:{i},304 INFO worker started\n"))), StringComparison.Ordinal);

    [Fact]
    public void AClockWithEmptyCellsFallsBackToSteps()
    {
        string text = Log.Rows("_step,_runtime,val/acc", 20, i => $"{i},{(i % 3 == 0 ? "" : $"{60 * i}")},0.{i + 10}");
        var run = Log.Single(text);
        Assert.Equal(("_step", ComputeUnit.Steps, 20, 0), (run.Compute.Column, run.Compute.Unit, run.Read, run.Rejected));
        var finding = Assert.Single(run.Findings);
        Assert.Equal(("clock-incomplete", "column '_runtime' has no number in 6 of 20 rows; ScaleFit uses '_step' instead"), (finding.Code, finding.Message));
        Assert.Contains("column '_runtime' is empty", Log.Failure(text, new LogOptions { Compute = "_runtime", Gpus = 1 }), StringComparison.Ordinal);
        string lines = string.Concat(Enumerable.Range(1, 9).Select(i => $"{{\"step\": {i}, \"elapsed_time\": {(i % 4 == 1 ? $"{i}" : "null")}, \"acc\": 0.{i}}}\n"));
        Assert.Equal((ComputeUnit.Steps, "clock-incomplete"), (Log.Single(lines).Compute.Unit, Assert.Single(Log.Single(lines).Findings).Code));
        Assert.Equal("_runtime", Log.Single(Log.Rows("_step,_runtime,val/acc", 20, i => $"{i},{(i == 3 ? "" : $"{60 * i}")},0.{i + 10}"), new LogOptions { Gpus = 1 }).Compute.Column);
    }

    [Theory]
    [InlineData("format_accuracy,answer_accuracy", "answer_accuracy", 1)]
    [InlineData("accuracy,accuracy/algebra,accuracy/sets", "accuracy", 2)]
    [InlineData("easy_pass_rate,pass_rate", "pass_rate", 1)]
    [InlineData("env/pass_rate,test/env/pass_rate", "test/env/pass_rate", 1)]
    [InlineData("rewards/style/mean,rewards/tests/mean,reward", "reward", 2)]
    [InlineData("reward,rewards/correctness/mean", "rewards/correctness/mean", 1)]
    [InlineData("val/x,val/total_episodes", "val/x", 0)]
    public void TheMetricIsNamedWithTheNumberOfOthers(string columns, string expected, int others)
    {
        string cells = string.Join(',', columns.Split(',').Select(name => name.Contains("total", StringComparison.Ordinal) ? "500" : "0.5"));
        var run = Log.Single($"step,{columns}\n1,{cells}\n2,{cells}\n");
        Assert.Equal(expected, run.Metric);
        string said = others switch { 0 => "", 1 => "1 other column is possible", _ => $"{others} other columns are possible" };
        Assert.Equal(others > 0, run.Findings.Any(finding => finding.Message.Contains($"'{expected}'", StringComparison.Ordinal) && finding.Message.EndsWith(said, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("val/turns")]
    [InlineData("val/x_count")]
    [InlineData("val/x")]
    public void CountsAreNoPassRates(string name) => Assert.Contains("no pass rate among the columns", Log.Error($"step,{name}\n1,100\n2,101\n"), StringComparison.Ordinal);

    [Fact]
    public void StalledStepsNeedStepTimes()
    {
        string text = Log.Rows("step,timing_s/step,val/acc", 20, i => $"{i},{(i == 7 ? 3600 : 36)},0.{i + 10}");
        var options = new LogOptions { Gpus = 100 };
        Assert.Equal(119.0, Log.Single(text, options).Points[^1].Compute, 9);
        Assert.Equal("a step takes longer than 10 times the median step, first in line 8: 1 hours, 84% of the compute",
            Log.Single(text, options).Findings.Single(f => f.Code == "step-stalled").Message);
        Assert.Equal(20.0, Log.Single(text, options with { NoStalls = true }).Points[^1].Compute, 9);
        Assert.Equal("runs.csv:1: the compute column 'gpu_hours' does not give the time of each step: give LogOptions.StepTime, or remove LogOptions.NoStalls",
            Log.Error("gpu_hours,acc\n1,0.1\n2,0.2\n", new LogOptions { NoStalls = true }));
    }
}
