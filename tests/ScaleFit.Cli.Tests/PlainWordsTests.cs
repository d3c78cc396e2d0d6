using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace ScaleFit.Cli.Tests;

/// <summary>Everything that people read uses the standard terms: no banned word is in the golden files, the texts in the assemblies, the page or the documents.</summary>
public sealed partial class PlainWordsTests
{
    /// <summary>Documents that are not rewritten yet.</summary>
    private static readonly string[] Waiting = ["README.md", "samples/README.md", "src/ScaleFit/METHOD.md"];

    private static readonly string[] Assemblies = ["ScaleFit.Core", "ScaleFit.Reporting", "scalefit"];

    public static TheoryData<string> GoldenFiles => [.. Directory.GetFiles(Path.Join(WorkFolder.Project, "tests", "ScaleFit.Cli.Tests", "Golden")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Texts => [.. Assemblies];

    public static TheoryData<string> Documents =>
        [.. Directory.GetFiles(WorkFolder.Project, "*.md", SearchOption.AllDirectories).Select(Relative).Where(file => !file.Split('/').Any(part => part is "bin" or "obj")).Except(Waiting).Append("src/ScaleFit.Reporting/Html/page.js").Order(StringComparer.Ordinal)];

    public static TheoryData<string> WaitingDocuments => [.. Waiting];

    [Theory]
    [MemberData(nameof(GoldenFiles))]
    public void GoldenFilesHaveNoBannedWord(string file) =>
        // The first line is the command.
        Assert.Empty(Found(string.Join('\n', File.ReadLines(Path.Join(WorkFolder.Project, "tests", "ScaleFit.Cli.Tests", "Golden", file)).Skip(1))));

    [Theory]
    [MemberData(nameof(Texts))]
    public void TextsInAssembliesHaveNoBannedWord(string assembly)
    {
        var texts = Literals(assembly).ToArray();
        Assert.Contains(texts, text => text.Contains(' ', StringComparison.Ordinal));
        Assert.Empty(texts.SelectMany(Found));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void DocumentsHaveNoBannedWord(string file) => Assert.Empty(Found(File.ReadAllText(Path.Join(WorkFolder.Project, file))));

    [Theory]
    [MemberData(nameof(WaitingDocuments))]
    public void ADocumentThatIsRewrittenWaitsNoLonger(string file) => Assert.NotEmpty(Found(File.ReadAllText(Path.Join(WorkFolder.Project, file))));

    [Theory]
    [InlineData("the ceiling is .61")]
    [InlineData("3 rows were left out")]
    [InlineData("Train on, past 100")]
    [InlineData("it was taken, of validation")]
    [InlineData("40 % of the run")]
    public void ABannedWordIsFound(string text) => Assert.NotEmpty(Found(text));

    [Theory]
    [InlineData("asymptote (ceiling) 0.61, version 1.2.3, ceiling mover, ceiling-near-one")]
    [InlineData("training on 8 GPUs; file.0.csv")]
    public void AStandardTermIsNot(string text) => Assert.Empty(Found(text));

    private static string Relative(string path) => Path.GetRelativePath(WorkFolder.Project, path).Replace('\\', '/');

    private static IEnumerable<string> Found(string text) => Banned().Matches(text).Select(match => $"'{match.Value}' in '{Around(text, match)}'");

    private static string Around(string text, Match match)
    {
        int from = Math.Max(0, match.Index - 40), to = Math.Min(text.Length, match.Index + match.Length + 40);
        return text[from..to].ReplaceLineEndings(" ");
    }

    /// <summary>The string literals of an assembly, parts of interpolated ones included.</summary>
    private static List<string> Literals(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Join(AppContext.BaseDirectory, $"{assembly}.dll")));
        var reader = file.GetMetadataReader();
        var literals = new List<string>();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = reader.GetNextHandle(handle)) literals.Add(reader.GetUserString(handle));
        return literals;
    }

    [GeneratedRegex(
        """
        (?<!asymptote\s+\()\bceilings?\b(?!\smovers?|-mover|-near-one)|\bbrackets\b|\bleaves\ room\b|\bleft\ out\b|\bleaves?\ out\b|\bpassed\ over\b|\bdoing\ nothing\b|\bwhat\ came\b
        |\ba\ memory\ of\b|\b(?:left|leaves)\ over\b|\btrain\ on\b|\btold\b|\btells?\b|\bheld\b|\bwhat\ matters\b|\b(?:is|was|were|are)\ taken\b|\ba\ guess\b|\bhardly\b|\bnothing\ at\ all\b
        |\bedge\ of\ what\b|\bsimpler\ forecasts\b|\bwhat\ identical\ runs\b|\bby\ this\ design\b|\bworth\ [0-9]+\ independent\b|(?<![\w.)\]/*"-])\.[0-9]|[0-9]\ %
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Banned();
}
