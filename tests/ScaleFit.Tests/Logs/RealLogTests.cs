using System.Globalization;
using System.Text.RegularExpressions;
using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Logs;

public class RealLogTests
{
    [Fact]
    public void DeepGrpoIsReadWhole()
    {
        string path = Shared.Path("runs/deep-grpo/scale_budget.csv");
        var contents = LogReader.Read(path, new LogOptions { Gpus = 1 });
        Assert.Empty(contents.Failures);
        Assert.Equal([365, 577, 592, 781], contents.Runs.Select(r => r.Read).Order());
        Assert.All(contents.Runs, r => Assert.Equal((0, "val-core/GSM8K/reward/mean@1"), (r.Rejected, r.Metric)));
        Compare(path, contents, "val-core/GSM8K/reward/mean@1", 1 / 3600.0);
    }

    [Theory]
    [InlineData("runs/hetero-rl/wandb_online.csv", 5)]
    [InlineData("runs/hetero-rl/wandb_diff32.csv", 3)]
    [InlineData("runs/hetero-rl/wandb_EvalAccuracy.csv", 2)]
    public void HeteroRlIsReadWhole(string name, int runs)
    {
        string path = Shared.Path(name);
        var contents = LogReader.Read(path, new LogOptions());
        Assert.Equal(runs, contents.Runs.Count);
        Assert.All(contents.Runs, r => Assert.Equal(new ComputeAxis("train/global_step", ComputeUnit.Steps), r.Compute));
        Compare(path, contents, "eval/rewards/accuracy_reward_lv35/mean", 1);
    }

    [Fact]
    public void PrimeRlHistoryIsReadWhole()
    {
        string path = Shared.Path("runs/railroad/prime-rl-history.csv");
        var options = new LogOptions { Metrics = ["reward/mean"], Gpus = 4 };
        var run = Assert.Single(LogReader.Read(path, options).Runs);

        string[][] rows = [.. File.ReadLines(path).Select(l => l.Split(','))];
        int runtime = Array.IndexOf(rows[0], "_runtime"), reward = Array.IndexOf(rows[0], "reward/mean");
        var expected = rows.Skip(1).Where(r => r[reward].Length > 0).Select(r => (Compute: Number(r[runtime]) * (4 / 3600.0), PassRate: Number(r[reward]))).Order();
        Assert.Equal(expected, run.Points.Select(p => (p.Compute, p.PassRate)));
        Assert.Equal((run.Points.Count, 0, "prime-rl-history"), (run.Read, run.Rejected, run.Name));
        Assert.Contains("choose one with LogOptions.Metrics: ", Assert.Throws<LogFormatException>(() => LogReader.Read(path, new LogOptions { Gpus = 4 })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void VerlConsoleIsReadWhole(bool leavesOutEvaluation)
    {
        string path = Shared.Path("runs/verldata/qwen2-7b-gpg.log");
        var contents = LogReader.Read(path, new LogOptions { Metrics = ["val-core/*"], LeavesOutEvaluation = leavesOutEvaluation });
        string text = File.ReadAllText(path);
        Assert.Empty(contents.Failures);
        Assert.Equal(2, contents.Runs.Count);
        double hours = (Sum("timing_s/step") - (leavesOutEvaluation ? Sum("timing_s/testing") + Sum("timing_s/save_checkpoint") : 0)) * 8 / 3600;
        Assert.All(contents.Runs, run =>
        {
            Assert.Equal((43, 0, new ComputeAxis("timing_s/step", ComputeUnit.GpuHours, 8)), (run.Read, run.Rejected, run.Compute));
            Assert.Equal(43, Regex.Count(text, $"step:[0-9]+ - .*{Regex.Escape(run.Metric)}:"));
            Assert.Equal(Numbers(run.Metric), run.Points.Select(p => p.PassRate));
            // The last evaluation is in the last step of the log.
            Assert.Equal(hours, run.Points[^1].Compute, hours * 1e-9);
            Assert.Equal(0, run.Points[0].Compute);
            Assert.Equal(["gpus-recovered", .. leavesOutEvaluation ? (string[])[] : ["step-stalled"]], run.Findings.Select(f => f.Code));
        });

        double Sum(string key) => Numbers(key).Sum();
        IEnumerable<double> Numbers(string key) => Regex.Matches(text, $" - {Regex.Escape(key)}:([-0-9.e]+)").Select(m => Number(m.Groups[1].Value));
    }

    [Fact]
    public void TinkerIsReadWhole()
    {
        const string Metric = "test/env/all/reward/total";
        string path = Shared.Path("runs/railroad/tinker-30b.jsonl");
        var run = Assert.Single(LogReader.Read(path, new LogOptions { Gpus = 8 }).Runs);
        var expected = new List<(double, double)>();
        double seconds = 0;
        foreach (string line in File.ReadLines(path))
        {
            // Evaluation comes first in a step.
            if (Regex.Match(line, $"\"{Metric}\": ([0-9.e-]+)") is { Success: true } found) expected.Add((Math.Round(seconds * 8 / 3600, 9), Number(found.Groups[1].Value)));
            seconds += Number(Regex.Match(line, "\"time/total\": ([0-9.e-]+)").Groups[1].Value);
        }
        Assert.Equal(10, expected.Count);
        Assert.Equal(expected, run.Points.Select(p => (Math.Round(p.Compute, 9), p.PassRate)));
        Assert.Equal((Metric, "jsonl", 0), (run.Metric, run.Format, run.Rejected));
        Assert.Equal(["validation-metric"], run.Findings.Select(f => f.Code));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("step")]
    public void TwoRunsInOneLogAreNotMixed(string? compute)
    {
        string path = Shared.Path("runs/railroad/tinker-4b-two-runs-interleaved.jsonl");
        Assert.All(File.ReadLines(path).CountBy(l => Regex.Match(l, "\"step\": ([0-9]+)").Value), step => Assert.Equal(2, step.Value));
        var contents = LogReader.Read(path, new LogOptions { Compute = compute, Gpus = compute is null ? 8 : null });
        Assert.Empty(contents.Runs);
        Assert.Contains("several runs wrote into one log", Assert.Single(contents.Failures).Message, StringComparison.Ordinal);
    }

    /// <summary>Reads a panel again by splitting at commas, and compares every point.</summary>
    private static void Compare(string path, LogContents contents, string metric, double factor)
    {
        string[][] rows = [.. File.ReadLines(path).Select(l => l.Replace("\"", "", StringComparison.Ordinal).Split(','))];
        foreach (var run in contents.Runs)
        {
            int column = Array.IndexOf(rows[0], $"{run.Name} - {metric}");
            var expected = rows.Skip(1).Where(r => r[column].Length > 0).Select(r => (Number(r[0]) * factor, Number(r[column])));
            Assert.Equal(expected, run.Points.Select(p => (p.Compute, p.PassRate)));
            Assert.Equal(run.Points.Count, run.Read);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
