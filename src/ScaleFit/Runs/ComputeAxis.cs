namespace ScaleFit.Runs;

/// <summary>Where a run's compute came from and what it counts once read. Immutable: threads may share it.</summary>
/// <param name="Column">The column of the log.</param>
/// <param name="Unit">The unit of <see cref="RunPoint.Compute"/>, after conversion.</param>
/// <param name="Gpus">The number of GPUs that clock time was multiplied by, if it was.</param>
public sealed record ComputeAxis(string Column, ComputeUnit Unit, double? Gpus = null)
{
    /// <summary>
    /// The unit and factor that bring values of <paramref name="unit"/> to GPU-hours, where that is possible:
    /// clock time needs the number of GPUs, and steps, tokens and FLOPs stay what they are.
    /// </summary>
    public static (ComputeUnit Unit, double Factor) ToGpuHours(ComputeUnit unit, double? gpus) => (unit, gpus) switch
    {
        (ComputeUnit.GpuSeconds, _) => (ComputeUnit.GpuHours, 1 / 3600.0),
        (ComputeUnit.Hours, { } n) => (ComputeUnit.GpuHours, n),
        (ComputeUnit.Seconds, { } n) => (ComputeUnit.GpuHours, n / 3600.0),
        _ => (unit, 1),
    };
}
