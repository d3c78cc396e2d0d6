using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Rows that belong to runs. On a narrow page the names go to lines of their own and the columns into several tables.</summary>
/// <param name="columns">Columns after the run's name; the first column is repeated in every table.</param>
internal sealed class RunTable(params Column[] columns)
{
    private readonly List<(string Name, string Notes, string[][] Rows)> _runs = [];
    private bool _hasRows;

    /// <summary>Adds a run.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="notes">Its footnotes.</param>
    /// <param name="rows">Its rows, a cell a column. A run without any has one row of dashes beside other runs.</param>
    public void Add(string name, IEnumerable<int> notes, IEnumerable<string[]> rows)
    {
        string[][] all = [.. rows];
        _hasRows |= all.Length > 0;
        _runs.Add((name, string.Join(' ', notes), all.Length > 0 ? all : [[.. columns.Select(_ => NumberFormat.None)]]));
    }

    /// <summary>The tables, in the order in which they are read; none where no run has a row.</summary>
    /// <param name="width">Characters in a line of the page.</param>
    public IEnumerable<ReportTable> Within(int width)
    {
        if (!_hasRows) yield break;
        var whole = Whole();
        if (whole.Width <= width)
        {
            yield return whole;
            yield break;
        }
        for (int first = 1, next; first < columns.Length; first = next)
        {
            next = first + 1;
            while (next < columns.Length && Part(first, next + 1).Width <= width) next++;
            yield return Part(first, next);
        }
    }

    private ReportTable Whole()
    {
        bool hasNotes = _runs.Exists(run => run.Notes.Length > 0);
        var table = new ReportTable([Column.Words("run"), .. columns, .. hasNotes ? [Column.Words("notes")] : Array.Empty<Column>()]);
        foreach (var (name, notes, rows) in _runs)
        {
            for (int i = 0; i < rows.Length; i++) table.Add([i == 0 ? name : "", .. rows[i], .. hasNotes ? [i == 0 ? notes : ""] : Array.Empty<string>()]);
        }
        return table;
    }

    private ReportTable Part(int first, int next)
    {
        var table = new ReportTable([columns[0], .. columns[first..next]]);
        foreach (var (name, notes, rows) in _runs)
        {
            table.Add(notes.Length == 0 ? name : $"{name} ({(notes.Contains(' ', StringComparison.Ordinal) ? "notes" : "note")} {notes})");
            foreach (string[] row in rows) table.Add([row[0], .. row[first..next]]);
        }
        return table;
    }
}
