using System.Text.Json;

namespace ScaleFit.Cli.Tests;

/// <summary>A parameter that the data does not determine has the same status in every format.</summary>
public sealed class NotDeterminedTests
{
    private static readonly string[] Fit = ["fit", "samples/leave-one-out.csv", "--run", "scalerl", "--until", "2k"];

    [Fact]
    public void TextNamesTheStatus() => Assert.Contains(" sigmoid  not determined  1.01 ", Tool.Run(Fit).Output, StringComparison.Ordinal);

    [Fact]
    public void JsonHasTheEstimateAndTheStatus()
    {
        using var document = JsonDocument.Parse(Tool.Run([.. Fit, "--output", "json"]).Output);
        var sigmoid = document.RootElement.GetProperty("runs")[0].GetProperty("fits")[0].GetProperty("parameters");
        var asymptote = sigmoid.GetProperty("asymptote");
        Assert.Equal((false, 1), (asymptote.GetProperty("determined").GetBoolean(), Math.Round(asymptote.GetProperty("estimate").GetDouble(), 3)));
        Assert.True(sigmoid.GetProperty("efficiency").GetProperty("determined").GetBoolean());
    }

    [Fact]
    public void CsvHasEmptyCellsAndTheName()
    {
        string[][] rows = [.. Tool.Run([.. Fit, "--output", "csv"]).Output.Split('\n').Select(line => line.Split(','))];
        Assert.Equal(("", "", ""), (Cell("asymptote"), Cell("asymptote_lower"), Cell("asymptote_upper")));
        Assert.Equal("asymptote", Cell("not_determined"));
        Assert.NotEmpty(Cell("efficiency"));

        string Cell(string column) => rows[1][Array.IndexOf(rows[0], column)];
    }

    [Fact]
    public void LinesOfResultsKeepTheStatus()
    {
        string lines = Tool.Run([.. Fit, "--output", "jsonl"]).Output;
        string results = WorkFolder.Write(lines, "results.jsonl");
        Assert.Equal(Tool.Run([.. Fit, "--output", "csv"]).Output, Tool.Run("report", results, "--output", "csv").Output);
    }

    [Fact]
    public void ARunThatIsCutIsNotAdvisedToTrain()
    {
        string cut = Tool.Run(Fit).Output.ReplaceLineEndings(" ");
        Assert.Contains("Fit later evaluations of this run, up to 16k GPU-hours", cut, StringComparison.Ordinal);
        Assert.DoesNotContain("eep training", cut, StringComparison.Ordinal);
        Assert.Contains("Keep training", Tool.Run("fit", "samples/academic-50.csv").Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }
}
