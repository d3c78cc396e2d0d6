using ScaleFit.Logs.Formats;

namespace ScaleFit.Logs.Columns;

/// <summary>What the columns of a log hold, found by going through it once.</summary>
internal sealed class LogSurvey
{
    private readonly List<ColumnSummary> _columns = [];
    private readonly RecoveredGpus _gpus = new();

    /// <summary>Puts columns together anew.</summary>
    public LogSurvey(IReadOnlyList<ColumnSummary> columns, LogSurvey whole) => (_columns, _gpus, Rows, ReadError) = ([.. columns], whole._gpus, whole.Rows, whole.ReadError);

    /// <summary>Goes through a log and back to its beginning.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="withRanges">Whether every number is read, instead of being told by its first character.</param>
    public LogSurvey(LogRows rows, bool withRanges)
    {
        while (rows.Read())
        {
            Rows++;
            if (rows.RowError is not null) continue;
            while (_columns.Count < rows.Columns.Count) _columns.Add(new ColumnSummary(rows.Columns[_columns.Count]));
            if (rows is SparseRows sparse)
            {
                foreach (int column in sparse.Present) _columns[column].Observe(rows.Cell(column), withRanges);
            }
            else
            {
                for (int column = 0; column < _columns.Count; column++) _columns[column].Observe(rows.Cell(column), withRanges);
            }
            _gpus.Observe(rows);
        }
        ReadError = rows.ReadError;
        while (_columns.Count < rows.Columns.Count) _columns.Add(new ColumnSummary(rows.Columns[_columns.Count]));
        rows.Rewind();
    }

    /// <summary>Rows of the log.</summary>
    public long Rows { get; }

    /// <summary>Why reading stopped before the end, or null.</summary>
    public string? ReadError { get; }

    /// <summary>Its columns.</summary>
    public IReadOnlyList<ColumnSummary> Columns => _columns;

    /// <summary>The number of GPUs, where the log lets it be recovered.</summary>
    public double? Gpus => _gpus.Count;

    /// <summary>Why the number of GPUs could not be recovered though the log speaks of it, or null.</summary>
    public string? GpusDisagree => _gpus.Disagreement;
}
