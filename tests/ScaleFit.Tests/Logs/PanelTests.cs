using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Logs;

public class PanelTests
{
    private const string Quoted =
        "\"Step\",\"[p] a - b - val/acc\",\"[p] a - b - val/acc__MIN\",\"[p] a - b - val/acc__MAX\",\"[p] a - b - _step\",\"c - val/acc\",\"c - val/acc__MIN\",\"c - val/acc__MAX\"\n" +
        "\"1\",\"0.1\",\"0.0\",\"0.9\",\"1\",\"\",\"\",\"\"\n" +
        "\"2\",\"\",\"\",\"\",\"\",\"0.2\",\"0.2\",\"0.2\"\n" +
        "\"3\",\"0.3\",\"0.3\",\"0.3\",\"3\",\"0.4\",\"0.4\",\"0.4\"\n";

    [Fact]
    public void PanelExportKeepsEachRunsOwnRows()
    {
        var runs = Log.Read(Quoted).Runs;
        Assert.Equal([("[p] a - b", "val/acc"), ("c", "val/acc")], runs.Select(r => (r.Name, r.Metric)));
        Assert.Equal([new RunPoint(1, 0.1), new RunPoint(3, 0.3)], runs[0].Points);
        Assert.Equal([new RunPoint(2, 0.2), new RunPoint(3, 0.4)], runs[1].Points);
        Assert.All(runs, r => Assert.Equal((ComputeUnit.Steps, 0, 0), (r.Compute.Unit, r.Rejected, r.Findings.Count)));
    }

    [Fact]
    public void QuotesDoNotMatter() =>
        Assert.Equal(Log.Read(Quoted).Runs.SelectMany(r => r.Points), Log.Read(Quoted.Replace("\"", "", StringComparison.Ordinal)).Runs.SelectMany(r => r.Points));

    [Theory]
    [InlineData("Relative Time (Process)", 3600, 7200, 4, 8)]
    [InlineData("Relative Time (Wall)", 3600, 7200, 4, 8)]
    [InlineData("Wall Time", 1700003600, 1700007200, 0, 4)]
    public void TimeNeedsGpusAndBecomesGpuHours(string x, double first, double second, double firstHours, double secondHours)
    {
        string text = FormattableString.Invariant($"\"{x}\",\"a - acc\"\n{first},0.1\n{second},0.2\n");
        Assert.Contains("LogOptions.Gpus", Log.Error(text), StringComparison.Ordinal);
        var run = Log.Single(text, new LogOptions { Gpus = 4 });
        Assert.Equal([firstHours, secondHours], run.Points.Select(p => p.Compute));
    }

    [Fact]
    public void GroupedRunsAreNamedAfterTheGroup()
    {
        var run = Log.Single("train/global_step,Group: g1 - acc,Group: g1 - acc__MIN,Group: g1 - acc__MAX\n0,0.1,0,1\n5,0.2,0,1\n");
        Assert.Equal(("g1", 2), (run.Name, run.Points.Count));
    }

    [Fact]
    public void ASoleMetricIsUsedWhateverItsName() => Assert.Equal("mystery", Log.Single("Step,a - mystery\n1,0.1\n2,0.2\n").Metric);

    [Fact]
    public void TheBetterRankIsUsedAmongSeveralMetrics() =>
        Assert.Equal("val/acc", Log.Single("Step,a - train/reward,a - val/acc\n1,0.9,0.1\n2,0.9,0.2\n").Metric);

    [Fact]
    public void SeveralMetricsAreChosenByNameAndStandByRun()
    {
        var runs = Log.Read("Step,a - m1,b - m1,a - m2,b - m2\n1,0.1,0.2,0.3,0.4\n2,0.1,0.2,0.3,0.4\n", new LogOptions { Metrics = ["m?"] }).Runs;
        Assert.Equal(["a m1", "a m2", "b m1", "b m2"], runs.Select(r => $"{r.Name} {r.Metric}"));
        Assert.Contains("choose one with LogOptions.Metrics: 'm1', 'm2'", Log.Error("Step,a - m1 acc,a - m2 acc\n1,0.1,0.2\n").Replace(" acc", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void TwoRunsOfOneNameStayTwo()
    {
        var runs = Log.Read("Step,a - acc,a - acc\n1,0.1,0.2\n2,0.1,0.2\n").Runs;
        Assert.Equal([("a", 0.1), ("a (2)", 0.2)], runs.Select(r => (r.Name, r.Points[0].PassRate)));
    }

    [Fact]
    public void ARunWithoutValuesFailsAndTheOthersAreRead()
    {
        var contents = Log.Read("Step,a - acc,b - acc\n1,0.1,\n2,0.1,\n");
        Assert.Equal("a", Assert.Single(contents.Runs).Name);
        Assert.Equal(new LogFailure("b", "runs.csv", "runs.csv: no values in column 'acc': choose another LogOptions.Metrics"), Assert.Single(contents.Failures));
    }

    [Fact]
    public void AnUnknownXNeedsAUnit()
    {
        const string Text = "my_x,a - acc\n1,0.1\n2,0.2\n";
        Assert.StartsWith("runs.csv:1: the compute column 'my_x' has no known unit: give LogOptions.Unit, one of gpu-hours,", Log.Error(Text), StringComparison.Ordinal);
        Assert.Equal(ComputeUnit.Tokens, Log.Single(Text, new LogOptions { Unit = ComputeUnit.Tokens }).Compute.Unit);
        Assert.Equal(ComputeUnit.Tokens, Log.Single(Text.Replace("my_x", "train/tokens_seen", StringComparison.Ordinal)).Compute.Unit);
    }

    [Fact]
    public void OnlyXCanBeTheCompute() =>
        Assert.Equal("runs.csv:1: no column '_runtime': give LogOptions.Compute one of 'Step'", Log.Error("Step,a - acc\n1,0.1\n", new LogOptions { Compute = "_runtime" }));

    [Fact]
    public void TrialsOfAPanelAreANumber() =>
        Assert.Contains("give LogOptions.Trials as a number", Log.Error("Step,a - acc\n1,0.1\n", new LogOptions { TrialsColumn = "n" }), StringComparison.Ordinal);
}
