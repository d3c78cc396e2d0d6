using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Cli.Writing;
using ScaleFit.Reporting;
using ScaleFit.Reporting.Charts;
using ScaleFit.Reporting.Csv;
using ScaleFit.Reporting.Json;
using ScaleFit.Reporting.Text;

namespace ScaleFit.Cli.Options;

/// <summary>The form of a report, and the picture that goes with it.</summary>
/// <param name="plots">Whether the command has a picture.</param>
/// <param name="takesJUnit">Whether the command judges, so that there are cases that pass or fail.</param>
internal sealed class ReportOptions(bool plots, bool takesJUnit = false) : ResultOptions
{
    /// <summary>Lines of a picture in a terminal: the report below it must stay in sight.</summary>
    private const int PictureLines = 12;

    private const int WidestPicture = 90;

    private static readonly (string, ReportFormat)[] Formats =
        [("text", ReportFormat.Text), ("json", ReportFormat.Json), ("jsonl", ReportFormat.JsonLines), ("csv", ReportFormat.Csv), ("markdown", ReportFormat.Markdown)];

    private readonly Choice<ReportFormat> _format = new("--output", "The report's format; text if not given.", ReportFormat.Text, takesJUnit ? [.. Formats, ("junit", ReportFormat.JUnit)] : Formats);
    private readonly Option<bool> _noColour = new("--no-color") { Description = "No colour, as with the variable NO_COLOR; never used outside a terminal." };
    private readonly Option<string?> _plot = new("--plot")
    {
        Description = "Draws the picture too: .svg, and .png or .pdf where rsvg-convert is installed.",
        HelpName = "FILE",
        Arity = ArgumentArity.ExactlyOne,
    };
    private readonly Option<bool> _noPicture = new("--no-picture") { Description = "No picture above the report; there is never one outside a terminal." };
    private readonly PictureOptions _picture = new();

    /// <inheritdoc/>
    public override void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_noColour);
        if (!plots) return;
        command.Add(_noPicture);
        command.Add(_plot);
        _picture.AddTo(command);
    }

    /// <inheritdoc/>
    public override bool IsRead(ParseResult parse) => _format.In(parse) is ReportFormat.Text or ReportFormat.Markdown;

    /// <inheritdoc/>
    public override bool IsStreamed(ParseResult parse) => _format.In(parse) == ReportFormat.JsonLines;

    /// <summary>Whether a gate's cases are asked for.</summary>
    public bool IsJUnit(ParseResult parse) => _format.In(parse) == ReportFormat.JUnit;

    /// <inheritdoc/>
    public override Output Check(ParseResult parse, Output output)
    {
        if (parse.GetValue(_plot) is not { } file) return output;
        PictureOptions.Check("--plot", file);
        return output with { Picture = file };
    }

    /// <inheritdoc/>
    public override void Write(ParseResult parse, Report report, Output output)
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
                default:
                    if (HasPicture(parse, output)) WritePicture(parse, report, writer, output.Width);
                    TextReport.Write(report, writer, output.Width, colour);
                    break;
            }
        });
        Draw(parse, report, output);
    }

    /// <inheritdoc/>
    public override void Draw(ParseResult parse, Report report, Output output)
    {
        if (output.Picture is { } picture && report.Runs.Count > 0)
            _picture.Write(parse, Picture.Build(report, PictureKind.Curves, _picture.IsLinear(parse)), output with { File = picture });
    }

    private bool HasPicture(ParseResult parse, Output output) => plots && _format.In(parse) == ReportFormat.Text && output.IsScreen && !parse.GetValue(_noPicture);

    private void WritePicture(ParseResult parse, Report report, TextWriter writer, int width)
    {
        // The tables of several candidates have their own pictures.
        if (report.Runs.Count == 0 || report.Comparison is { HasSeveral: true }) return;
        var chart = Picture.Build(report, PictureKind.Curves, _picture.IsLinear(parse));
        foreach (string line in TerminalChart.Draw(chart, Math.Min(width, WidestPicture), PictureLines)) writer.Write($"{line}\n");
        writer.Write('\n');
    }
}
