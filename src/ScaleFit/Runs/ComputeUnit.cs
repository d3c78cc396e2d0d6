namespace ScaleFit.Runs;

/// <summary>The unit of a compute column.</summary>
public enum ComputeUnit
{
    /// <summary>Hours summed over all GPUs: the unit of the ScaleRL paper and of the reports.</summary>
    GpuHours,

    /// <summary>Seconds summed over all GPUs.</summary>
    GpuSeconds,

    /// <summary>Hours of clock time.</summary>
    Hours,

    /// <summary>Seconds of clock time.</summary>
    Seconds,

    /// <summary>Optimizer steps.</summary>
    Steps,

    /// <summary>Tokens processed.</summary>
    Tokens,

    /// <summary>Floating-point operations.</summary>
    Flops,
}
