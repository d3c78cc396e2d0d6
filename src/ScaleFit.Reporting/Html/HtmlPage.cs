using System.Globalization;
using System.Text;
using ScaleFit.Reporting.Content;
using ScaleFit.Reporting.Text;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Html;

/// <summary>The text of a report as part of an HTML page.</summary>
internal sealed class HtmlPage : ReportPage
{
    private readonly StringBuilder _text = new();
    private bool _isListing;
    private int _tables;

    /// <inheritdoc/>
    public override int Width => TextPage.Unbroken;

    /// <inheritdoc/>
    public override void AddTable(ReportTable table)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"table {++_tables}\"><table>\n<thead><tr>");
        for (int k = 0; k < table.Columns.Count; k++) _text.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{Side(table, k)}>{HtmlText.Encode(table.Columns[k].Title.Trim())}</th>");
        _text.Append("</tr></thead>\n<tbody>\n");
        foreach (string[] row in table.Rows)
        {
            _text.Append("<tr>");
            if (row is [var heading]) _text.Append(CultureInfo.InvariantCulture, $"<th scope=\"rowgroup\" class=\"left\" colspan=\"{table.Columns.Count}\">{HtmlText.Encode(heading)}</th>");
            else for (int k = 0; k < row.Length; k++) _text.Append(CultureInfo.InvariantCulture, $"<td{Side(table, k)}>{HtmlText.Encode(row[k])}</td>");
            _text.Append("</tr>\n");
        }
        _text.Append("</tbody></table></div>\n");
    }

    /// <inheritdoc/>
    public override void AddHeading(string name) => Add("h3", name);

    /// <inheritdoc/>
    public override void AddLine(string text, int indent = 0) => Add("p", text);

    /// <inheritdoc/>
    public override void AddNote(int number, string whose, Severity severity, string text)
    {
        if (!_isListing) _text.Append("<h2 id=\"findings\">Findings</h2>\n<ol>\n");
        _isListing = true;
        _text.Append(CultureInfo.InvariantCulture, $"<li><span class=\"{severity.Name()}\">{severity.Name()}</span>{(whose.Length == 0 ? "" : $" ({HtmlText.Encode(whose)})")}: {HtmlText.Encode(text)}</li>\n");
    }

    /// <inheritdoc/>
    public override void AddSpace()
    {
    }

    /// <summary>The added content as HTML.</summary>
    public override string ToString() => _isListing ? $"{_text}</ol>\n" : _text.ToString();

    private static string Side(ReportTable table, int column) => table.Columns[column].Align == Align.Left ? " class=\"left\"" : "";

    private void Add(string element, string text) => _text.Append(CultureInfo.InvariantCulture, $"<{element}>{HtmlText.Encode(text)}</{element}>\n");
}
