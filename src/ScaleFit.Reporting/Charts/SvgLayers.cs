using System.Globalization;
using System.Text;

namespace ScaleFit.Reporting.Charts;

/// <summary>Draws the contents of a plot: bands, rules, lines, points and the labels of points.</summary>
internal sealed class SvgLayers(Panel panel, PlotArea area, SvgOptions options)
{
    private const double DotRadius = 2.1;

    /// <summary>Above this number of points, points are drawn smaller.</summary>
    private const int Many = 800;

    /// <summary>Below this number of points, points are drawn larger.</summary>
    private const int Few = 40;
    private const double DiamondRadius = 5;

    /// <summary>Points within this distance are drawn once, in pixels.</summary>
    private const double SamePixel = 0.5;

    /// <summary>Labels further than this from their point get a connecting line, in pixels.</summary>
    private const double Near = 14;

    /// <summary>The largest number of points that the search for a label's place considers.</summary>
    private const int MostAnchors = 48;

    /// <summary>Lines and areas are clipped at this distance outside the plot, so that their clipped ends are not visible.</summary>
    private const double Overhang = 40;

    private readonly ChartTheme _theme = options.Theme;
    private readonly Frame _frame = Frame.Around(area, Overhang);
    private readonly FreeSpace _space = new(area);

    /// <summary>The opacity of an area.</summary>
    public static string Opacity(bool isFaint) => isFaint ? "0.1" : "0.22";

    /// <summary>The width of a line.</summary>
    public static string LineWidth(SeriesStyle style) => style.Colour < 0 ? "1" : "1.8";

    /// <summary>The dash pattern of a line in SVG; null for a solid line.</summary>
    public static string? Dashes(Dash dash) => dash switch { Dash.Dashed => "6 4", Dash.Dotted => "1.5 3.5", _ => null };

    /// <summary>Draws everything.</summary>
    public void Draw(SvgWriter svg)
    {
        // A nested svg element clips to the plot. A clip path would need an id, which could clash on a page.
        svg.Begin("svg", ("x", N(area.Left)), ("y", N(area.Top)), ("width", N(area.Width)), ("height", N(area.Height)), ("overflow", "hidden"),
            ("viewBox", $"{N(area.Left)} {N(area.Top)} {N(area.Width)} {N(area.Height)}"));
        foreach (var band in panel.Bands) Draw(svg, band);
        foreach (var rule in panel.Rules) Draw(svg, rule);
        foreach (var points in panel.Points.Where(p => p.Marker != Marker.Diamond)) Draw(svg, points);
        foreach (var line in panel.Lines) Draw(svg, line);
        foreach (var points in panel.Points.Where(p => p.Marker == Marker.Diamond)) Draw(svg, points);
        svg.End();
        foreach (var rule in panel.Rules) DrawBar(svg, rule);
        foreach (var points in panel.Points)
        {
            for (int i = 0; i < points.Labels.Count && !points.LabelsAtEnd; i++) Name(svg, points.Labels[i], [Anchor(points, i)], points);
        }
        foreach (var points in panel.Points.Where(p => p is { Label: not null, X.Count: > 0 })) Name(svg, points.Label!, Anchors(points), points);
    }

    /// <summary>The points that a common label may stand beside, without the evaluation before training, which is far from the others.</summary>
    private (double X, double Y)[] Anchors(ChartPoints points)
    {
        int first = points.X.Count > 1 && points.X[0] <= 0 ? 1 : 0, every = (points.X.Count + MostAnchors - 1) / MostAnchors;
        return [.. Enumerable.Range(first, points.X.Count - first).Where(i => (i - first) % every == 0).Select(i => Anchor(points, i)).Where(place => _frame.Holds(place.X, place.Y))];
    }

    private (double X, double Y) Anchor(ChartPoints points, int index) => (area.X(points.X[index]), area.Within(points.Y[index]));

    private void Draw(SvgWriter svg, ChartBand band)
    {
        var edges = band.X.Zip(band.Upper).Concat(band.X.Zip(band.Lower).Reverse());
        var corners = _frame.Cut(edges.Select(edge => (area.X(edge.First), area.Y(edge.Second))));
        if (corners.Count == 0) return;
        var path = new StringBuilder();
        for (int i = 0; i < corners.Count; i++) Add(path, i == 0, corners[i].X, corners[i].Y);
        svg.Empty("path", ("d", path.Append('Z').ToString()), ("fill", _theme.Colour(band.Style)), ("fill-opacity", Opacity(band.IsFaint)), ("data-run", Run(band.Run)));
    }

    private void Draw(SvgWriter svg, ChartRule rule)
    {
        if (!(rule.IsVertical ? panel.X : panel.Y).Holds(rule.Value)) return;
        double at = rule.IsVertical ? area.X(rule.Value) : area.Y(rule.Value);
        var (fromX, fromY, toX, toY) = rule.IsVertical ? (at, area.Top, at, area.Bottom) : (area.Left, at, area.Right, at);
        svg.Empty("path", ("d", $"M{N(fromX)},{N(fromY)}L{N(toX)},{N(toY)}"), ("fill", "none"), ("stroke", _theme.Colour(rule.Style)), ("stroke-dasharray", Dashes(rule.Style.Dash)), ("data-run", Run(rule.Run)));
        _space.TakeLine(fromX, fromY, toX, toY);
    }

    private void Draw(SvgWriter svg, ChartLine line)
    {
        var path = new StringBuilder();
        double zero = area.Within(Math.Clamp(0, panel.Y.Low, panel.Y.High));
        (double, double)? pen = null;
        for (int i = line.IsStems ? 0 : 1; i < line.X.Count; i++)
        {
            double x = area.X(line.X[i]), y = area.Y(line.Y[i]);
            var (fromX, fromY) = line.IsStems ? (x, zero) : (area.X(line.X[i - 1]), area.Y(line.Y[i - 1]));
            if (_frame.Cut(fromX, fromY, x, y) is not { } part) continue;
            if (pen != (part.FromX, part.FromY)) Add(path, true, part.FromX, part.FromY);
            Add(path, false, part.ToX, part.ToY);
            pen = (part.ToX, part.ToY);
            if (!line.IsStems) _space.TakeLine(fromX, fromY, x, y);
        }
        svg.Empty(
            "path", ("d", path.ToString()), ("fill", "none"), ("stroke", _theme.Colour(line.Style)), ("stroke-width", LineWidth(line.Style)),
            ("stroke-dasharray", Dashes(line.Style.Dash)), ("stroke-linejoin", "round"), ("data-run", Run(line.Run)));
    }

    private void Draw(SvgWriter svg, ChartPoints points)
    {
        var (dots, bars) = (new StringBuilder(), new StringBuilder());
        var values = new List<string>();
        var seen = new HashSet<(int, int)>();
        double radius = points.X.Count switch { > Many => DotRadius / 1.5, < Few => DotRadius * 1.3, _ => DotRadius };
        for (int i = 0; i < points.X.Count; i++)
        {
            double x = area.X(points.X[i]), y = area.Y(points.Y[i]);
            if (i < points.Bars.Count && _frame.Holds(x, area.Within(points.Y[i]))) AddBar(bars, points, i);
            if (!_frame.Holds(x, y) || !seen.Add(((int)Math.Round(x / SamePixel), (int)Math.Round(y / SamePixel)))) continue;
            _space.Take(x, y, points.Marker == Marker.Diamond ? DiamondRadius : radius);
            values.Add(string.Create(CultureInfo.InvariantCulture, $"{points.X[i]:G6},{points.Y[i]:G4}"));
            dots.Append(CultureInfo.InvariantCulture, $"M{N(x)},{N(y)}{(points.Marker == Marker.Diamond ? $"m0,{N(-DiamondRadius)}l{N(DiamondRadius)},{N(DiamondRadius)}l{N(-DiamondRadius)},{N(DiamondRadius)}l{N(-DiamondRadius)},{N(-DiamondRadius)}z" : "h0")}");
        }
        string colour = _theme.Colour(points.Style), path = dots.ToString();
        svg.Begin("g", ("data-run", Run(points.Run)), ("data-values", options.IsPart ? string.Join(';', values) : null), ("data-label", options.IsPart && points.Label is { } label ? SvgWriter.Plain(label.Text) : null), ("fill", "none"), ("stroke-linecap", "round"));
        if (bars.Length > 0) svg.Empty("path", ("d", bars.ToString()), ("stroke", colour), ("stroke-width", "1.4"), ("stroke-linecap", "butt"));
        if (points.Marker == Marker.Diamond)
        {
            svg.Empty("path", ("d", path), ("fill", colour), ("stroke", _theme.Background), ("stroke-width", "1.2"));
        }
        else
        {
            // Discs of one path do not darken where they overlap. A ring is a disc with a smaller disc in the background colour.
            svg.Empty("path", ("d", path), ("stroke", colour), ("stroke-width", N(2 * radius)), ("stroke-opacity", points.Marker == Marker.Dot ? "0.6" : "0.75"));
            if (points.Marker == Marker.Ring) svg.Empty("path", ("d", path), ("stroke", _theme.Background), ("stroke-width", N(2 * radius - 1.8)));
        }
        svg.End();
    }

    private void AddBar(StringBuilder path, ChartPoints points, int index)
    {
        var (lower, upper) = points.Bars[index];
        if (points.IsHorizontal)
        {
            double y = area.Y(points.Y[index]);
            double from = lower is { } l ? area.X(Math.Max(l, panel.X.Low)) : area.Left, to = upper is { } u ? area.X(Math.Min(u, panel.X.High)) : area.Right;
            path.Append(CultureInfo.InvariantCulture, $"M{N(from)},{N(y)}L{N(to)},{N(y)}");
            if (lower is not null) path.Append(CultureInfo.InvariantCulture, $"m0,0M{N(from)},{N(y - 4)}v8");
            if (upper is not null) path.Append(CultureInfo.InvariantCulture, $"M{N(to)},{N(y - 4)}v8");
            _space.TakeLine(from, y, to, y);
        }
        else
        {
            double x = area.X(points.X[index]);
            AppendBar(path, x, lower, upper);
            _space.TakeLine(x, area.Within(lower ?? panel.Y.Low), x, area.Within(upper ?? panel.Y.High));
        }
    }

    /// <summary>Draws the interval of a horizontal rule right of the plot, where it does not cover data.</summary>
    private void DrawBar(SvgWriter svg, ChartRule rule)
    {
        if (!rule.HasBar) return;
        var path = new StringBuilder();
        AppendBar(path, area.Right + 6, rule.Lower, rule.Upper);
        svg.Empty("path", ("d", path.ToString()), ("fill", "none"), ("stroke", _theme.Colour(rule.Style)), ("stroke-width", "1.4"), ("data-run", Run(rule.Run)));
    }

    /// <summary>Appends a vertical bar. An end that is not bounded has an arrow instead of a cap.</summary>
    private void AppendBar(StringBuilder path, double x, double? lower, double? upper)
    {
        double bottom = lower is { } l ? area.Within(l) : area.Bottom, top = upper is { } u ? area.Within(u) : area.Top;
        path.Append(CultureInfo.InvariantCulture, $"M{N(x)},{N(bottom)}L{N(x)},{N(top)}");
        path.Append(CultureInfo.InvariantCulture, $"M{N(x - 4)},{N(top + (upper is null ? 5 : 0))}{(upper is null ? "l4,-5l4,5" : "h8")}");
        path.Append(CultureInfo.InvariantCulture, $"M{N(x - 4)},{N(bottom - (lower is null ? 5 : 0))}{(lower is null ? "l4,5l4,-5" : "h8")}");
    }

    private void Name(SvgWriter svg, ChartLabel label, (double X, double Y)[] anchors, ChartPoints points)
    {
        double width = Math.Min(SvgText.Width(label), area.Width / 2);
        if (anchors.Length == 0 || _space.Place(anchors, width, SvgText.Line) is not { } place) return;
        var (x, y) = anchors.MinBy(anchor => FreeSpace.Distance(anchor, place.Left, place.Top, width, SvgText.Line));
        double edgeX = Math.Clamp(x, place.Left, place.Left + width), edgeY = Math.Clamp(y, place.Top, place.Top + SvgText.Line);
        svg.Begin("g", ("data-run", Run(points.Run)));
        double distance = double.Hypot(edgeX - x, edgeY - y);
        if (distance > Near)
        {
            double start = 7 / distance;
            svg.Empty("path", ("d", $"M{N(x + (edgeX - x) * start)},{N(y + (edgeY - y) * start)}L{N(edgeX)},{N(edgeY)}"), ("stroke", _theme.Muted), ("stroke-width", "0.6"));
        }
        SvgText.Write(svg, label.Text, place.Left, place.Top + 12, points.Style.Colour < 0 ? _theme.Colour(points.Style) : _theme.Text, label.Detail, _theme.Muted, width + 0.5, halo: _theme.Background);
        svg.End();
    }

    private string? Run(int? run) => options.IsPart ? SvgPanel.Run(run) : null;

    private static void Add(StringBuilder path, bool isFirst, double x, double y) => path.Append(isFirst ? 'M' : 'L').Append(N(x)).Append(',').Append(N(y));

    private static string N(double pixels) => SvgWriter.Number(pixels);
}
