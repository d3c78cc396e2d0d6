using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Names the columns that the numbers of runs came from.</summary>
internal static class OriginSentences
{
    /// <summary>Groups of more runs are counted, not listed.</summary>
    private const int MostNames = 3;

    /// <summary>One sentence for each group of runs that share columns.</summary>
    public static IEnumerable<string> Write((string Name, RunReport Run)[] runs)
    {
        var groups = runs.GroupBy(r => (r.Run.Run.Run.Metric, r.Run.Run.Run.Compute)).ToArray();
        foreach (var group in groups)
        {
            var axis = group.Key.Compute;
            string gpus = axis.Gpus is { } count ? $" on {NumberFormat.Compute(count)} {(count == 1 ? "GPU" : "GPUs")}" : "";
            string[] names = [.. group.Select(r => r.Name)];
            string whose = groups.Length == 1 ? "" : $"{(names.Length > MostNames ? $"{NumberFormat.Compute(names.Length)} runs" : string.Join(", ", names))}: ";
            yield return $"{whose}Pass rate from {PlainText.Clean(group.Key.Metric)}, compute in {axis.Unit.Words()} from {PlainText.Clean(axis.Column)}{gpus}.";
        }
    }
}
