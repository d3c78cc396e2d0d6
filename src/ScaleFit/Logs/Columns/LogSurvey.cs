using ScaleFit.Logs.Formats;

namespace ScaleFit.Logs.Columns;

/// <summary>Summary of the columns of a log, from one pass over its rows.</summary>
internal sealed class LogSurvey
{
    private readonly List<ColumnSummary> _columns = [];
    private readonly RecoveredGpus _gpus = new();

    /// <summary>Combines other columns with the rest of a survey.</summary>
    public LogSurvey(IReadOnlyList<ColumnSummary> columns, LogSurvey whole) => (_columns, _gpus, Rows, ReadError, IsTable) = ([.. columns], whole._gpus, whole.Rows, whole.ReadError, whole.IsTable);

    /// <summary>Reads all rows of a log and rewinds it.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="isExact">Whether to parse every number; otherwise only those of metrics, and the first character decides.</param>
    public LogSurvey(LogRows rows, bool isExact)
    {
        ColumnSummary Summary() => new(rows.Columns[_columns.Count], isExact || MetricName.Rank(rows.Columns[_columns.Count]) is not null);
        IsTable = !rows.IsOrdered;
        while (rows.Read())
        {
            Rows++;
            if (rows.RowError is not null) continue;
            while (_columns.Count < rows.Columns.Count) _columns.Add(Summary());
            if (rows is SparseRows sparse)
            {
                foreach (int column in sparse.Present) _columns[column].Observe(rows, column, isExact);
            }
            else
            {
                for (int column = 0; column < _columns.Count; column++) _columns[column].Observe(rows, column, isExact);
            }
            _gpus.Observe(rows);
        }
        ReadError = rows.ReadError;
        while (_columns.Count < rows.Columns.Count) _columns.Add(Summary());
        rows.Rewind();
    }

    /// <summary>Number of rows of the log.</summary>
    public long Rows { get; }

    /// <summary>Whether each row is an evaluation, so that it needs its own compute.</summary>
    public bool IsTable { get; }

    /// <summary>Why reading stopped before the end, or null.</summary>
    public string? ReadError { get; }

    /// <summary>Its columns.</summary>
    public IReadOnlyList<ColumnSummary> Columns => _columns;

    /// <summary>The number of GPUs, if the log determines it.</summary>
    public double? Gpus => _gpus.Count;

    /// <summary>Why the log does not determine the number of GPUs although it has the columns, or null.</summary>
    public string? GpusDisagree => _gpus.Disagreement;
}
