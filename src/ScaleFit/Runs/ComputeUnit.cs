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

/// <summary>Names of <see cref="ComputeUnit"/> as options, JSON and reports write them.</summary>
public static class ComputeUnits
{
    private static readonly string[] Names = ["gpu-hours", "gpu-seconds", "hours", "seconds", "steps", "tokens", "flops"];

    /// <summary>Every unit in the order of <see cref="ComputeUnit"/>.</summary>
    public static IReadOnlyList<string> AllNames => Names;

    /// <summary>The name of a unit, such as <c>gpu-hours</c>.</summary>
    public static string Name(this ComputeUnit unit) => Names[(int)unit];

    /// <summary>The unit as a sentence says it, such as <c>GPU-hours</c>.</summary>
    public static string Words(this ComputeUnit unit) => unit switch
    {
        ComputeUnit.GpuHours => "GPU-hours",
        ComputeUnit.GpuSeconds => "GPU-seconds",
        ComputeUnit.Flops => "FLOPs",
        _ => unit.Name(),
    };

    /// <summary>Finds the unit of a name; false when there is none.</summary>
    public static bool TryParse(string name, out ComputeUnit unit)
    {
        int index = Array.IndexOf(Names, name);
        unit = (ComputeUnit)Math.Max(index, 0);
        return index >= 0;
    }
}
