using CsvHelper;

namespace ScaleFit.Logs;

/// <summary>Parses the chosen cells of a row, and only those.</summary>
/// <param name="csv">The reader, on a row.</param>
/// <param name="compute">The compute column.</param>
/// <param name="metrics">The metric columns.</param>
/// <param name="spread">The column of trials or standard errors, or -1.</param>
/// <param name="knownSpread">What stands for them without a column.</param>
internal sealed class CsvRowReader(CsvReader csv, ComputeColumn compute, int[] metrics, int spread, double knownSpread)
{
    /// <summary>Hands the row to the drafts, one for each metric column.</summary>
    /// <param name="drafts">The drafts; none when their run is left out.</param>
    /// <param name="isOwnRow">True when the row belongs to the run even where its metric is empty.</param>
    public void Read(RunDraft[] drafts, bool isOwnRow)
    {
        if (drafts.Length == 0) return;
        long line = csv.LineNumber;
        var computeCell = csv.GetSpan(compute.Index);
        bool hasCompute = Cell.TryRead(computeCell, out double value);
        double width = knownSpread;
        var spreadCell = spread < 0 ? default : csv.GetSpan(spread);
        bool hasSpread = spread < 0 || Cell.TryRead(spreadCell, out width);
        for (int i = 0; i < drafts.Length; i++)
        {
            var draft = drafts[i];
            var cell = csv.GetSpan(metrics[i]);
            if (cell.IsEmpty)
            {
                if (isOwnRow && hasCompute) draft.See(value);
            }
            else if (!hasCompute)
            {
                draft.Reject(line, compute.Name, computeCell);
            }
            else if (!hasSpread)
            {
                draft.Reject(line, csv.Headers[spread], spreadCell);
            }
            else if (!Cell.TryRead(cell, out double passRate))
            {
                draft.Reject(line, csv.Headers[metrics[i]], cell);
            }
            else
            {
                draft.Add(line, value, passRate, width);
            }
        }
    }
}
