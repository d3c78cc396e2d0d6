using System.Globalization;

namespace ScaleFit.Reporting.Charts;

/// <summary>A name at the right end of what it names.</summary>
internal sealed record EndLabel(ChartLabel Label, double Value, Ink Ink, int? Run)
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
            if (rule is { Label: { } label, IsVertical: false }) yield return new EndLabel(label, rule.Value, rule.Ink, rule.Run);
        }
        foreach (var line in panel.Lines)
        {
            if (line.Label is { } label) yield return new EndLabel(label, line.Y[^1], line.Ink, line.Run) { End = line.X[^1] };
        }
        foreach (var points in panel.Points.Where(p => p.LabelsAtEnd))
        {
            for (int i = 0; i < points.X.Count; i++) yield return new EndLabel(points.Labels[i], points.Y[i], points.Ink, points.Run) { Swatch = points.IsHorizontal ? Swatch.None : Swatch.Diamond };
        }
        foreach (var band in panel.Bands)
        {
            // Off the middle of a band, so that the label of the line there lies elsewhere.
            if (band.Label is { } label) yield return new EndLabel(label, band.Lower[^1] + (band.Upper[^1] - band.Lower[^1]) * (band.IsFaint ? 0.5 : 0.25), band.Ink, band.Run) { Swatch = band.IsFaint ? Swatch.FaintBand : Swatch.Band };
        }
    }

    /// <summary>Stands for labels that have no room.</summary>
    public static EndLabel More(int count, EndLabel first) =>
        first with { Label = new ChartLabel(string.Create(CultureInfo.InvariantCulture, $"and {count} more")), Run = null, Swatch = Swatch.None };
}
