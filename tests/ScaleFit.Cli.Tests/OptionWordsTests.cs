using ScaleFit.Cli.Commands;
using ScaleFit.Cli.Writing;
using ScaleFit.Reporting;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Tests;

public sealed class OptionWordsTests
{
    public static TheoryData<string> Names => [.. OptionName.All];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryOptionOfTheLibraryIsOneOfTheCommand(string name)
    {
        string option = Assert.Single(OptionWords.All, words => words.Name == name).Option;
        Assert.Equal($"give {option} 8", OptionWords.Translate($"give {name} 8"));
        Assert.Contains(option, Options());
    }

    [Fact]
    public void NothingElseIsTranslated()
    {
        Assert.Equal(OptionName.All, OptionWords.All.Select(words => words.Name));
        Assert.Equal("LogOptions of a run", OptionWords.Translate("LogOptions of a run"));
        Assert.Null(OptionWords.Translate(null));
    }

    private static IEnumerable<string> Options()
    {
        var terminal = new Terminal(Stream.Null, TextWriter.Null, TextWriter.Null);
        CommandOutline[] commands = [FitCommand.Outline, ForecastCommand.Outline, CompareCommand.Outline];
        return commands.SelectMany(command => command.Create(terminal).Options).Select(option => option.Name);
    }
}
