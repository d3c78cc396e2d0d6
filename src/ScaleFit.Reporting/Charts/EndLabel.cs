using System.Globalization;

namespace ScaleFit.Reporting.Charts;

/// <summary>A name at the right end of what it names.</summary>
internal sealed record EndLabel(ChartLabel Label, double Value, SeriesStyle Style, int? Run)
{
    /// <summary>What stands before the name.</summary>
    public Swatch Swatch { get; private init; } = Swatch.Line;

    /// <summary>Where on the horizontal axis the thing named ends; null for the plot's edge.</summary>
    public double? End { get; private init; }

    /// <summary>The labels of a panel: of horizontal rules, lines and bands that end in it.</summary>
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
            // Off the middle of a band, so that the label of the line there lies elsewhere.
            if (band.Label is { } label) yield return new EndLabel(label, band.Lower[^1] + (band.Upper[^1] - band.Lower[^1]) * (band.IsFaint ? 0.5 : 0.25), band.Style, band.Run) { Swatch = band.IsFaint ? Swatch.FaintBand : Swatch.Band };
        }
    }

    /// <summary>Stands for labels that have no room.</summary>
    public static EndLabel More(int count, EndLabel first) =>
        first with { Label = new ChartLabel(string.Create(CultureInfo.InvariantCulture, $"and {count} more")), Run = null, Swatch = Swatch.None };
}

/// <summary>The small drawing before a name that shows what is named.</summary>
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

/// <summary>Labels one below another, each as close as the others allow to where it belongs.</summary>
internal static class LabelColumn
{
    /// <summary>Places for labels of equal height, none closer to another than that.</summary>
    /// <param name="wanted">Where each belongs.</param>
    /// <param name="step">Their height.</param>
    /// <param name="low">The least place.</param>
    /// <param name="high">The greatest place; far enough from the least for all.</param>
    public static double[] Arrange(IReadOnlyList<double> wanted, double step, double low, double high)
    {
        int[] order = [.. Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i]).ThenBy(i => i)];
        // Neighbours that would touch form a block around their mean, as in isotonic regression.
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
