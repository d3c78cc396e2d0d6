using System.Globalization;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Tests;

public sealed class TerminalPictureTests
{
    [Fact]
    public void APictureStandsAboveTheReportOnAScreenOnly()
    {
        string piped = Tool.Run("fit", "samples/academic-50.csv").Output;
        string bare = OnScreen("fit", "samples/academic-50.csv", "--no-plot");
        string drawn = OnScreen("fit", "samples/academic-50.csv");
        Assert.False(HasPicture(piped));
        Assert.False(HasPicture(bare));
        Assert.True(HasPicture(drawn));
        Assert.EndsWith($"\n\n{bare}", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void TheOldNameOfTheOptionWorks() =>
        Assert.Equal(OnScreen("fit", "samples/academic-50.csv", "--no-plot"), OnScreen("fit", "samples/academic-50.csv", "--no-picture"));

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("markdown")]
    public void OtherFormatsHaveNone(string format) => Assert.False(HasPicture(OnScreen("fit", "samples/academic-50.csv", "--output", format)));

    private static bool HasPicture(string text) => text.Any(c => c is > '\u2800' and <= '\u28ff');

    private static string OnScreen(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        Assert.Equal(0, CommandLine.Run(args, new Terminal(Stream.Null, output, error) { IsScreen = true, Width = 80 }));
        return output.ToString();
    }
}
