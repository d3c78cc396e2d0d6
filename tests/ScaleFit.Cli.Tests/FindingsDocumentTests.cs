using System.Globalization;
using System.Text;
using ScaleFit.Reporting;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Tests;

/// <summary>FINDINGS.md is generated from the catalogue. <see cref="GoldenFile"/> rewrites it on request.</summary>
public sealed class FindingsDocumentTests
{
    private static string Document => Path.Join(WorkFolder.Project, "src", "ScaleFit", "FINDINGS.md");

    [Fact]
    public void TheDocumentIsTheCatalogue() => GoldenFile.Check(Document, Text(), tolerance: 0, GoldenFile.IsUpdated);

    private static string Text()
    {
        var text = new StringBuilder();
        text.Append("""
            <!-- Generated from Runs/FindingCatalog.cs. Run the tests with SCALEFIT_UPDATE_GOLDEN=1 to write it again. -->
            # Findings

            Findings report what a reader needs to know about a run or its fit. A note is information: the numbers are valid. After a warning, a number may be wrong or misleading.
            A finding on a run may have more specific advice than this table.

            | code | severity | meaning | threshold | advice |
            |---|---|---|---|---|

            """);
        foreach (var kind in FindingCatalog.All)
            text.Append(CultureInfo.InvariantCulture, $"| `{kind.Code}` | {string.Join(" or ", kind.Severities.Select(severity => severity.Name()))} | {Cell(kind.Meaning)} | {Cell(kind.Threshold)} | {Cell(kind.Advice)} |\n");
        text.Append("""

            ## Options

            Advice names options by the properties of the library. The command has these names for them:

            | property | option |
            |---|---|

            """);
        foreach (var (name, option) in OptionWords.All) text.Append(CultureInfo.InvariantCulture, $"| `{name}` | `{option}` |\n");
        return text.ToString();
    }

    private static string Cell(string text) =>
        OptionName.All.Aggregate(text.Replace("|", "\\|", StringComparison.Ordinal), (cell, name) => cell.Replace(name, $"`{name}`", StringComparison.Ordinal));
}
