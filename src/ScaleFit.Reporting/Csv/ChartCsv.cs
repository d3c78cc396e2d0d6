using ScaleFit.Reporting.Charts;

namespace ScaleFit.Reporting.Csv;

/// <summary>What a chart draws as a flat table, for people who plot elsewhere.</summary>
internal static class ChartCsv
{
    /// <summary>Writes one row for each point of a line, band or group of points, and for each rule. Coordinates are in the units of the axes; an interval end that is not bounded is empty.</summary>
    public static void Write(Chart chart, TextWriter writer) =>
        CsvReport.Write(new CsvTable(["panel", "kind", "name", "x", "y", "lower", "upper"], chart.Panels.SelectMany((panel, i) => Rows(panel).Select(row => (object?[])[i + 1, .. row]))), writer);

    private static IEnumerable<object?[]> Rows(Panel panel)
    {
        foreach (var band in panel.Bands)
        {
            for (int i = 0; i < band.X.Count; i++) yield return ["band", band.Label?.Text, band.X[i], null, band.Lower[i], band.Upper[i]];
        }
        foreach (var rule in panel.Rules)
            yield return rule.IsVertical ? ["vertical line", rule.Label?.Text, rule.Value, null, null, null] : ["horizontal line", rule.Label?.Text, null, rule.Value, rule.Lower, rule.Upper];
        foreach (var line in panel.Lines)
        {
            for (int i = 0; i < line.X.Count; i++) yield return ["line", line.Label?.Text, line.X[i], line.Y[i], null, null];
        }
        foreach (var points in panel.Points)
        {
            for (int i = 0; i < points.X.Count; i++)
            {
                var (lower, upper) = i < points.Bars.Count ? points.Bars[i] : (null, null);
                string? name = i < points.Labels.Count && !points.IsHorizontal ? points.Labels[i].Text : points.IsHorizontal && panel.Y.Names.Count > 0 ? panel.Y.Names[(int)points.Y[i]] : points.Label?.Text;
                yield return ["point", name, points.X[i], points.Y[i], lower, upper];
            }
        }
    }
}
