using System.Text.RegularExpressions;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Runs;

public sealed partial class FindingCatalogTests
{
    private static readonly string Library = Path.Join(Shared.Root(), "src", "ScaleFit");

    public static TheoryData<string> Codes => [.. FindingCatalog.All.Select(kind => kind.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void AnEntryIsInSentencesWithoutOptionsOfTheCommand(string code)
    {
        var kind = FindingCatalog.Find(code)!;
        Assert.Matches("^[a-z]+(-[a-z]+)*$", code);
        Assert.NotEmpty(kind.Severities);
        Assert.All([kind.Meaning, kind.Threshold, kind.Advice], text =>
        {
            Assert.EndsWith(".", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(OptionNameTests.CommandOption, text);
        });
    }

    [Fact]
    public void CodesDiffer() => Assert.Distinct(FindingCatalog.All.Select(kind => kind.Code));

    [Fact]
    public void TheListContainsEveryEntry()
    {
        string source = File.ReadAllText(Path.Join(Library, "Runs", "FindingCatalog.cs"));
        Assert.Equal(Entry().Matches(source).Select(match => match.Groups["code"].Value).Order(), FindingCatalog.All.Select(kind => kind.Code).Order());
    }

    [Fact]
    public void ACodeOfAnotherVersionHasNoKind() => Assert.Null(new Finding("unheard-of", Severity.Note, "It is new.", "Update.").Kind);

    [Fact]
    public void FindingsAreMadeByTheCatalogueOnly()
    {
        foreach (string file in Directory.EnumerateFiles(Library, "*.cs", SearchOption.AllDirectories))
            Assert.DoesNotContain("new Finding(", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"= (?:Warning|Note|Graded)\(\s*""(?<code>[^""]+)""")]
    private static partial Regex Entry();
}
