namespace ScaleFit.Reporting.Charts;

/// <summary>Changes of a chart that a user asks for: its title, names of runs and the ranges of its axes.</summary>
internal sealed record ChartEdits
{
    private static readonly string[] Separators = [": ", " against "];

    /// <summary>The title; null to keep it.</summary>
    public string? Title { get; init; }

    /// <summary>The names of runs or recipes, and what to write instead.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The range of compute axes; null to keep it. On a logarithmic axis its lower end must be above 0.</summary>
    public (double Low, double High)? X { get; init; }

    /// <summary>The range of pass rate axes; null to keep it.</summary>
    public (double Low, double High)? Y { get; init; }

    /// <summary>The changed chart.</summary>
    /// <exception cref="ArgumentException">The chart has no such name or axis; the message says which.</exception>
    public Chart Apply(Chart chart)
    {
        var unused = Labels.Keys.ToHashSet(StringComparer.Ordinal);
        chart = chart.WithTexts(Relabel);
        if (unused.Count > 0) throw new ArgumentException($"the plot does not show a run or recipe named '{unused.Order(StringComparer.Ordinal).First()}'");
        if (X is { } x) chart = WithRange(chart, x, "compute", AxisKind.Compute, panel => panel.X, (panel, axis) => panel with { X = axis });
        if (Y is { } y) chart = WithRange(chart, y, "pass rate", AxisKind.PassRate, panel => panel.Y, (panel, axis) => panel with { Y = axis });
        return Title is null ? chart : chart with { Title = Title };

        string Relabel(string text)
        {
            if (Labels.TryGetValue(text, out string? label))
            {
                unused.Remove(text);
                return label;
            }
            return Separators.FirstOrDefault(s => text.Contains(s, StringComparison.Ordinal)) is { } separator && Labels.Count > 0 ? string.Join(separator, text.Split(separator).Select(Relabel)) : text;
        }
    }

    private static Chart WithRange(Chart chart, (double Low, double High) range, string name, AxisKind kind, Func<Panel, Axis> of, Func<Panel, Axis, Panel> with) =>
        !chart.Panels.Any(panel => of(panel).Kind == kind) ? throw new ArgumentException($"the plot has no axis of {name} in this direction, so its range cannot be set")
            : chart with { Panels = [.. chart.Panels.Select(panel => of(panel).Kind == kind ? with(panel, of(panel).WithRange(range.Low, range.High)) : panel)] };
}
