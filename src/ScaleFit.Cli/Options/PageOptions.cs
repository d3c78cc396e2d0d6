using System.CommandLine;
using ScaleFit.Reports;

namespace ScaleFit.Cli.Options;

/// <summary>A page as the result of a command.</summary>
internal sealed class PageOptions : ResultOptions
{
    /// <summary>Characters that a shell takes as they are.</summary>
    private const string Plain = "-_./:,+=%@";

    /// <inheritdoc/>
    public override void AddTo(Command command)
    {
    }

    /// <inheritdoc/>
    public override bool IsRead(ParseResult parse) => true;

    /// <inheritdoc/>
    public override int Drawn(ParseResult parse, Output output) => HtmlReport.MostDrawn;

    /// <inheritdoc/>
    public override Output Check(ParseResult parse, Output output) => output.File is null
        ? throw new CommandException(ExitCode.Usage, "report needs -o with a file such as report.html, or - for standard output")
        : output;

    /// <inheritdoc/>
    public override void Write(ParseResult parse, Report report, Output output)
    {
        if (report.Runs.Count == 0) return;
        string command = $"scalefit {string.Join(' ', parse.Tokens.Select(token => Quoted(token.Value)))}";
        output.Write(writer => HtmlReport.Write(report, command, writer));
    }

    private static string Quoted(string word) => word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c, StringComparison.Ordinal))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
