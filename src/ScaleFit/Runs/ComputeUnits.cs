namespace ScaleFit.Runs;

/// <summary>Names of <see cref="ComputeUnit"/> in options, JSON and reports.</summary>
internal static class ComputeUnits
{
    private static readonly string[] Names = ["gpu-hours", "gpu-seconds", "hours", "seconds", "steps", "tokens", "flops"];

    /// <summary>The names of all units, in the order of <see cref="ComputeUnit"/>.</summary>
    public static IReadOnlyList<string> AllNames => Names;

    /// <summary>The name of a unit, such as <c>gpu-hours</c>.</summary>
    public static string Name(this ComputeUnit unit) => Names[(int)unit];

    /// <summary>The unit in a sentence, such as <c>GPU-hours</c>.</summary>
    public static string Words(this ComputeUnit unit) => unit switch
    {
        ComputeUnit.GpuHours => "GPU-hours",
        ComputeUnit.GpuSeconds => "GPU-seconds",
        ComputeUnit.Flops => "FLOPs",
        _ => unit.Name(),
    };

    /// <summary>Whether a column whose name says one unit may contain the other. Only clock time may: it may have been multiplied by the number of GPUs.</summary>
    public static bool MayBe(this ComputeUnit named, ComputeUnit unit) =>
        named == unit || (named is ComputeUnit.Seconds or ComputeUnit.Hours && unit <= ComputeUnit.Seconds);

    /// <summary>Finds the unit of a name. Returns false when there is none.</summary>
    public static bool TryParse(string name, out ComputeUnit unit)
    {
        int index = Array.IndexOf(Names, name);
        unit = (ComputeUnit)Math.Max(index, 0);
        return index >= 0;
    }
}
