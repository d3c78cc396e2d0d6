using System.Globalization;

namespace ScaleFit.Reporting.Charts;

/// <summary>A label at the right end of the object that it names.</summary>
internal sealed record EndLabel(ChartLabel Label, double Value, SeriesStyle Style, int? Run)
{
    /// <summary>The symbol before the label.</summary>
    public Swatch Swatch { get; private init; } = Swatch.Line;

    /// <summary>The value of the horizontal axis at which the named object ends; null for the edge of the plot.</summary>
    public double? End { get; private init; }

    /// <summary>The labels of a panel: those of horizontal rules, lines, points and bands.</summary>
    public static IEnumerable<EndLabel> Place(Panel panel)
    {
        foreach (var rule in panel.Rules)
        {
            if (rule is { Label: { } label, IsVertical: false }) yield return new EndLabel(label, rule.Value, rule.Style, rule.Run);
        }
        foreach (var line in panel.Lines)
        {
            if (line.Label is { } label) yield return new EndLabel(label, line.Y[^1], line.Style, line.Run) { End = line.X[^1] };
        }
        foreach (var points in panel.Points.Where(p => p.LabelsAtEnd))
        {
            for (int i = 0; i < points.X.Count; i++) yield return new EndLabel(points.Labels[i], points.Y[i], points.Style, points.Run) { Swatch = points.IsHorizontal ? Swatch.None : Swatch.Diamond };
        }
        foreach (var band in panel.Bands)
        {
            // The middle of a band is the place of the line's label.
            if (band.Label is { } label) yield return new EndLabel(label, band.Lower[^1] + (band.Upper[^1] - band.Lower[^1]) * (band.IsFaint ? 0.5 : 0.25), band.Style, band.Run) { Swatch = band.IsFaint ? Swatch.FaintBand : Swatch.Band };
        }
    }

    /// <summary>The label that replaces labels without room.</summary>
    public static EndLabel More(int count, EndLabel first) =>
        first with { Label = new ChartLabel(string.Create(CultureInfo.InvariantCulture, $"and {count} more")), Run = null, Swatch = Swatch.None };
}

/// <summary>The symbol before a label.</summary>
internal enum Swatch
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A piece of line.</summary>
    Line,

    /// <summary>A piece of a band.</summary>
    Band,

    /// <summary>A piece of a faint band.</summary>
    FaintBand,

    /// <summary>A point.</summary>
    Diamond,
}

/// <summary>Places labels one below another, each as close as possible to its wanted position.</summary>
internal static class LabelColumn
{
    /// <summary>Positions for labels of equal height that do not overlap.</summary>
    /// <param name="wanted">The wanted position of each label.</param>
    /// <param name="step">The height of a label.</param>
    /// <param name="low">The smallest position.</param>
    /// <param name="high">The largest position; the range must have room for all labels.</param>
    public static double[] Arrange(IReadOnlyList<double> wanted, double step, double low, double high)
    {
        int[] order = [.. Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i]).ThenBy(i => i)];
        // Neighbours that would overlap form a block around their mean, as in isotonic regression.
        var blocks = new List<(double Sum, int Count)>();
        for (int k = 0; k < order.Length; k++)
        {
            blocks.Add((wanted[order[k]] - k * step, 1));
            while (blocks.Count > 1 && blocks[^2].Sum / blocks[^2].Count >= blocks[^1].Sum / blocks[^1].Count)
            {
                var joined = (blocks[^2].Sum + blocks[^1].Sum, blocks[^2].Count + blocks[^1].Count);
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add(joined);
            }
        }
        var places = new double[wanted.Count];
        int next = 0;
        double most = high - (wanted.Count - 1) * step;
        foreach (var (sum, count) in blocks)
        {
            for (int i = 0; i < count; i++, next++) places[order[next]] = Math.Max(low, Math.Min(most, sum / count)) + next * step;
        }
        return places;
    }
}
