using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Options;

/// <summary>Options for an HTML page as the result of a command.</summary>
internal sealed class PageOptions : ResultOptions
{
    /// <summary>Characters that a shell does not interpret.</summary>
    private const string Plain = "-_./:,+=%@";

    private readonly Choice<ReportFormat> _format = new("--output", "Format of the report (default: html).", ReportFormat.Html,
        ("html", ReportFormat.Html), ("text", ReportFormat.Text), ("json", ReportFormat.Json), ("csv", ReportFormat.Csv), ("markdown", ReportFormat.Markdown));

    /// <inheritdoc/>
    public override void AddTo(Command command) => command.Add(_format);

    /// <inheritdoc/>
    public override bool TakesResults => true;

    /// <inheritdoc/>
    public override ResultWriter Read(ParseResult parse, Output output)
    {
        var format = _format.In(parse);
        if (format == ReportFormat.Html)
        {
            if (output.File is null) throw new CommandException(ExitCode.Usage, "report requires -o with a file such as report.html, or - for standard output");
            PictureWriter.CheckLibraries();
        }
        return new ReportWriter(output, format, PictureWriter.Default)
        {
            HasColour = output.Colour,
            CommandText = $"scalefit {string.Join(' ', parse.Tokens.Select(token => Quoted(token.Value)))}",
        };
    }

    private static string Quoted(string word) => word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c, StringComparison.Ordinal))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
