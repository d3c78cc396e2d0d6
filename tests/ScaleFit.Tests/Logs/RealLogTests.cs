using System.Globalization;
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
        Assert.Contains("choose with --metric one of", Assert.Throws<LogFormatException>(() => LogReader.Read(path, new LogOptions { Gpus = 4 })).Message, StringComparison.Ordinal);
    }

    /// <summary>Reads a panel once more by splitting at commas, and compares every point.</summary>
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
