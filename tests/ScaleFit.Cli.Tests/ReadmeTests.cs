namespace ScaleFit.Cli.Tests;

public sealed class ReadmeTests
{
    public static TheoryData<string, string> Commands =>
        [.. Examples.Of(File.ReadAllText(Path.Join(WorkFolder.Project, "README.md"))).Select(e => (e.Command, e.Output))];

    [Fact]
    public void TheFirstPictureIsWhatItsCommandDraws()
    {
        string readme = File.ReadAllText(Path.Join(WorkFolder.Project, "README.md"));
        string picture = readme[(readme.IndexOf("](samples/", StringComparison.Ordinal) + 2)..].Split(')')[0];
        string[] words = Assert.Single(ShellLine.Commands(Assert.Single(Examples.Of(readme), e => e.Command.EndsWith($"-o {picture}", StringComparison.Ordinal)).Command));
        Assert.Equal(File.ReadAllText(Path.Join(WorkFolder.Project, picture)), Tool.Run(words[1..^2]).Output);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void EveryExampleRuns(string command, string expected)
    {
        var outcome = ShellLine.Run(command);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        // A line of dots stands for lines that are not shown.
        string[] parts = $"\n{expected}\n".Split("\n...\n");
        if (parts.Length > 1) Assert.All(parts, part => Assert.Contains(part, $"\n{outcome.Output}", StringComparison.Ordinal));
        else if (expected.Length > 0) Assert.Equal(expected, outcome.Output.TrimEnd());
    }
}
