using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Tests;

public sealed class ManyRunsTests(PublishedTool published)
{
    [Theory]
    [InlineData("fit samples --noise white --output json")]
    [InlineData("backtest samples/seeds.csv samples/academic-50.csv missing.csv --noise white --output jsonl")]
    [InlineData("inspect samples --output json")]
    public void TheResultDoesNotDependOnTheNumberOfCores(string line)
    {
        var one = On(1);
        Assert.NotEmpty(one.Output);
        Assert.Equal(one, On(4));

        Outcome On(int cores) => published.Run("env", [$"DOTNET_PROCESSOR_COUNT={cores}", "scalefit", .. line.Split(' ')]);
    }

    [Fact]
    public void AFileOfLinesIsWholeOrAsItWas()
    {
        string old = WorkFolder.Write("old\n", "part.jsonl"), folder = Path.GetDirectoryName(old)!;
        Assert.Equal(1, Tool.Run("fit", "samples/seeds.csv", "--run", "nobody", "--output", "jsonl", "-o", old).ExitCode);
        Assert.Equal("old\n", File.ReadAllText(old));
        Assert.Equal(0, Tool.Run("fit", "samples/academic-50.csv", "--output", "jsonl", "-o", old).ExitCode);
        Assert.Equal(Tool.Run("fit", "samples/academic-50.csv", "--output", "jsonl").Output, File.ReadAllText(old));
        Assert.Equal([old], Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void EachLineIsThereAsSoonAsItsRunIsDone()
    {
        using var output = new Flushes();
        using var error = new StringWriter();
        Assert.Equal(0, CommandLine.Run(["fit", "samples/seeds.csv", "--noise", "white", "--output", "jsonl"], new Terminal(Stream.Null, output, error)));
        Assert.Equal(Enumerable.Range(1, 10), output.Lines.Take(10));
    }

    [Fact]
    public void APictureGoesWithLines()
    {
        string picture = Path.Join(WorkFolder.Fresh(), "runs.svg");
        Assert.Equal(0, Tool.Run("fit", "samples/seeds.csv", "--noise", "white", "--output", "jsonl", "--plot", picture).ExitCode);
        Assert.Equal(Tool.Run("plot", "samples/seeds.csv", "--noise", "white").Output, File.ReadAllText(picture));
    }

    /// <summary>Counts the lines written before each flush.</summary>
    private sealed class Flushes : StringWriter
    {
        public List<int> Lines { get; } = [];

        public override void Flush() => Lines.Add(ToString().Count(c => c == '\n'));
    }
}
