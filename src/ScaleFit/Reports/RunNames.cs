using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reports;

/// <summary>Names that tell the runs of a report apart.</summary>
internal static class RunNames
{
    /// <summary>
    /// The runs' names in their order, made safe to print. Where several runs share a name, they carry what differs: the metric, the file.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<RunInference> runs)
    {
        var namesakes = runs.Select(r => r.Run).ToLookup(r => r.Name, StringComparer.Ordinal);
        return [.. runs.Select(r => PlainText.Of(Name(r.Run, [.. namesakes[r.Run.Name]])))];
    }

    private static string Name(Run run, Run[] namesakes)
    {
        var differing = new List<string>();
        if (namesakes.Any(other => other.Metric != run.Metric)) differing.Add(run.Metric);
        if (namesakes.Any(other => other.Source != run.Source)) differing.Add(run.Source);
        return differing.Count == 0 ? run.Name : $"{run.Name} ({string.Join(", ", differing)})";
    }
}
