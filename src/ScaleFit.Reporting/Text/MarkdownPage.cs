using System.Globalization;
using System.Text;
using ScaleFit.Reporting.Content;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Text;

/// <summary>A page as GitHub-flavoured Markdown, for issues and pull requests.</summary>
internal sealed class MarkdownPage : ReportPage
{
    private readonly StringBuilder _text = new();

    /// <inheritdoc/>
    public override int Width => TextPage.Unbroken;

    /// <inheritdoc/>
    public override bool ShowsPlots => false;

    /// <inheritdoc/>
    public override void AddTable(ReportTable table)
    {
        AddSpace();
        int[] shown = [.. Enumerable.Range(0, table.Columns.Count).Where(k => !table.Columns[k].IsPicture)];
        AddRow(shown.Select(k => table.Columns[k].Title));
        AddRow(shown.Select(k => table.Columns[k].Align == Align.Left ? ":--" : "--:"), isSafe: true);
        foreach (string[] row in table.Rows) AddRow(row.Length == 1 ? row : shown.Select(k => row[k]));
        AddSpace();
    }

    /// <inheritdoc/>
    public override void AddHeading(string name)
    {
        AddSpace();
        Add($"**{MarkdownText.Escape(name).Trim()}**");
        AddSpace();
    }

    /// <inheritdoc/>
    public override void AddLine(string text, int indent = 0) => Add(MarkdownText.Line(text));

    /// <inheritdoc/>
    public override void AddNote(int number, string whose, Severity severity, string text) => Add(
        $"{number.ToString(CultureInfo.InvariantCulture)}. **{severity.Name()}**{(whose.Length == 0 ? "" : $" ({MarkdownText.Escape(whose)})")}: {MarkdownText.Escape(text)}");

    /// <inheritdoc/>
    public override void BeginDetails(string title)
    {
        AddSpace();
        Add($"<details><summary>{MarkdownText.Escape(title)}</summary>");
        AddSpace();
    }

    /// <inheritdoc/>
    public override void EndDetails()
    {
        AddSpace();
        Add("</details>");
    }

    /// <inheritdoc/>
    public override void AddSpace()
    {
        if (_text.Length > 0 && !(_text.Length > 1 && _text[^1] == '\n' && _text[^2] == '\n')) _text.Append('\n');
    }

    /// <summary>Writes the page without empty lines around it.</summary>
    public void WriteTo(TextWriter writer)
    {
        if (_text.Length > 0) writer.Write($"{_text.ToString().Trim('\n')}\n");
    }

    private void AddRow(IEnumerable<string> cells, bool isSafe = false) =>
        Add($"| {string.Join(" | ", cells.Select(cell => isSafe ? cell : MarkdownText.Escape(cell)))} |");

    private void Add(string line) => _text.Append(line).Append('\n');
}
