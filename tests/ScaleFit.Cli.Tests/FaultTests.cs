using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Tests;

/// <summary>The tool among full disks, readers that leave, links, and signals, as a process of its own.</summary>
public sealed class FaultTests(PublishedTool published)
{
    [Theory]
    [InlineData("simulate --until 300 --quiet")]
    [InlineData("fit samples/academic-50.csv --noise white --output jsonl")]
    [InlineData("fit --help")]
    [InlineData("simulate --until 300 --quiet -o /dev/full")]
    public void AFullDeviceIsOneLineAndExitCode1(string line)
    {
        var outcome = Shell($"scalefit {line} > /dev/full");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("No space left", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("simulate --until 100k --every 1 --quiet")]
    [InlineData("fit samples --gpus 8 --noise white --output jsonl --quiet")]
    [InlineData("--help")]
    public void AReaderThatLeavesIsNoError(string line)
    {
        var outcome = Shell($"scalefit {line} 2>error | head -c 20 >head; echo ${{PIPESTATUS[0]}}; wc -c <head; cat error");
        Assert.Equal((0, "0\n20\n"), (outcome.ExitCode, outcome.Output));
    }

    [Fact]
    public void ANamedPipeIsWrittenTo()
    {
        // In a folder of its own: whoever opens a pipe that nobody writes to waits for ever.
        var outcome = Shell("mkfifo pipe; scalefit simulate --until 300 --quiet -o pipe & cat pipe; wait $!; echo $?; test -p pipe", WorkFolder.Fresh());
        Assert.Equal((0, $"{Tool.Run("simulate", "--until", "300").Output}0\n"), (outcome.ExitCode, outcome.Output));
    }

    [Fact]
    public void AnEmptyNameBesideAFileForTheResultIsOneLineAndExitCode1()
    {
        var outcome = Tool.Run("fit", "", "-o", "out.txt");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("empty", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void ASignalLeavesNothingHalfWritten(string signal, int exitCode)
    {
        var outcome = Signalled(signal);
        Assert.Equal($"{exitCode}\nold\nout.jsonl\n", outcome.Output);
    }

    [Fact]
    public void AKillLeavesTheFileAsItWas()
    {
        string[] left = Signalled("KILL").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["137", "old"], left[..2]);
        Assert.Equal("out.jsonl", left[^1]);
    }

    [Fact]
    public void ASignalThatIsIgnoredStaysIgnored()
    {
        var outcome = Shell("trap '' INT; scalefit fit samples/seeds.csv --output jsonl --quiet -o seeds.jsonl & until ls -A | grep -q '^\\.seeds'; do sleep .01; done; kill -INT $!; wait $!; echo $?; wc -l <seeds.jsonl");
        Assert.Equal("0\n10\n", outcome.Output);
    }

    [Theory]
    [InlineData("scalefit fit real/log.csv -o link/log.csv")]
    [InlineData("scalefit fit link/log.csv -o real/log.csv")]
    [InlineData("scalefit fit - -o real/log.csv < link/log.csv")]
    [InlineData("scalefit fit real --noise white --plot link/../real/log.csv")]
    public void AnInputIsNotOverwrittenByAnotherName(string line)
    {
        string folder = WorkFolder.Fresh();
        string log = Path.Join(Directory.CreateDirectory(Path.Join(folder, "real")).FullName, "log.csv");
        File.Copy("samples/academic-50.csv", log);
        Directory.CreateSymbolicLink(Path.Join(folder, "link"), "real");
        var outcome = Shell(line, folder);
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Single(outcome.ErrorLines);
        Assert.Equal(File.ReadAllText("samples/academic-50.csv"), File.ReadAllText(log));
    }

    [Theory]
    [InlineData("/proc/out.csv")]
    [InlineData("circle")]
    public void AFolderOrLinkThatTakesNoFileIsOneLineAndExitCode1(string path)
    {
        var outcome = Shell($"ln -s circle circle; scalefit simulate --until 300 --quiet -o {path}", WorkFolder.Fresh());
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        string line = Assert.Single(outcome.ErrorLines);
        Assert.Contains($"{path} cannot be written", line, StringComparison.Ordinal);
        Assert.DoesNotContain("/.", line, StringComparison.Ordinal);
    }

    [Fact]
    public void APipeThatLiesInAFolderIsNotWaitedFor()
    {
        string folder = WorkFolder.Fresh(), log = Path.GetFullPath("samples/academic-50.csv");
        var outcome = Shell($"mkdir logs; cp '{log}' logs; mkfifo logs/pipe.csv; scalefit fit logs --noise white --curve sigmoid --output csv --quiet", folder);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("academic-50", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void MemoryThatRunsOutIsOneLineAndExitCode1()
    {
        using var error = new StringWriter();
        using var output = new Unbounded();
        Assert.Equal(1, CommandLine.Run(["simulate", "--until", "300", "--quiet"], new Terminal(Stream.Null, output, error)));
        Assert.Contains("memory", Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void TenMillionLinesInHalfAGigabyteAreAnsweredOrRefused()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SCALEFIT_FULL") == "1", "writes 160 MB: set SCALEFIT_FULL=1 to run it");
        string path = Path.Join(WorkFolder.Fresh(), "long.csv");
        File.WriteAllLines(path, Enumerable.Range(0, 10_000_000).Select(i => FormattableString.Invariant($"{i},0.{1000 + i % 5000}")).Prepend("gpu_hours,pass_rate"));
        foreach (string command in (string[])["inspect", "fit"])
        {
            var outcome = published.Run("env", ["DOTNET_GCHeapHardLimit=0x20000000", "scalefit", command, path, "--quiet"]);
            Assert.InRange(outcome.ExitCode, 0, 1);
            Assert.Equal(outcome.ExitCode, outcome.ErrorLines.Length);
        }
    }

    private Outcome Shell(string line, string? folder = null) => published.Run("bash", ["-c", line], folder);

    /// <summary>Sends a signal while a file is being written: prints the exit code, the file that was there before, and what is in the folder.</summary>
    private Outcome Signalled(string signal)
    {
        string folder = WorkFolder.Fresh();
        File.WriteAllText(Path.Join(folder, "out.jsonl"), "old\n");
        // A hidden file beside the result shows that writing has begun. A shell that is not at a terminal has its background ignore an interruption.
        return Shell($"env --default-signal=INT scalefit fit '../samples/*.csv' --sensitivity --output jsonl --quiet -o out.jsonl & until ls -A | grep -q '^\\.out'; do sleep .01; done; kill -{signal} $!; wait $!; echo $?; cat out.jsonl; ls -A", folder);
    }

    private sealed class Unbounded : StringWriter
    {
        public override void Write(string? value) => throw new InsufficientMemoryException();
    }
}
