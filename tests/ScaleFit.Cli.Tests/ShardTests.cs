using System.Runtime.CompilerServices;

namespace ScaleFit.Cli.Tests;

public sealed class ShardTests
{
    private const string Quick = "--curve sigmoid --noise white --output jsonl";

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void PartsContainTheLinesOfTheWhole(int count)
    {
        string folder = Folder(12);
        string[] whole = Lines(Fit(folder));
        string[] parts = [.. Enumerable.Range(1, count).SelectMany(k => Lines(Fit(folder, "--shard", $"{k}/{count}")))];
        Assert.Equal(12, whole.Length);
        Assert.Equal(whole.Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AddedLogsMoveNoOther()
    {
        string folder = Folder(9);
        string[] before = Lines(Fit(folder, "--shard", "1/2"));
        File.Copy("samples/academic-50.csv", Path.Join(folder, "0-new.csv"));
        var after = Lines(Fit(folder, "--shard", "1/2")).Where(line => !line.Contains("0-new", StringComparison.Ordinal));
        // Each line has the number of logs and identifies their list.
        Assert.Equal(before.Select(WithoutSweep), after.Select(WithoutSweep));

        static string WithoutSweep(string line) => line[..line.IndexOf("\"logs\":", StringComparison.Ordinal)] + line[line.IndexOf("\"resultsOfLog\":", StringComparison.Ordinal)..];
    }

    [Theory]
    [InlineData("jsonl", "")]
    [InlineData("csv", "run,source,metric,unit,")]
    [InlineData("json", "{\n  \"schema\": \"scalefit/1\",")]
    public void AnEmptyShareIsNoError(string format, string start)
    {
        string log = WorkFolder.Write(File.ReadAllText("samples/academic-50.csv")), part = Path.Join(WorkFolder.Fresh(), "part");
        int own = Enumerable.Range(1, 2).Single(k => Tool.Run("inspect", log, "--shard", $"{k}/2").Output.Length > 0);
        var outcome = Tool.Run("fit", log, "--shard", $"{3 - own}/2", "--output", format, "-o", part);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("none of the 1 logs", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.StartsWith(start, File.ReadAllText(part), StringComparison.Ordinal);
        if (start.Length == 0) Assert.Empty(File.ReadAllText(part));
    }

    [Fact]
    public void AMissingLogFailsInEveryShareAndLeavesNoPart()
    {
        // Otherwise, all shares but one would be empty.
        string part = Path.Join(WorkFolder.Fresh(), "part.jsonl");
        foreach (int k in (int[])[1, 2, 3])
        {
            var outcome = Tool.Run("fit", "no-such-folder", "samples/academic-50.csv", "--shard", $"{k}/3", "--output", "jsonl", "-o", part);
            Assert.Equal((1, false), (outcome.ExitCode, File.Exists(part)));
            Assert.Equal("scalefit: no-such-folder: no such file", Assert.Single(outcome.ErrorLines));
        }
    }

    [Fact]
    public void AMissingFileFailsInItsShareOnly() =>
        Assert.Equal([0, 1], Enumerable.Range(1, 2).Select(k => Tool.Run("fit", "no-such.csv", "--shard", $"{k}/2").ExitCode).Order());

    [Fact]
    public void AMissingPartIsNoticed()
    {
        string folder = Folder(12);
        string[] parts = [.. Enumerable.Range(1, 3).Select(k => WorkFolder.Write(Fit(folder, "--shard", $"{k}/3").Output, $"{k}.jsonl"))];
        Assert.Equal(0, Tool.Run(["report", .. parts, "--output", "csv"]).ExitCode);
        int missing = Lines(Fit(folder, "--shard", "2/3")).Length;
        Assert.InRange(missing, 1, 11);
        var outcome = Tool.Run("report", parts[0], parts[2], "--output", "csv");
        Assert.Equal((1, 13 - missing), (outcome.ExitCode, outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Contains($"results of {missing} of 12 logs are missing", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void LogsThatHaveNoRunOfTheNameAreNotMissed()
    {
        string lines = WorkFolder.Write(Tool.Run("fit", "samples/academic-50.csv", "samples/scout-50k.csv", "--run", "scout-50k", "--output", "jsonl").Output, "all.jsonl");
        Assert.Equal(0, Tool.Run("report", lines, "--output", "csv").ExitCode);
    }

    [Fact]
    public void AnotherShareMayContainTheRun() =>
        Assert.Equal(0, Tool.Run("fit", Folder(3), "--run", "nobody", "--shard", "1/2", "--output", "jsonl").ExitCode);

    private static Outcome Fit(string folder, params string[] options) => Tool.Run(["fit", folder, .. Quick.Split(' '), .. options]);

    private static string[] Lines(Outcome outcome)
    {
        Assert.Equal(0, outcome.ExitCode);
        return outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Makes a folder of logs with the name of the test. The path of a log determines its share. With random folder names, one of three shares of 12 logs would sometimes be empty.</summary>
    private static string Folder(int logs, [CallerMemberName] string name = "")
    {
        string folder = Directory.CreateDirectory(name).Name;
        for (int i = 1; i <= logs; i++) File.Copy("samples/academic-50.csv", Path.Join(folder, $"run-{i}.csv"), overwrite: true);
        return folder;
    }
}
