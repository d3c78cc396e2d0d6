using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Tests;

public sealed class ProgressTests
{
    [Fact]
    public void ATerminalSeesALineThatGoesAgain()
    {
        string error = Error(isWatched: true);
        Assert.Contains("2 of 10: scalerl-2", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
        Assert.EndsWith(" \r", error, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingElseSeesIt()
    {
        Assert.Empty(Error(isWatched: false));
        Assert.Empty(Error(isWatched: true, "--quiet"));
    }

    private static string Error(bool isWatched, params string[] options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(0, CommandLine.Run(["plan", "samples/seeds.csv", .. options], new Terminal(Stream.Null, output, error) { IsWatched = isWatched }));
        return error.ToString();
    }
}
