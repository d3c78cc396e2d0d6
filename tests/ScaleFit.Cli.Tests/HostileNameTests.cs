using System.Globalization;
using System.Text.Json;

namespace ScaleFit.Cli.Tests;

public sealed class HostileNameTests
{
    public static TheoryData<string> Names => ["[red]", "[/]", "[link=http://x]y[/]", "\u001b[31mred\u001b[0m", "a\u0007\u009b1m", "tab\there", "\u202egnp.exe", "{0}", "<b>&amp;"];

    [Theory]
    [MemberData(nameof(Names))]
    public void ARunNameNeitherStylesNorMovesAnything(string name)
    {
        var outcome = Fit(name, "text");
        Assert.Equal(0, outcome.ExitCode);
        foreach (char c in outcome.Output + outcome.Error)
            Assert.True(c == '\n' || char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format), $"U+{(int)c:X4}");
        string[] lines = outcome.Output.Split('\n');
        Assert.Contains(" sigmoid ", lines[4], StringComparison.Ordinal);
        Assert.Contains(" power ", lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public void MarkupInANameIsShownAsItIs() => Assert.Contains(" [red]x[/] ", Fit("[red]x[/]", "text").Output, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void JsonKeepsTheName(string name)
    {
        using var document = JsonDocument.Parse(Fit(name, "json").Output);
        Assert.Equal(name, document.RootElement.GetProperty("runs")[0].GetProperty("run").GetString());
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+x", "\"'+x\"")]
    [InlineData("-x", "\"'-x\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"' =1\"")]
    [InlineData(" =1", "\"' =1\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("=a,b", "\"'=a,b\"")]
    [InlineData("a\"\"b,c", "\"a\"\"b,c\"")]
    [InlineData("\u001b[31mred", "[31mred")]
    public void ASpreadsheetRunsNoName(string name, string cell)
    {
        string[] lines = Fit(name, "csv").Output.Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.StartsWith($"{cell},", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a|b", @"a\|b")]
    [InlineData("`x`", @"\`x\`")]
    [InlineData("<b>&amp;", "&lt;b&gt;&amp;amp;")]
    [InlineData("[x](http://y)", @"\[x\](http&#58;//y)")]
    [InlineData("@you", "&#64;you")]
    [InlineData("*_~#", @"\*\_\~\#")]
    public void MarkdownShowsANameAsItIs(string name, string cell) =>
        Assert.Contains($"\n| {cell} | sigmoid |", Fit(name, "markdown").Output, StringComparison.Ordinal);

    private static Outcome Fit(string name, string format)
    {
        string rows = File.ReadAllText("samples/academic-50.csv").Replace("academic-50,", $"\"{name}\",", StringComparison.Ordinal);
        return Tool.Run("fit", WorkFolder.Write(rows), "--output", format);
    }
}
