using ScaleFit.Logs.Columns;
using ScaleFit.Logs.Formats;

namespace ScaleFit.Logs.Assembly;

/// <summary>Parses the chosen cells of a row, and only those.</summary>
/// <param name="rows">The rows.</param>
/// <param name="compute">The compute column.</param>
/// <param name="metrics">The metric columns.</param>
/// <param name="noise">The column of trials or standard errors, or -1.</param>
/// <param name="knownNoise">The value to use without such a column.</param>
internal sealed class RowReader(LogRows rows, ComputeColumn compute, int[] metrics, int noise, double knownNoise)
{
    /// <summary>Passes the row to the builders of a run, one per metric column.</summary>
    /// <param name="run">The run.</param>
    /// <param name="value">The row's compute; null if it has none.</param>
    /// <param name="isOwnRow">True if the row belongs to the run even if its metric is empty.</param>
    /// <param name="step">The row's step; NaN if it has none.</param>
    public void Read(RunBuilders run, double? value, bool isOwnRow, double step)
    {
        long line = rows.Line;
        double width = knownNoise;
        bool hasNoise = noise < 0 || rows.TryRead(noise, out width);
        for (int i = 0; i < metrics.Length; i++)
        {
            var builder = run.Metrics[i];
            bool hasPassRate = rows.TryRead(metrics[i], out double passRate);
            if (!hasPassRate && IsMissing(metrics[i]))
            {
                if (isOwnRow && value is { } passed) builder.Advance(passed);
            }
            else if (value is not { } counted)
            {
                builder.Reject(line, compute.Name, rows.Cell(compute.Index));
            }
            else if (!hasNoise)
            {
                builder.Reject(line, rows.Columns[noise], rows.Cell(noise));
            }
            else if (!hasPassRate)
            {
                builder.Reject(line, rows.Columns[metrics[i]], rows.Cell(metrics[i]));
            }
            else
            {
                builder.Add(line, counted, passRate, width, step);
            }
        }
    }

    private bool IsMissing(int column) => rows.IsEmpty(column) || Cell.IsNothing(rows.Cell(column));
}
