using System.IO.Compression;
using ScaleFit.Logs;
using ScaleFit.Logs.Files;
using ScaleFit.Runs;
using ScaleFit.Tests.Coverage;

namespace ScaleFit.Tests.Logs;

public sealed class FolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scalefit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AnMlflowRunIsItsMetricFilesTogether()
    {
        Write("1/abc/meta.yaml", "");
        Write("1/abc/metrics/val/acc", "1700000000000 0.25 0\n1700003600000 0.5 10\n");
        Write("1/abc/metrics/train/loss", "1700000000000 nan 0\n1700003600000 1.5 10\n170000720");
        var run = Assert.Single(LogReader.Read(Assert.Single(LogFiles.Expand([_folder])), new LogOptions { Gpus = 2 }).Runs);
        Assert.Equal(("abc", "mlflow", "val/acc"), (run.Name, run.Format, run.Metric));
        Assert.Equal([new RunPoint(0, 0.25), new RunPoint(2, 0.5)], run.Points);
        var alone = Assert.Single(LogReader.Read(Path.Join(_folder, "1/abc/metrics/val/acc"), new LogOptions { Unit = ComputeUnit.Steps }).Runs);
        Assert.Equal(("acc", 10.0), (alone.Metric, alone.Points[^1].Compute));
        Write("1/abc/metrics/bad", "1700000000000 0.25 0\nhello\n");
        Assert.EndsWith("metrics:2: found 'hello' in 'bad', expected timestamp, value and step",
            Assert.Throws<LogFormatException>(() => LogReader.Read(Path.Join(_folder, "1/abc/metrics"), new LogOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EventFilesOfOneFolderAreOneRun()
    {
        byte[] first = new EventFile().Add(1.7e9, 0, "val/acc", 0.1).Add(1.7e9 + 3600, 1, "val/acc", 0.2).Add(1.7e9 + 7200, 2, "val/acc", 0.3).ToArray();
        byte[] second = new EventFile().Add(1.7e9 + 9000, 2, "val/acc", 0.4).Add(1.7e9 + 10800, 3, "val/acc", 0.5).ToArray();
        Write("r1/events.out.tfevents.1.host.0", first);
        Write("r1/events.out.tfevents.2.host.0", second);
        var run = Assert.Single(LogReader.Read(Path.Join(_folder, "r1"), new LogOptions { Unit = ComputeUnit.Steps }).Runs);
        Assert.Equal(("r1", 5), (run.Name, run.Read));
    }

    [Fact]
    public void AFolderStandsForEveryLogBelowIt()
    {
        const string State = "{\"log_history\": [{\"step\": 1, \"eval_acc\": 0.1}, {\"step\": 2, \"eval_acc\": 0.2}]}";
        Write("a.csv", "step,acc\n1,0.1\n2,0.2\n");
        Write("notes.txt", "nothing");
        Write(".hidden.csv", "");
        Write("b/metrics.jsonl.gz", Zipped("{\"step\":1,\"acc\":0.1}\n{\"step\":2,\"acc\":0.2}\n"));
        Write("c/checkpoint-9/trainer_state.json", State);
        Write("c/checkpoint-10/trainer_state.json", State);
        var logs = LogFiles.Expand([_folder]);
        Assert.Equal(["a.csv", "b/metrics.jsonl.gz", "c/checkpoint-10/trainer_state.json"], logs.Select(l => Path.GetRelativePath(_folder, l)));
        Assert.Equal(["notes.txt"], LogFiles.Find([_folder]).Others.Select(other => Path.GetRelativePath(_folder, other)));
        Assert.Empty(LogFiles.Find([_folder, Path.Join(_folder, "notes.txt")]).Others);
        Assert.Equal(["a", "b", "c"], logs.SelectMany(l => LogReader.Read(l, new LogOptions()).Runs).Select(r => r.Name));
    }

    [Fact]
    public void GzipIsUnpackedEvenFromAStreamThatCannotGoBack()
    {
        byte[] zipped = Zipped("{\"step\":1,\"acc\":0.1}\n{\"step\":2,\"acc\":0.2}\n");
        using var input = new GZipStream(new MemoryStream(Zipped(zipped)), CompressionMode.Decompress);
        Assert.Equal(2, Assert.Single(LogReader.Read("-", new LogOptions(), input).Runs).Read);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(200)]
    public void TruncatedGzipIsReadToItsEndAndReported(int cut)
    {
        byte[] zipped = Zipped(Log.Rows("step,acc", 500, i => $"{i},0.{i * 7919 % 1000:000}"));
        var run = Assert.Single(LogReader.Read(new MemoryStream(zipped[..^cut]), "x.csv.gz", new LogOptions()).Runs);
        Assert.InRange(run.Read, 100, 500);
        Assert.Contains("x.csv.gz: the gzip data is cut short", run.Findings.Select(f => f.Message));
        byte[] twice = [.. zipped, .. Zipped("501,0.5\n")];
        run = Assert.Single(LogReader.Read(new MemoryStream(twice), "x.csv.gz", new LogOptions()).Runs);
        Assert.Equal((501, 0), (run.Read, run.Findings.Count));
    }

    [Fact]
    public void DamagedGzipIsNamed()
    {
        byte[] zipped = Zipped(Log.Rows("step,acc", 500, i => $"{i},0.{i * 7919 % 1000:000}"));
        zipped.AsSpan(40, 400).Fill(0xFF);
        Assert.Equal("x.gz: the gzip data is damaged: unpack the readable part with 'gzip -dc' and give that",
            Assert.Throws<LogFormatException>(() => LogReader.Read(new MemoryStream(zipped), "x.gz", new LogOptions())).Message);
    }

    [Fact]
    public void GzipThatUnpacksToTooMuchIsRefused()
    {
        byte[] bomb = Zipped(new byte[3 << 20]);
        Assert.True(bomb.Length < 1 << 16);
        var error = Assert.Throws<IOException>(() => new LogBytes(new MemoryStream(bomb), most: 2 << 20));
        Assert.Equal("the gzip data unpacks to more than 2 MiB: unpack the needed part with 'gzip -dc' and give that", error.Message);
        using var whole = new LogBytes(new MemoryStream(bomb), most: 3 << 20);
        Assert.Equal(3 << 20, whole.Open().Length);
    }

    [Fact]
    public void FoldersWithoutLogsSaySo()
    {
        Write("in/notes.txt", "");
        Assert.Contains("no file in this folder has the name or extension of a log", Assert.Throws<LogFormatException>(() => LogFiles.Expand([_folder])).Message, StringComparison.Ordinal);
    }

    private static byte[] Zipped(string text) => Zipped(System.Text.Encoding.UTF8.GetBytes(text));

    private static byte[] Zipped(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionLevel.Fastest)) zip.Write(bytes);
        return memory.ToArray();
    }

    private void Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    private void Write(string name, byte[] bytes)
    {
        string path = Path.Join(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    [Fact]
    public void LinksThatLeadInACircleAreNotFollowed()
    {
        string inner = Directory.CreateDirectory(Path.Join(_folder, "a", "b")).FullName, log = Path.Join(inner, "x.csv");
        File.WriteAllText(log, "");
        Directory.CreateSymbolicLink(Path.Join(inner, "up"), "../..");
        Directory.CreateSymbolicLink(Path.Join(_folder, "self"), "self");
        foreach (string pattern in (string[])["", "**/*.csv", "a/**/x.csv"]) Assert.Equal([log], LogFiles.Expand([Path.Join(_folder, pattern)]).Select(Path.GetFullPath));
        Assert.Throws<LogFormatException>(() => LogReader.Read(Path.Join(_folder, "self"), new LogOptions()));
    }

    [Fact]
    public void LinksToFoldersElsewhereAreFollowedOnce()
    {
        string root = Path.Join(_folder, "logs"), elsewhere = Directory.CreateDirectory(Path.Join(_folder, "elsewhere", "deep")).FullName;
        Directory.CreateDirectory(Path.Join(root, "run-1"));
        File.WriteAllText(Path.Join(root, "run-1", "x.csv"), "");
        File.WriteAllText(Path.Join(elsewhere, "y.csv"), "");
        Directory.CreateSymbolicLink(Path.Join(root, "latest"), "run-1");
        Directory.CreateSymbolicLink(Path.Join(root, "other"), "../elsewhere");
        Directory.CreateSymbolicLink(Path.Join(root, "the-same"), elsewhere);
        Directory.CreateSymbolicLink(Path.Join(elsewhere, "back"), root);
        Directory.CreateSymbolicLink(Path.Join(root, "nowhere"), "no-such-folder");
        // This link leads to a folder that contains the target of another link.
        string store = Path.Join(_folder, "store");
        foreach (string run in (string[])["7", "8"]) File.WriteAllText(Path.Join(Directory.CreateDirectory(Path.Join(store, run)).FullName, "z.csv"), "");
        Directory.CreateSymbolicLink(Path.Join(root, "best"), Path.Join(store, "7"));
        Directory.CreateSymbolicLink(Path.Join(root, "runs"), store);
        Directory.CreateSymbolicLink(Path.Join(root, "up"), "..");
        string[] expected = ["run-1/x.csv", "best/z.csv", "other/deep/y.csv", "runs/8/z.csv"];
        Assert.Equal(expected, LogFiles.Expand([root]).Select(log => Path.GetRelativePath(root, log)));

        // The folder has the same logs if a link names it.
        string link = Path.Join(_folder, "link");
        Directory.CreateSymbolicLink(link, "logs");
        Assert.Equal(expected, LogFiles.Expand([link]).Select(log => Path.GetRelativePath(link, log)));
    }

    [Fact]
    public void AFolderThatMayNotBeListedIsReported()
    {
        string locked = Directory.CreateDirectory(Path.Join(_folder, "locked")).FullName;
        File.WriteAllText(Path.Join(_folder, "x.csv"), "");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(locked, UnixFileMode.None);
        try
        {
            Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Root can read every folder.");
            foreach (string pattern in (string[])["", "**", "*/*.csv"])
            {
                var logs = LogFiles.Expand([Path.Join(_folder, pattern)]);
                Assert.Contains(locked, logs.Select(Path.GetFullPath));
                Assert.Contains("permission denied", Assert.Throws<LogFormatException>(() => LogReader.Read(locked, new LogOptions())).Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void AHundredThousandFilesAreFound()
    {
        FullStudy.OnlyWhenAsked();
        for (int i = 0; i < 100_000; i++) File.WriteAllText(Path.Join(_folder, $"{i}.csv"), "");
        foreach (string pattern in (string[])["", "*.csv", "**"]) Assert.Equal(100_000, LogFiles.Expand([Path.Join(_folder, pattern)]).Count);
    }
}
