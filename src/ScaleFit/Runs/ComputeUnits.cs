namespace ScaleFit.Runs;

/// <summary>Names of <see cref="ComputeUnit"/> as options, JSON and reports write them.</summary>
internal static class ComputeUnits
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

    /// <summary>Whether a column whose name says one unit may hold the other: clock time may have been multiplied by GPUs, nothing else is taken for something else.</summary>
    public static bool MayBe(this ComputeUnit named, ComputeUnit unit) =>
        named == unit || (named is ComputeUnit.Seconds or ComputeUnit.Hours && unit <= ComputeUnit.Seconds);

    /// <summary>Finds the unit of a name; false when there is none.</summary>
    public static bool TryParse(string name, out ComputeUnit unit)
    {
        int index = Array.IndexOf(Names, name);
        unit = (ComputeUnit)Math.Max(index, 0);
        return index >= 0;
    }
}
