using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Logs;

/// <summary>Rows of a table may be in any order. ScaleFit always reports restarts and mixed runs.</summary>
public class TableOrderTests
{
    private static readonly int[] Twenty = [.. Enumerable.Range(1, 20)];

    [Fact]
    public void RowsInAnyOrderAreOneRun()
    {
        int[] shuffled = [.. Enumerable.Range(1, 40)];
        new Random(1).Shuffle(shuffled);
        foreach (int[] hours in new[] { shuffled, [.. Twenty.Reverse()] })
        {
            var run = Log.Single(Hours(hours));
            Assert.Equal(hours.Order().Select(h => (double)h), run.Points.Select(p => p.Compute));
            Assert.Empty(run.Findings);
        }
    }

    [Theory]
    [InlineData(0, 40)]
    [InlineData(20, 40)]
    [InlineData(15, 40)]
    public void AShuffledTableIsOneRunWhereTimeGrowsWithSteps(int restart, int rows)
    {
        // After the restart, the clock counts from 0 again.
        (int Step, int Hours)[] run = [.. Enumerable.Range(1, rows).Select(step => (step, step <= restart ? step : step - restart))];
        string ordered = Text(run);
        new Random(2).Shuffle(run);
        if (restart == 0)
        {
            Assert.Equal(rows, Log.Single(Text(run)).Points.Count);
            return;
        }
        Assert.Contains("column 'gpu_hours' does not grow with steps, first in line ", Log.Failure(Text(run)), StringComparison.Ordinal);
        Assert.Equal(rows, Log.Single(ordered).Points[^1].Compute);

        static string Text(IEnumerable<(int Step, int Hours)> rows) =>
            "gpu_hours,step,pass_rate\n" + string.Concat(rows.Select(row => FormattableString.Invariant($"{row.Hours},{row.Step},0.5\n")));
    }

    [Theory]
    [InlineData(20, 0)]
    [InlineData(7, 0)]
    [InlineData(3, 19.5)]
    public void ARowOutOfPlaceIsSortedAndReported(int place, double hours)
    {
        List<double> rows = [.. Twenty];
        rows.Insert(place, hours);
        var run = Log.Single("gpu_hours,step,pass_rate\n" + string.Concat(rows.Select(h => FormattableString.Invariant($"{h},{h},0.5\n"))));
        Assert.Equal(21, run.Points.Count);
        var finding = Assert.Single(run.Findings);
        Assert.Equal(("compute-goes-back", Severity.Note), (finding.Code, finding.Severity));
        Assert.StartsWith($"column 'gpu_hours' goes back once, first in line {place + (hours == 0 ? 2 : 3)}, ", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TimeThatStartsAgainWithoutStepsIsRefused()
    {
        string message = Log.Failure(Hours([.. Twenty, .. Twenty.Select(h => 2 * h)]));
        Assert.StartsWith("runs.csv: column 'gpu_hours' goes back in line 22, and no column counts steps: ScaleFit cannot distinguish a restart from another run; name the runs with LogOptions.RunColumn", message, StringComparison.Ordinal);
    }

    [Fact]
    public void OneRunOfSeveralIsRefusedAndTheOthersAreRead()
    {
        string text = "run,gpu_hours,pass_rate\n" + string.Concat(Twenty.Select(h => $"a,{h},0.5\nb,{(h > 10 ? h - 10 : h)},0.5\n"));
        var contents = Log.Read(text);
        Assert.Equal("a", Assert.Single(contents.Runs).Name);
        Assert.Contains("line 23", Assert.Single(contents.Failures, f => f.Run == "b").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARestartOfOneRunDoesNotHideThatAnotherIsMixed()
    {
        int[] restarted = [.. Twenty, .. Enumerable.Range(15, 9)];
        string text = "run,gpu_hours,step,pass_rate\n" + string.Concat(restarted.Select(s => $"a,{s},{s},0.5\n")) + string.Concat(Twenty.Select(s => $"b,{s},{s},0.5\nb,{s}.5,{s + 10},0.5\n"));
        var contents = Log.Read(text);
        Assert.Equal(("a", 23), (Assert.Single(contents.Runs).Name, contents.Runs[0].Points.Count));
        Assert.Contains("several runs are mixed", Assert.Single(contents.Failures, f => f.Run == "b").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpu_hours,step")]
    [InlineData("step,loss")]
    [InlineData("tokens,loss")]
    public void ARunBehindAnotherIsNamedAsJsonLinesNameIt(string columns)
    {
        var runs = Log.Read($"{columns},pass_rate\n" + string.Concat(Twenty.Concat(Twenty.Take(12)).Concat(Twenty).Select(h => $"{h},{h},0.5\n"))).Runs;
        Assert.Equal([("runs", 20), ("runs (2)", 12), ("runs (3)", 20)], runs.Select(r => (r.Name, r.Points.Count)));
        Assert.All(runs.Take(1), r => Assert.Contains("several-runs", r.Findings.Select(f => f.Code)));
    }

    [Fact]
    public void RowsOfSeveralSetsMayShareAStep()
    {
        string run = string.Concat(Twenty.SelectMany(s => Enumerable.Range(0, 6).Select(set => $"{s},{(set == 3 ? "0.5" : "")},{(set == 5 ? "0.25" : "")}\n")));
        var runs = Log.Read($"step,a_acc,b_acc\n{run}{run}", new LogOptions { Metrics = ["*acc"] }).Runs;
        Assert.Equal(["runs a_acc", "runs b_acc", "runs (2) a_acc", "runs (2) b_acc"], runs.Select(r => $"{r.Name} {r.Metric}"));
        Assert.All(runs, r => Assert.Equal(20, r.Points.Count));
        string last = string.Concat(Enumerable.Repeat("0,0.5,0.25\n", 6));
        Assert.Equal([21, 21], Log.Read($"step,a_acc,b_acc\n{run}{last}", new LogOptions { Metrics = ["*acc"] }).Runs.Select(r => r.Points.Count));
    }

    [Fact]
    public void AClockThatStartsAgainWhileStepsGoOnIsCountedOn()
    {
        string text = "_runtime,_step,pass_rate\n" + string.Concat(Enumerable.Range(1, 30).Select(s => $"{3600 * (s > 20 ? s - 20 : s)},{s},0.5\n"));
        var run = Log.Single(text, new LogOptions { Gpus = 1 });
        Assert.Equal(Enumerable.Range(1, 30).Select(h => (double)h), run.Points.Select(p => p.Compute));
        Assert.Equal("clock-restarted", Assert.Single(run.Findings).Code);
    }

    [Theory]
    [InlineData("gpu_hours,step", 0, 25)]
    [InlineData("_timestamp,_step", 1_700_000_000, 30)]
    public void EvaluationsMadeAgainCountOnce(string columns, int start, int last)
    {
        // The counter resumes from the checkpoint, and the time of day continues.
        var rows = Twenty.Select(s => (Time: s, Step: s, Rate: 0.25)).Concat(Enumerable.Range(16, 10).Select(s => (Time: start == 0 ? s : s + 5, Step: s, Rate: 0.5)));
        var run = Log.Single($"{columns},pass_rate\n" + string.Concat(rows.Select(r => FormattableString.Invariant($"{start + (start == 0 ? r.Time : 3600 * r.Time)},{r.Step},{r.Rate}\n"))), new LogOptions { Gpus = start == 0 ? null : 1 });
        Assert.Equal(25, run.Points.Count);
        Assert.Equal([.. Enumerable.Repeat(0.25, 15), .. Enumerable.Repeat(0.5, 10)], run.Points.Select(p => p.PassRate));
        Assert.Equal(start == 0 ? last : last - 1, run.Points[^1].Compute);
        Assert.Equal("run-restarted", Assert.Single(run.Findings).Code);
    }

    [Fact]
    public void StepsSortedAsTextAreInAnyOrderNotRestarts()
    {
        var run = Log.Single("step,pass_rate\n" + string.Concat(Enumerable.Range(1, 1200).Select(s => $"{s}").Order(StringComparer.Ordinal).Select(s => $"{s},0.5\n")));
        Assert.Equal(1200, run.Points.Count);
    }

    [Theory]
    [InlineData("time", "steps go back 19 times while 'gpu_hours' goes up, first in line 4: several runs are mixed")]
    [InlineData("step", "column 'gpu_hours' goes down 20 times while steps go up, first in line 3: ")]
    public void RunsThatTakeTurnsAreRefused(string order, string message)
    {
        // One of two runs is ahead in steps, or behind in time.
        var rows = Twenty.SelectMany(s => order == "time" ? [(Hours: s, Step: s), (Hours: s + 0.5, Step: s + 10)] : new[] { (Hours: s + 10.0, Step: s), (Hours: s, Step: s) });
        Assert.StartsWith($"runs.csv: {message}", Log.Failure("gpu_hours,step,pass_rate\n" + string.Concat(rows.Select(r => FormattableString.Invariant($"{r.Hours},{r.Step},0.5\n")))), StringComparison.Ordinal);
    }

    [Fact]
    public void RunsSideBySideAreReported()
    {
        var run = Log.Single("gpu_hours,step,pass_rate\n" + string.Concat(Twenty.Select(s => FormattableString.Invariant($"{s},{s},0.5\n{s + 0.25},{s},0.5\n"))));
        var finding = Assert.Single(run.Findings);
        Assert.Equal(("step-repeated", Severity.Warning), (finding.Code, finding.Severity));
        Assert.StartsWith("20 evaluations have the same step as the previous one at another compute, first at runs.csv:3", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APanelThatGoesBackIsRefused() =>
        Assert.Contains("goes back in line 22", Log.Failure("Step,a - acc\n" + string.Concat(Twenty.Concat(Twenty).Select(s => $"{s},0.5\n"))), StringComparison.Ordinal);

    private static string Hours(IEnumerable<int> hours) => "gpu_hours,pass_rate\n" + string.Concat(hours.Select(h => $"{h},0.5\n"));
}
