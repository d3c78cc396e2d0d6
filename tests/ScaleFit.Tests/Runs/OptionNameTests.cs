using System.Text.RegularExpressions;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Runs;

/// <summary>The library names options by its properties; how a command names them is not its business.</summary>
public sealed partial class OptionNameTests
{
    private static readonly string Library = Path.Join(Shared.Root(), "src", "ScaleFit");

    /// <summary>An option as a command line has it.</summary>
    internal static Regex CommandOption { get; } = OptionOfACommand();

    [Theory]
    [InlineData("widen the window (--from, --until)")]
    [InlineData("--gpus 8 was not used")]
    [InlineData("with --until 9300")]
    public void AnOptionOfACommandIsSeen(string text) => Assert.Matches(CommandOption, text);

    [Fact]
    public void TheListContainsEveryConstant()
    {
        string source = File.ReadAllText(Path.Join(Library, "Runs", "OptionName.cs"));
        var constants = Constant().Matches(source).Select(match => match.Groups["value"].Value);
        Assert.Equal(constants, OptionName.All);
        Assert.Distinct(OptionName.All);
    }

    [Fact]
    public void NoTextOfTheLibraryNamesAnOptionOfTheCommand()
    {
        string built = Path.Join(Library, "obj") + Path.DirectorySeparatorChar;
        string[] files = [.. Directory.EnumerateFiles(Library, "*.cs", SearchOption.AllDirectories).Where(file => !file.StartsWith(built, StringComparison.Ordinal))];
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            var texts = File.ReadLines(file).Select(line => line.Trim()).Where(line => !line.StartsWith("//", StringComparison.Ordinal) && line.Contains('"', StringComparison.Ordinal));
            Assert.All(texts, text => Assert.False(CommandOption.IsMatch(text[text.IndexOf('"', StringComparison.Ordinal)..]), $"{Path.GetFileName(file)}: {text}"));
        }
    }

    [GeneratedRegex(@"(?<![\w)\]-])--[a-z]")]
    private static partial Regex OptionOfACommand();

    [GeneratedRegex(@"public const string \w+ = ""(?<value>[^""]+)"";")]
    private static partial Regex Constant();
}
