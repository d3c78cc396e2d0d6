using ScaleFit.Runs;

namespace ScaleFit.Logs.Columns;

/// <summary>The compute column of a log and how its values become the compute of a run.</summary>
/// <param name="Index">The index of the column.</param>
/// <param name="Axis">The compute axis of the runs.</param>
/// <param name="Factor">The factor from a value to <see cref="ComputeAxis.Unit"/>.</param>
/// <param name="IsClock">True if values may be a time of day, which counts from the run's first value.</param>
/// <param name="Steps">The step times to sum; null for a column that counts from the beginning of the run.</param>
internal sealed record ComputeColumn(int Index, ComputeAxis Axis, double Factor, bool IsClock, StepTime? Steps = null)
{
    /// <summary>The column's name.</summary>
    public string Name => Axis.Column;

    /// <summary>Whether values are clock time or GPU time. Time may restart with a process, and it passes while training pauses.</summary>
    public bool IsTime { get; init; }
}
