using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Tests;

public sealed class OutputFileTests
{
    [Fact]
    public void TheFileContainsTheStandardOutput()
    {
        string path = Path.Join(WorkFolder.Fresh(), "fit.txt");
        var outcome = Tool.Run("fit", "samples/academic-50.csv", "-o", path);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal(Tool.Run("fit", "samples/academic-50.csv").Output, File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void AnOlderFileIsReplacedWhole()
    {
        string path = WorkFolder.Write(new string('x', 1_000_000), "run.csv");
        Assert.Equal(0, Tool.Run("simulate", "--until", "300", "-o", path).ExitCode);
        Assert.Equal(Tool.Run("simulate", "--until", "300").Output, File.ReadAllText(path));
    }

    [Fact]
    public void ALinkStaysALink()
    {
        string path = WorkFolder.Write("old", "real.csv");
        string link = Path.Join(Path.GetDirectoryName(path), "link.csv");
        File.CreateSymbolicLink(link, path);
        Assert.Equal(0, Tool.Run("simulate", "--until", "300", "-o", link).ExitCode);
        Assert.Equal(path, new FileInfo(link).LinkTarget);
        Assert.StartsWith("run,", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void AnInputIsNeverOverwritten()
    {
        string path = WorkFolder.Write(File.ReadAllText("samples/academic-50.csv"));
        string link = Path.Join(Path.GetDirectoryName(path), "link.csv");
        File.CreateSymbolicLink(link, path);
        foreach (string target in (string[])[path, link, Path.GetRelativePath(Environment.CurrentDirectory, path)])
        {
            var outcome = Tool.Run("fit", path, "-o", target);
            Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
            Assert.Contains("overwrite", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        }
        Assert.Equal(File.ReadAllText("samples/academic-50.csv"), File.ReadAllText(path));
    }

    [Theory]
    [InlineData("no/such/folder/out.csv")]
    [InlineData("samples")]
    public void AnImpossibleFileIsOneLineAndExitCode1(string path)
    {
        var outcome = Tool.Run("simulate", "--until", "300", "--quiet", "-o", path);
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(path, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("/dev/stdout")]
    public void StandardOutputMayBeNamed(string path) =>
        Assert.Equal(Tool.Run("simulate", "--until", "300").Output, Tool.Run("simulate", "--until", "300", "-o", path).Output);

    [Fact]
    public void AFullDiskIsOneLineAndExitCode1()
    {
        using var error = new StringWriter();
        using var full = new FullWriter();
        int exitCode = CommandLine.Run(["simulate", "--until", "300", "--quiet"], new Terminal(Stream.Null, full, error));
        Assert.Equal(1, exitCode);
        Assert.Equal("scalefit: standard output cannot be written: no space left\n", error.ToString());
    }

    [Fact]
    public void ColourIsForScreensThatWantIt()
    {
        Assert.Contains("\u001b[", Seen(colour: true), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[", Seen(colour: true, "--no-color"), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[", Seen(colour: false), StringComparison.Ordinal);
    }

    private static string Seen(bool colour, params string[] options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(Stream.Null, output, error) { IsScreen = true, Colour = colour, Width = 100 };
        Assert.Equal(0, CommandLine.Run(["fit", "samples/academic-50.csv", .. options], terminal));
        return output.ToString();
    }

    private sealed class FullWriter : StringWriter
    {
        public override void Flush() => throw new IOException("no space left");
    }
}
