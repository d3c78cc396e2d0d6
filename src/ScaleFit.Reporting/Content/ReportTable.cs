using Spectre.Console.Rendering;

namespace ScaleFit.Reporting.Content;

/// <summary>A table of plain text at its natural width: squeezed cells would break numbers apart.</summary>
/// <param name="columns">Its columns.</param>
internal sealed class ReportTable(params Column[] columns)
{
    /// <summary>Spaces between columns.</summary>
    public const string Gap = "  ";

    private readonly List<string[]> _rows = [];

    /// <summary>The columns.</summary>
    public IReadOnlyList<Column> Columns => columns;

    /// <summary>The rows; one of a single cell is a line across all columns.</summary>
    public IReadOnlyList<string[]> Rows => _rows;

    /// <summary>Characters of the widest cell of each column.</summary>
    public IReadOnlyList<int> Widths => [.. columns.Select((column, k) => _rows.Where(row => row.Length > 1).Select(row => Cells(row[k])).Append(Cells(column.Title)).Max())];

    /// <summary>Characters in its line of dashes, the longest.</summary>
    public int Width => 2 + Widths.Sum() + Gap.Length * (columns.Length - 1);

    /// <summary>Adds a row, a cell for each column; a single text is a line across all columns.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Characters on the screen: some letters take two.</summary>
    public static int Cells(string text) => new Segment(text).CellCount();
}
