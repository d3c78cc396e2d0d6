namespace ScaleFit.Cli.Tests;

public sealed class ReadmeTests
{
    public static TheoryData<string, string> Commands =>
        [.. Examples.Of(File.ReadAllText(Path.Join(WorkFolder.Project, "README.md"))).Select(e => (e.Command, e.Output))];

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
