namespace ScaleFit.Cli.Tests;

public sealed class SampleTests
{
    private static readonly Example[] Commands = [.. Examples.Of(File.ReadAllText(Path.Join(WorkFolder.Project, "samples", "README.md")))];

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Path.Join(WorkFolder.Project, "samples"), "*.csv").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void EverySampleIsWhatItsCommandWrites(string file)
    {
        string[] words = Assert.Single(Commands, c => c.Command.EndsWith($"-o samples/{file}", StringComparison.Ordinal)).Command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string written = Path.Join(WorkFolder.Fresh(), file);
        var outcome = Tool.Run([.. words[1..^1], written]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(File.ReadAllBytes(Path.Join(WorkFolder.Project, "samples", file)), File.ReadAllBytes(written));
    }

    [Fact]
    public void EveryCommandHasItsSample() => Assert.Equal(Files.Count, Commands.Length);
}
