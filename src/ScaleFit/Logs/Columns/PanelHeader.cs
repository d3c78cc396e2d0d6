namespace ScaleFit.Logs.Columns;

/// <summary>One metric of one run in a W&amp;B panel export.</summary>
/// <param name="Index">The index of the column.</param>
/// <param name="Run">The run, or the group of runs.</param>
/// <param name="Metric">The metric.</param>
internal readonly record struct PanelColumn(int Index, string Run, string Metric);

/// <summary>The header of a W&amp;B panel export: one column for x, and one <c>run - metric</c> for each line of the chart.</summary>
/// <param name="X">The index of the x column.</param>
/// <param name="Columns">The metrics of the runs, without the <c>__MIN</c>, <c>__MAX</c> and <c>_step</c> columns.</param>
internal sealed record PanelHeader(int X, IReadOnlyList<PanelColumn> Columns)
{
    private const string Separator = " - ";
    private const string Group = "Group: ";

    /// <summary>Recognises the header by its names: all but one have the form <c>run - metric</c>. Null for another layout.</summary>
    public static PanelHeader? Recognize(IReadOnlyList<string> header)
    {
        int[] others = [.. Enumerable.Range(0, header.Count).Where(i => header[i].Length > 0 && !header[i].Contains(Separator, StringComparison.Ordinal))];
        if (others.Length != 1 || header.Count(name => name.Length > 0) < 2) return null;
        var columns = new List<PanelColumn>();
        var met = new Dictionary<(string, string), int>();
        for (int i = 0; i < header.Count; i++)
        {
            if (i == others[0] || !TrySplit(header[i], out string run, out string metric)) continue;
            // Names of runs need not be unique in a panel. Two runs of one name stay separate.
            int count = met[(run, metric)] = met.GetValueOrDefault((run, metric)) + 1;
            columns.Add(new PanelColumn(i, count == 1 ? run : $"{run} ({count})", metric));
        }
        return new PanelHeader(others[0], columns);
    }

    private static bool TrySplit(string name, out string run, out string metric)
    {
        int at = name.LastIndexOf(Separator, StringComparison.Ordinal);
        run = at < 0 ? "" : name[..at];
        metric = at < 0 ? "" : name[(at + Separator.Length)..];
        if (run.StartsWith(Group, StringComparison.Ordinal)) run = run[Group.Length..];
        return at >= 0 && metric != "_step" && !metric.EndsWith("__MIN", StringComparison.Ordinal) && !metric.EndsWith("__MAX", StringComparison.Ordinal);
    }
}
