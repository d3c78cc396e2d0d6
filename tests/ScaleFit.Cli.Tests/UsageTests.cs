namespace ScaleFit.Cli.Tests;

public sealed class UsageTests
{
    private static string Errors => Path.Join(WorkFolder.Project, "tests", "ScaleFit.Cli.Tests", "UsageErrors.txt");

    /// <summary>
    /// The file has command lines behind <c>$ </c>, each with its complete message in the next line: what was found, and what is expected.
    /// A new command line needs no message: <see cref="GoldenFile"/> adds it on request.
    /// </summary>
    [Fact]
    public void EveryUsageErrorHasExitCode2AndTheRecordedMessage()
    {
        const string Prompt = "$ ";
        string[] commands = [.. File.ReadLines(Errors).Where(line => line.StartsWith(Prompt, StringComparison.Ordinal)).Select(line => line[Prompt.Length..])];
        Assert.NotEmpty(commands);
        string messages = string.Concat(commands.Select(command => $"{Prompt}{command}\n{Message(command)}\n"));
        GoldenFile.Check(Errors, messages, tolerance: 0, GoldenFile.IsUpdated);

        static string Message(string command)
        {
            var outcome = ShellLine.Run(command);
            Assert.True((outcome.ExitCode, outcome.Output) == (2, ""), $"{command}: exit code {outcome.ExitCode}, standard output '{outcome.Output}'");
            return Assert.Single(outcome.ErrorLines);
        }
    }

    [Fact]
    public void VersionIsPrinted()
    {
        var outcome = Tool.Run("--version");
        Assert.Equal((0, "0.1.0\n", ""), (outcome.ExitCode, outcome.Output, outcome.Error));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("fit --help")]
    [InlineData("forecast --help")]
    [InlineData("backtest --help")]
    [InlineData("plan --help")]
    [InlineData("compare --help")]
    [InlineData("plot --help")]
    [InlineData("report --help")]
    [InlineData("inspect --help")]
    [InlineData("simulate --help")]
    [InlineData("completion --help")]
    public void HelpHasExamplesThatRun(string line)
    {
        var outcome = Tool.Run(line.Split(' '));
        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        string[] examples = outcome.Output.Split("Examples:\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Equal(0, ShellLine.Run(example.Trim()).ExitCode));
    }

    [Fact]
    public void DefaultsMayBeGiven()
    {
        string[] usual = "--format auto --curve both --noise drift --level 0.95 --margin 0.02 --skip-early auto --start auto --output text".Split(' ');
        Assert.Equal(Tool.Run("fit", "samples/academic-50.csv"), Tool.Run(["fit", "samples/academic-50.csv", .. usual]));
    }
}
