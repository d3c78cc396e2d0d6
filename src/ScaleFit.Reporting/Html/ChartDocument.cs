using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ScaleFit.Reporting.Charts;

namespace ScaleFit.Reporting.Html;

/// <summary>A chart as JSON for the script of the page. Numbers have 6 significant digits.</summary>
internal sealed record ChartDocument(string Title, IReadOnlyList<PanelDocument> Panels)
{
    /// <summary>The largest length of a name in the legend, in characters.</summary>
    private const int Longest = 32;

    /// <summary>Writes a chart. Every <c>&lt;</c> is escaped, so that no name can end the surrounding element.</summary>
    public static string Write(Chart chart)
    {
        chart = chart.WithTexts(PictureFont.Clean);
        var names = new ShortNames(text => text.Length, Longest).Shorten(chart.Panels.SelectMany(panel => panel.Y.Names
            .Concat(panel.Lines.Select(line => line.Label).Concat(panel.Points.Select(points => points.Label)).OfType<ChartLabel>().Select(label => label.Text))));
        var document = new ChartDocument(chart.Title, [.. chart.Panels.Select(panel => new PanelDocument(panel, name => names[name]))]);
        return JsonSerializer.Serialize(document, ChartContext.Default.ChartDocument).Replace("<", "\\u003c", StringComparison.Ordinal);
    }

    /// <summary>Rounds to 6 significant digits; null for a number that is not finite.</summary>
    public static double? Round(double value) => double.IsFinite(value) ? double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;

    /// <inheritdoc cref="Round(double)"/>
    public static double?[] Round(IEnumerable<double> values) => [.. values.Select(Round)];
}

/// <summary>A panel. See <see cref="Panel"/>.</summary>
internal sealed record PanelDocument(double Share, AxisDocument X, AxisDocument Y, IReadOnlyList<BandDocument> Bands, IReadOnlyList<RuleDocument> Rules, IReadOnlyList<LineDocument> Lines, IReadOnlyList<PointsDocument> Points)
{
    /// <summary>Converts a panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="name">Shortens a name.</param>
    public PanelDocument(Panel panel, Func<string, string> name) : this(
        panel.Share, Axis(panel.X, name), Axis(panel.Y, name),
        [.. panel.Bands.Select(band => new BandDocument(Style(band.Style), Text(band.Label), ChartDocument.Round(band.X), ChartDocument.Round(band.Lower), ChartDocument.Round(band.Upper), band.IsFaint))],
        [.. panel.Rules.Select(rule => new RuleDocument(Style(rule.Style), Text(rule.Label), rule.Value, rule.IsVertical, rule.HasBar, rule.Lower, rule.Upper))],
        [.. panel.Lines.Select(line => new LineDocument(Style(line.Style), Named(line.Label, name), ChartDocument.Round(line.X), ChartDocument.Round(line.Y), line.IsStems, line.Run))],
        [.. panel.Points.Select(points => new PointsDocument(
            Style(points.Style), points.Marker switch { Marker.Dot => "dot", Marker.Ring => "ring", _ => "diamond" }, Named(points.Label, name), [.. points.Labels.Select(label => Text(label)!)],
            ChartDocument.Round(points.X), ChartDocument.Round(points.Y), [.. points.Bars.Select(bar => (double?[])[bar.Lower, bar.Upper])], points.IsHorizontal, points.Run))])
    {
    }

    private static string? Named(ChartLabel? label, Func<string, string> name) => label is null ? null : Text(label with { Text = name(label.Text) });

    private static AxisDocument Axis(Axis axis, Func<string, string> name) =>
        new(axis.Title, axis.Kind switch { AxisKind.Compute => "compute", AxisKind.PassRate => "passRate", AxisKind.Difference => "difference", _ => "number" }, axis.Low, axis.High, axis.IsLog, axis.HasZero, [.. axis.Names.Select(name)]);

    private static int[] Style(SeriesStyle style) => [style.Colour, (int)style.Dash];

    private static string? Text(ChartLabel? label) => label is null ? null : LegendEntries.Line(label);
}

/// <summary>An axis. See <see cref="Axis"/>.</summary>
internal sealed record AxisDocument(string Title, string Kind, double Low, double High, bool IsLog, bool HasZero, IReadOnlyList<string> Names);

/// <summary>A band. See <see cref="ChartBand"/>. A style is the index of the colour and that of the dash pattern.</summary>
internal sealed record BandDocument(int[] Style, string? Label, double?[] X, double?[] Lower, double?[] Upper, bool IsFaint);

/// <summary>A rule. See <see cref="ChartRule"/>.</summary>
internal sealed record RuleDocument(int[] Style, string? Label, double Value, bool IsVertical, bool HasBar, double? Lower, double? Upper);

/// <summary>A line. See <see cref="ChartLine"/>.</summary>
internal sealed record LineDocument(int[] Style, string? Label, double?[] X, double?[] Y, bool IsStems, int? Run);

/// <summary>Points. See <see cref="ChartPoints"/>.</summary>
internal sealed record PointsDocument(int[] Style, string Marker, string? Label, IReadOnlyList<string> Labels, double?[] X, double?[] Y, IReadOnlyList<double?[]> Bars, bool IsHorizontal, int? Run);

/// <summary>Serialization without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChartDocument))]
internal sealed partial class ChartContext : JsonSerializerContext;
