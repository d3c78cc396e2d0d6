using System.Globalization;
using ScaleFit.Reporting.Content;
using ScaleFit.Runs;
using Spectre.Console;
using Align = ScaleFit.Reporting.Content.Align;

namespace ScaleFit.Reporting.Text;

/// <summary>
/// Tables and lines rendered at a given width, independent of the terminal, the environment and the culture of the process.
/// </summary>
internal sealed class TextPage : ReportPage, IDisposable
{
    /// <summary>Wider than any line: a file or a pipe has no edge, and one row stays one line.</summary>
    public const int Unbroken = 10_000;

    /// <summary>Sentences are broken here, even on a wider page.</summary>
    private const int Readable = 100;

    private readonly StringWriter _text = new(CultureInfo.InvariantCulture);
    private readonly IAnsiConsole _console;
    private readonly int _width;
    private bool _endsInSpace;

    /// <summary>Marks of styles, empty without colour: the package would set the terminal's own colours instead, past the page.</summary>
    private readonly string _bold;
    private readonly string _warning;
    private readonly string _end;

    /// <summary>Begins an empty page.</summary>
    /// <param name="width">Characters in a line; longer ones are broken.</param>
    /// <param name="colour">Whether to write escape codes for colour.</param>
    public TextPage(int width, bool colour)
    {
        _width = width;
        (_bold, _warning, _end) = colour ? ("[bold]", "[yellow]", "[/]") : ("", "", "");
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            // Otherwise variables such as CI and GITHUB_ACTIONS change what is written.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(_text),
        });
        _console.Profile.Capabilities.Unicode = true;
        _console.Profile.Capabilities.Links = false;
    }

    /// <inheritdoc/>
    public override int Width => _width;

    /// <inheritdoc/>
    public override void AddTable(ReportTable table)
    {
        var widths = table.Widths;
        AddRow(Row(table, [.. table.Columns.Select(column => column.Title)], widths, _bold, _end));
        AddRow(new string('─', table.Width));
        foreach (string[] row in table.Rows)
        {
            if (row is [var heading]) AddMarkup($"{_bold}{Markup.Escape(heading)}{_end}", indent: 1);
            else AddRow(Row(table, row, widths, "", ""));
        }
    }

    /// <inheritdoc/>
    public override void AddHeading(string name) => AddMarkup($"{_bold}{Markup.Escape(name)}{_end}", indent: 0);

    /// <inheritdoc/>
    public override void AddLine(string text, int indent = 0) => AddMarkup(Markup.Escape(text), indent);

    /// <inheritdoc/>
    public override void AddNote(int number, string whose, Severity severity, string text)
    {
        string weight = severity == Severity.Warning ? $"{_warning}{severity.Name()}{_end}" : severity.Name();
        AddMarkup($"{number} {Markup.Escape(whose.Length == 0 ? "" : $"{whose}: ")}{weight}: {Markup.Escape(text)}", indent: 0);
    }

    /// <inheritdoc/>
    public override void AddSpace()
    {
        if (!_endsInSpace) _console.WriteLine();
        _endsInSpace = true;
    }

    /// <summary>Writes the page without empty lines around it, with <c>\n</c> after every line and no spaces before it.</summary>
    public void WriteTo(TextWriter writer)
    {
        var lines = _text.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd(' ')).SkipWhile(line => line.Length == 0).ToArray();
        int count = Array.FindLastIndex(lines, line => line.Length > 0) + 1;
        foreach (string line in lines.AsSpan(0, count))
            writer.Write($"{line}\n");
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    /// <summary>Adds a line that stays whole: a terminal wraps it where it must.</summary>
    private void AddRow(string markup)
    {
        _console.Profile.Width = Unbroken;
        _console.MarkupLine(markup);
        _endsInSpace = false;
    }

    /// <summary>Adds a sentence, broken between words where it is longer than the page, or than people like to read, is wide.</summary>
    private void AddMarkup(string markup, int indent)
    {
        _console.Profile.Width = Math.Max(1, Math.Min(_width, Readable) - indent);
        var text = _text.GetStringBuilder();
        int begin = text.Length;
        _console.MarkupLine(markup);
        // A padder would do this in three times the time.
        string margin = new(' ', indent);
        _endsInSpace = false;
        text.Insert(begin, margin).Replace("\n", $"\n{margin}", begin, text.Length - begin - 1);
    }

    private static string Row(ReportTable table, string[] cells, IReadOnlyList<int> widths, string before, string after) => " " + string.Join(ReportTable.Gap, cells.Select((cell, k) =>
    {
        string space = new(' ', widths[k] - ReportTable.Cells(cell));
        string text = $"{before}{Markup.Escape(cell)}{after}";
        return table.Columns[k].Align == Align.Left ? text + space : space + text;
    }));
}
