using ScaleFit.Reporting;
using ScaleFit.Reporting.Charts;
using ScaleFit.Reporting.Csv;
using ScaleFit.Reporting.Html;
using ScaleFit.Reporting.Json;
using ScaleFit.Reporting.Text;

namespace ScaleFit.Cli.Writing;

/// <summary>Writes a report in one of its formats, and its plot.</summary>
/// <param name="Output">The destination of the report.</param>
/// <param name="Format">The format.</param>
/// <param name="Picture">Draws plots.</param>
internal sealed record ReportWriter(Output Output, ReportFormat Format, PictureWriter Picture) : ResultWriter(Output)
{
    /// <summary>Height in lines of a plot on a terminal. It leaves space for the report below the plot.</summary>
    private const int PictureLines = 12;

    private const int WidestPicture = 90;

    /// <summary>Whether text may contain escape codes for colour.</summary>
    public bool HasColour { get; init; }

    /// <summary>Whether text begins with a plot of characters.</summary>
    public bool HasPicture { get; init; }

    /// <summary>The command line, quoted for a shell, to show on the page.</summary>
    public string CommandText { get; init; } = "";

    /// <inheritdoc/>
    public override bool IsRead => Format is ReportFormat.Text or ReportFormat.Markdown or ReportFormat.Html;

    /// <inheritdoc/>
    public override bool IsStreamed => Format == ReportFormat.JsonLines;

    /// <inheritdoc/>
    public override void Write(Report report)
    {
        // A page without runs would replace an older page with results.
        if (Format == ReportFormat.Html && report.Runs.Count == 0) return;
        Output.Write(writer => Write(report, writer));
        Draw(report);
    }

    /// <inheritdoc/>
    public override void Draw(Report report)
    {
        if (Output.Picture is { } file && report.Runs.Count > 0) Picture.Write(report.Draw(Picture.IsLinear), Output with { File = file });
    }

    private void Write(Report report, TextWriter writer)
    {
        switch (Format)
        {
            case ReportFormat.Json: JsonReport.Write(report, writer); break;
            case ReportFormat.JsonLines: writer.Write(JsonLines.Write(report)); break;
            case ReportFormat.Csv: CsvReport.Write(report, writer); break;
            case ReportFormat.Markdown: MarkdownReport.Write(report, writer); break;
            case ReportFormat.Html: HtmlReport.Write(report, CommandText, writer); break;
            case ReportFormat.JUnit when report is ComparisonReport comparison: JUnitReport.Write(comparison, writer); break;
            default:
                if (HasPicture) WritePicture(report, writer);
                TextReport.Write(report, writer, Output.Width, HasColour);
                break;
        }
    }

    private void WritePicture(Report report, TextWriter writer)
    {
        // Comparisons of several candidates have their own plots in the tables.
        if (report.Runs.Count == 0 || report is ComparisonReport { Comparisons.Count: > 1 }) return;
        foreach (string line in TerminalChart.Draw(report.Draw(Picture.IsLinear), Math.Min(Output.Width, WidestPicture), PictureLines)) writer.Write($"{line}\n");
        writer.Write('\n');
    }
}
