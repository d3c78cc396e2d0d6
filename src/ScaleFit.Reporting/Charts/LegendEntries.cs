using System.Globalization;
using ScottPlot;

namespace ScaleFit.Reporting.Charts;

/// <summary>The entries of the legend of a panel: lines, horizontal rules, single points, bands and groups of points, each with its name and value. What is drawn last, on top, comes first.</summary>
internal sealed class LegendEntries(Panel panel, PictureStyle style)
{
    /// <summary>Width of the symbol and its distance from the text, in pixels.</summary>
    public const float SymbolWidth = 20, SymbolPadding = 6;

    /// <summary>The largest width of the texts right of a plot, as a share of the picture.</summary>
    public const double MostLabel = 0.34;

    /// <summary>The largest number of entries. The picture grows with them.</summary>
    private const int MostEntries = 50;

    /// <summary>A label on one line. The space before the value is wider than others, also in SVG, which reads two spaces as one.</summary>
    public static string Line(ChartLabel label) => label.Detail.Length == 0 ? label.Text : $"{label.Text} \u00a0{label.Detail}";

    /// <summary>Adds the entries to a legend.</summary>
    public void AddTo(Legend legend)
    {
        (ChartLabel Label, LegendItem Item)[] entries = [.. Entries()];
        if (entries.Length > MostEntries) entries = [.. entries.Take(MostEntries - 1), (new ChartLabel(string.Create(CultureInfo.InvariantCulture, $"and {entries.Length - MostEntries + 1} more")), new LegendItem())];
        float size = (float)style.FontSize;
        using var paint = Paint.NewDisposablePaint();
        foreach (var font in entries.GroupBy(e => PictureFont.Choose(e.Label.Text)))
        {
            var text = new LabelStyle { FontName = font.Key, FontSize = size };
            double width = (style.IsNarrow ? 0.62 : MostLabel) * style.Width - (SymbolWidth + SymbolPadding) * style.Scale;
            var names = new ShortNames(name => text.Measure(name, paint).Width, width).Shorten(font.Select(e => e.Label.Text));
            foreach (var (label, item) in font)
            {
                string line = Line(label);
                // A value that does not fit beside its name stands below it.
                item.LabelText = text.Measure(line, paint).Width <= width ? line : label.Detail.Length == 0 ? names[label.Text] : $"{names[label.Text]}\n{label.Detail}";
                (item.LabelFontName, item.LabelFontSize, item.LabelFontColor) = (font.Key, size, Color.FromHex(style.Theme.Text));
            }
        }
        legend.ManualItems.AddRange(entries.Select(e => e.Item));
    }

    private IEnumerable<(ChartLabel, LegendItem)> Entries()
    {
        foreach (var line in panel.Lines)
        {
            if (line.Label is { } label) yield return (label, Stroke(line.Style));
        }
        foreach (var rule in panel.Rules)
        {
            if (rule is { Label: { } label, IsVertical: false }) yield return (label, Stroke(rule.Style));
            if (rule is { Label: { } outside, IsVertical: true } && !panel.X.Holds(rule.Value)) yield return (outside with { Text = $"{outside.Text} (outside)" }, new LegendItem());
        }
        foreach (var points in panel.Points.Where(p => p.Labels.Count > 0 && !p.IsHorizontal))
        {
            for (int i = 0; i < points.X.Count; i++) yield return (points.Labels[i], Symbol(points));
        }
        foreach (var band in panel.Bands.Reverse())
        {
            if (band.Label is { } label) yield return (label, new LegendItem { FillColor = Color.FromHex(style.Theme.Colour(band.Style)).WithAlpha(PanelPlot.Opacity(band.IsFaint)) });
        }
        foreach (var points in panel.Points.Reverse())
        {
            if (points.Label is { } label) yield return (label, Symbol(points));
        }
    }

    private LegendItem Stroke(SeriesStyle series) => new() { LineWidth = style.LineWidth(series), LineColor = Color.FromHex(style.Theme.Colour(series)), LinePattern = PanelPlot.Pattern(series.Dash) };

    private LegendItem Symbol(ChartPoints points) => new()
    {
        MarkerStyle = new MarkerStyle(points.Marker switch { Marker.Ring => MarkerShape.OpenCircle, Marker.Dot => MarkerShape.FilledCircle, _ => MarkerShape.FilledDiamond }, (points.Marker == Marker.Diamond ? 10 : 6) * style.Scale, Color.FromHex(style.Theme.Colour(points.Style)))
        {
            LineWidth = 1.2f * style.Scale,
        },
    };
}
