using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Reports;

namespace ScaleFit.Cli.Options;

/// <summary>The form of a report.</summary>
internal sealed class ReportOptions
{
    private static readonly (string, ReportFormat)[] Formats =
        [("text", ReportFormat.Text), ("json", ReportFormat.Json), ("jsonl", ReportFormat.JsonLines), ("csv", ReportFormat.Csv), ("markdown", ReportFormat.Markdown)];

    private readonly Choice<ReportFormat> _format;
    private readonly Option<bool> _noColour = new("--no-color") { Description = "No colour, as with the variable NO_COLOR; never used outside a terminal." };

    /// <summary>Makes the options.</summary>
    /// <param name="takesJUnit">Whether the command judges, so that there are cases that pass or fail.</param>
    public ReportOptions(bool takesJUnit = false) =>
        _format = new("--output", "The report's format; text if not given.", ReportFormat.Text, takesJUnit ? [.. Formats, ("junit", ReportFormat.JUnit)] : Formats);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_noColour);
    }

    /// <summary>Whether people read the format, with the findings in it.</summary>
    public bool IsRead(ParseResult parse) => _format.In(parse) is ReportFormat.Text or ReportFormat.Markdown;

    /// <summary>Whether a gate's cases are asked for.</summary>
    public bool IsJUnit(ParseResult parse) => _format.In(parse) == ReportFormat.JUnit;

    /// <summary>Writes a report in the format asked for.</summary>
    public void Write(ParseResult parse, Report report, Output output)
    {
        bool colour = output.Colour && !parse.GetValue(_noColour);
        output.Write(writer =>
        {
            switch (_format.In(parse))
            {
                case ReportFormat.Json: JsonReport.Write(report, writer); break;
                case ReportFormat.JsonLines: JsonReport.WriteLines(report, writer); break;
                case ReportFormat.Csv: CsvReport.Write(report, writer); break;
                case ReportFormat.Markdown: MarkdownReport.Write(report, writer); break;
                case ReportFormat.JUnit: JUnitReport.Write(report, writer); break;
                default: TextReport.Write(report, writer, output.Width, colour); break;
            }
        });
    }
}
