using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Cli.Writing;
using ScaleFit.Reporting;
using ScaleFit.Reporting.Csv;
using ScaleFit.Reporting.Html;
using ScaleFit.Reporting.Json;
using ScaleFit.Reporting.Text;

namespace ScaleFit.Cli.Options;

/// <summary>A page as the result of a command.</summary>
internal sealed class PageOptions : ResultOptions
{
    /// <summary>Characters that a shell takes as they are.</summary>
    private const string Plain = "-_./:,+=%@";

    private readonly Choice<ReportFormat> _format = new("--output", "The report's format; html if not given.", ReportFormat.Html,
        ("html", ReportFormat.Html), ("text", ReportFormat.Text), ("json", ReportFormat.Json), ("csv", ReportFormat.Csv), ("markdown", ReportFormat.Markdown));

    /// <inheritdoc/>
    public override void AddTo(Command command) => command.Add(_format);

    /// <inheritdoc/>
    public override bool TakesResults => true;

    /// <inheritdoc/>
    public override bool IsRead(ParseResult parse) => _format.In(parse) is ReportFormat.Html or ReportFormat.Text or ReportFormat.Markdown;

    /// <inheritdoc/>
    public override Output Check(ParseResult parse, Output output) => output.File is null && _format.In(parse) == ReportFormat.Html
        ? throw new CommandException(ExitCode.Usage, "report needs -o with a file such as report.html, or - for standard output")
        : output;

    /// <inheritdoc/>
    public override void Write(ParseResult parse, Report report, Output output)
    {
        if (report.Runs.Count == 0 && _format.In(parse) == ReportFormat.Html) return;
        string command = $"scalefit {string.Join(' ', parse.Tokens.Select(token => Quoted(token.Value)))}";
        output.Write(writer =>
        {
            switch (_format.In(parse))
            {
                case ReportFormat.Text: TextReport.Write(report, writer, output.Width, output.Colour); break;
                case ReportFormat.Json: JsonReport.Write(report, writer); break;
                case ReportFormat.Csv: CsvReport.Write(report, writer); break;
                case ReportFormat.Markdown: MarkdownReport.Write(report, writer); break;
                default: HtmlReport.Write(report, command, writer); break;
            }
        });
    }

    private static string Quoted(string word) => word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c, StringComparison.Ordinal))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
