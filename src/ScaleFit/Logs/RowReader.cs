namespace ScaleFit.Logs;

/// <summary>Parses the chosen cells of a row, and only those.</summary>
/// <param name="rows">The rows.</param>
/// <param name="compute">The compute column.</param>
/// <param name="metrics">The metric columns.</param>
/// <param name="spread">The column of trials or standard errors, or -1.</param>
/// <param name="knownSpread">What stands for them without a column.</param>
internal sealed class RowReader(LogRows rows, ComputeColumn compute, int[] metrics, int spread, double knownSpread)
{
    /// <summary>Hands the row to the drafts of a run, one for each metric column.</summary>
    /// <param name="run">The run.</param>
    /// <param name="isOwnRow">True when the row belongs to the run even where its metric is empty.</param>
    /// <param name="step">The row's step; no number where it has none.</param>
    public void Read(RunDrafts run, bool isOwnRow, double step)
    {
        long line = rows.Line;
        bool hasCompute = run.Clock.TryRead(rows, out double value);
        double width = knownSpread;
        var spreadCell = spread < 0 ? default : rows.Cell(spread);
        bool hasSpread = spread < 0 || Cell.TryRead(spreadCell, out width);
        for (int i = 0; i < metrics.Length; i++)
        {
            var draft = run.Metrics[i];
            var cell = rows.Cell(metrics[i]);
            if (cell.IsEmpty || Cell.IsNothing(cell))
            {
                if (isOwnRow && hasCompute) draft.See(value);
            }
            else if (!hasCompute)
            {
                draft.Reject(line, compute.Name, rows.Cell(compute.Index));
            }
            else if (!hasSpread)
            {
                draft.Reject(line, rows.Columns[spread], spreadCell);
            }
            else if (!Cell.TryRead(cell, out double passRate))
            {
                draft.Reject(line, rows.Columns[metrics[i]], cell);
            }
            else
            {
                draft.Add(line, value, passRate, width, step);
            }
        }
    }
}
