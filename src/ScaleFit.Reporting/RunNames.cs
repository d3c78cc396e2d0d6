using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting;

/// <summary>Names that tell the runs of a report apart.</summary>
internal static class RunNames
{
    /// <summary>
    /// The names of runs in their order, safe to print. Runs that share a name get their metric or file added, whichever differs.
    /// </summary>
    public static IReadOnlyList<string> Distinguish(IReadOnlyList<RunInference> runs)
    {
        var namesakes = runs.GroupBy(r => r.Run.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (
            SeveralMetrics: group.Select(r => r.Run.Metric).Distinct().Skip(1).Any(),
            SeveralSources: group.Select(r => r.Run.Source).Distinct().Skip(1).Any()), StringComparer.Ordinal);
        return [.. runs.Select(r => PlainText.Clean(Name(r.Run)))];

        string Name(Run run)
        {
            var (severalMetrics, severalSources) = namesakes[run.Name];
            string[] differing = [.. severalMetrics ? [run.Metric] : Array.Empty<string>(), .. severalSources ? [run.Source] : Array.Empty<string>()];
            return differing.Length == 0 ? run.Name : $"{run.Name} ({string.Join(", ", differing)})";
        }
    }
}
