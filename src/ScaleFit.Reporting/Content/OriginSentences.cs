using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Where the numbers of runs came from, in words.</summary>
internal static class OriginSentences
{
    /// <summary>Which columns were read, said once for all runs that share them.</summary>
    public static IEnumerable<string> Write((string Name, RunReport Run)[] runs)
    {
        var groups = runs.GroupBy(r => (r.Run.Run.Run.Metric, r.Run.Run.Run.Compute)).ToArray();
        foreach (var group in groups)
        {
            var axis = group.Key.Compute;
            string gpus = axis.Gpus is { } count ? $" on {NumberFormat.Compute(count)} {(count == 1 ? "GPU" : "GPUs")}" : "";
            string whose = groups.Length == 1 ? "" : $"{string.Join(", ", group.Select(r => r.Name))}: ";
            yield return $"{whose}Pass rate from {PlainText.Clean(group.Key.Metric)}, compute in {axis.Unit.Words()} from {PlainText.Clean(axis.Column)}{gpus}.";
        }
    }
}
