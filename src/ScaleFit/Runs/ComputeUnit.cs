namespace ScaleFit.Runs;

/// <summary>What a compute column counts.</summary>
public enum ComputeUnit
{
    /// <summary>Hours summed over all GPUs: the unit of the ScaleRL paper and of every report here.</summary>
    GpuHours,

    /// <summary>Seconds summed over all GPUs.</summary>
    GpuSeconds,

    /// <summary>Hours on the clock.</summary>
    Hours,

    /// <summary>Seconds on the clock.</summary>
    Seconds,

    /// <summary>Optimizer steps.</summary>
    Steps,

    /// <summary>Tokens processed.</summary>
    Tokens,

    /// <summary>Floating-point operations.</summary>
    Flops,
}
