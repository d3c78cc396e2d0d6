using Spectre.Console.Rendering;

namespace ScaleFit.Reporting.Content;

/// <summary>A table of plain text at its natural width: squeezed cells would break numbers apart.</summary>
/// <param name="columns">Headings; those of columns aligned to the left begin with <c>&lt;</c>, those of pictures drawn with letters of one width with <c>~</c>, and names from a log that head a column with <c>&gt;</c>, so that none is taken for such a mark.</param>
internal sealed class ReportTable(params string[] columns)
{
    /// <summary>Spaces between columns.</summary>
    public const string Gap = "  ";

    private readonly List<string[]> _rows = [];

    /// <summary>The headings.</summary>
    public IReadOnlyList<string> Headings { get; } = [.. columns.Select(heading => heading is ['<' or '>' or '~', ..] ? heading[1..] : heading)];

    /// <summary>The rows; one of a single cell is a line across all columns.</summary>
    public IReadOnlyList<string[]> Rows => _rows;

    /// <summary>Characters of the widest cell of each column.</summary>
    public IReadOnlyList<int> Widths => [.. Headings.Select((heading, k) => _rows.Where(row => row.Length > 1).Select(row => Cells(row[k])).Append(Cells(heading)).Max())];

    /// <summary>Characters in its line of dashes, the longest.</summary>
    public int Width => 2 + Widths.Sum() + Gap.Length * (columns.Length - 1);

    /// <summary>Whether a column is aligned to the left.</summary>
    public bool IsLeft(int column) => columns[column].StartsWith('<') || IsPicture(column);

    /// <summary>Whether a column is a picture, which only letters of one width can show.</summary>
    public bool IsPicture(int column) => columns[column].StartsWith('~');

    /// <summary>Adds a row, a cell for each column; a single text is a line across all columns.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Characters on the screen: some letters take two.</summary>
    public static int Cells(string text) => new Segment(text).CellCount();
}
