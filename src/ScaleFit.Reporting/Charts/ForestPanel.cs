namespace ScaleFit.Reporting.Charts;

/// <summary>Values with their intervals, a named line each, on one axis.</summary>
internal static class ForestPanel
{
    /// <summary>Height of a line, as a share of a usual panel.</summary>
    private const double LineShare = 0.07;

    /// <summary>Room beside the intervals, as a share of what they span.</summary>
    private const double Room = 0.06;

    /// <summary>An end this many times further out than the estimates spread is cut off like an open one.</summary>
    private const double Furthest = 4;

    /// <summary>Makes the panel.</summary>
    /// <param name="title">What the values are.</param>
    /// <param name="kind">How the axis writes them.</param>
    /// <param name="rows">At least one, from the top.</param>
    /// <param name="nothing">The value that means no effect, which is ruled; null for none.</param>
    /// <param name="isLog">Whether the scale is logarithmic; values are then above 0.</param>
    public static Panel Build(string title, AxisKind kind, IReadOnlyList<ForestRow> rows, double? nothing = null, bool isLog = false)
    {
        Func<double, double> scaled = isLog ? Math.Log : value => value, back = isLog ? Math.Exp : value => value;
        double low = rows.Min(row => scaled(row.Value)), high = rows.Max(row => scaled(row.Value));
        double reach = Furthest * Math.Max(high - low, rows.Max(row => Ends(row).Select(end => Math.Abs(scaled(end) - scaled(row.Value))).DefaultIfEmpty(0).Min()));
        double[] ends = [.. rows.SelectMany(row => Ends(row).Append(row.Value)).Select(scaled).Where(end => end >= low - reach && end <= high + reach), .. nothing is { } none ? [scaled(none)] : Array.Empty<double>()];
        double room = Math.Max(1e-3, Room * (ends.Max() - ends.Min()));
        var x = new Axis(title, kind, back(ends.Min() - room), back(ends.Max() + room), isLog);
        return new Panel(x, new Axis("", AxisKind.Number, -0.6, rows.Count - 0.4) { Names = [.. rows.Select(row => row.Name).Reverse()] })
        {
            Share = LineShare * (rows.Count + 1),
            Rules = nothing is { } value ? [new ChartRule(Ink.Muted.With(Dash.Dashed), value, IsVertical: true)] : [],
            Points = [.. rows.Select((row, i) => (Row: row, Y: (double)(rows.Count - 1 - i))).GroupBy(r => r.Row.Ink).Select(alike => Points(x, alike.Key, [.. alike]))],
        };
    }

    private static ChartPoints Points(Axis x, Ink ink, (ForestRow Row, double Y)[] rows) => new(ink, Marker.Diamond, [.. rows.Select(r => r.Row.Value)], [.. rows.Select(r => r.Y)])
    {
        Bars = [.. rows.Select(r => (x.Within(r.Row.Lower), x.Within(r.Row.Upper)))],
        IsHorizontal = true,
        LabelsAtEnd = true,
        Labels = [.. rows.Select(r => r.Row.Label)],
    };

    private static IEnumerable<double> Ends(ForestRow row) => ((double?[])[row.Lower, row.Upper]).OfType<double>();
}
