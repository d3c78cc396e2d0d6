namespace ScaleFit.Runs;

/// <summary>The column and unit of a run's compute. Immutable: threads may share it.</summary>
/// <param name="Column">The column of the log.</param>
/// <param name="Unit">The unit of <see cref="RunPoint.Compute"/>, after conversion.</param>
/// <param name="Gpus">The number of GPUs that multiplies clock time, or null.</param>
public sealed record ComputeAxis(string Column, ComputeUnit Unit, double? Gpus = null)
{
    /// <summary>
    /// The unit and factor that convert values of <paramref name="unit"/> to GPU-hours where possible. Clock time needs the number of GPUs.
    /// Steps, tokens and FLOPs are not converted.
    /// </summary>
    public static (ComputeUnit Unit, double Factor) ToGpuHours(ComputeUnit unit, double? gpus) => (unit, gpus) switch
    {
        (ComputeUnit.GpuSeconds, _) => (ComputeUnit.GpuHours, 1 / 3600.0),
        (ComputeUnit.Hours, { } n) => (ComputeUnit.GpuHours, n),
        (ComputeUnit.Seconds, { } n) => (ComputeUnit.GpuHours, n / 3600.0),
        _ => (unit, 1),
    };
}
