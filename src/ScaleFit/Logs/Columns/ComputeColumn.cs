using ScaleFit.Runs;

namespace ScaleFit.Logs.Columns;

/// <summary>The compute column of a log and how its values become the compute of a run.</summary>
/// <param name="Index">Its place among the columns.</param>
/// <param name="Axis">What the runs will say about it.</param>
/// <param name="Factor">What brings a value to <see cref="ComputeAxis.Unit"/>.</param>
/// <param name="IsClock">True when values may be a time of day, counted from a run's first.</param>
/// <param name="Steps">How the seconds of each step are summed; null for a column that counts from the beginning.</param>
internal sealed record ComputeColumn(int Index, ComputeAxis Axis, double Factor, bool IsClock, StepTime? Steps = null)
{
    /// <summary>The column's name.</summary>
    public string Name => Axis.Column;

    /// <summary>Whether values count time, of the clock or of GPUs: it may start again with a process, and passes while nothing is trained.</summary>
    public bool IsTime { get; init; }
}
