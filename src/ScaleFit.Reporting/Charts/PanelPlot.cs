using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace ScaleFit.Reporting.Charts;

/// <summary>A panel of a chart as a plot of ScottPlot: axes, bands, rules, lines, points, and a legend right of the plot.</summary>
internal sealed class PanelPlot
{
    private const float BarWidth = 1.4f, CapSize = 4, DiamondSize = 11;

    /// <summary>Diameter of the points of a run. Many points are smaller, few are larger.</summary>
    private const float DotSize = 4.2f;

    private const int Many = 800, Few = 40;

    /// <summary>Room right of the curves for the interval of a horizontal rule, as a share of the axis.</summary>
    private const double BarRoom = 0.022;

    private readonly Panel _panel;
    private readonly PictureStyle _style;
    private readonly AxisScale _x, _y;
    private readonly double _end;

    /// <summary>Builds the plot.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="style">The style of the picture.</param>
    /// <param name="hasBars">Whether a panel of the picture has intervals right of its curves.</param>
    public PanelPlot(Panel panel, PictureStyle style, bool hasBars)
    {
        (_panel, _style, _x, _y) = (panel, style, new AxisScale(panel.X), new AxisScale(panel.Y));
        _end = _x.High + (hasBars ? 2 * BarRoom * (_x.High - _x.Start) : 0);
        SetAxes();
        foreach (var band in panel.Bands) Add(band);
        foreach (var rule in panel.Rules.Where(rule => (rule.IsVertical ? panel.X : panel.Y).Holds(rule.Value))) Add(rule);
        foreach (var points in panel.Points.Where(p => p.Marker != Marker.Diamond)) AddCloud(points);
        foreach (var line in panel.Lines) Add(line);
        ChartPoints[] diamonds = [.. panel.Points.Where(p => p.Marker == Marker.Diamond)];
        foreach (var points in diamonds.Where(p => p.Bars.Count > 0)) AddBars(points);
        foreach (var points in diamonds) AddDiamonds(points);
        foreach (var rule in panel.Rules.Where(rule => rule.HasBar)) AddBars([_end - BarRoom * (_x.High - _x.Start)], [rule.Value], [(rule.Lower, rule.Upper)], Colour(rule.Style));
        new LegendEntries(panel, style).AddTo(Plot.Legend);
        if (Plot.Legend.ManualItems.Count > 0) ShowLegend();
    }

    /// <summary>The plot. It owns the axes, the legend and everything drawn.</summary>
    public Plot Plot { get; } = new();

    /// <summary>The height that the names on the left and the labels on the right need, in pixels at a font size of 12.</summary>
    public double NamesHeight { get; private set; }

    private float Scale => _style.Scale;

    private Color Colour(SeriesStyle style, double opacity = 1) => Color.FromHex(_style.Theme.Colour(style)).WithAlpha(opacity);

    /// <summary>The pattern of a line.</summary>
    public static LinePattern Pattern(Dash dash) => dash switch { Dash.Dashed => new LinePattern([6, 4], 0, "dashed"), Dash.Dotted => new LinePattern([1.6f, 3.2f], 0, "dotted"), _ => LinePattern.Solid };

    /// <summary>The opacity of a band.</summary>
    public static double Opacity(bool isFaint) => isFaint ? 0.1 : 0.22;

    /// <summary>Breaks the title of the vertical axis into at most two lines that its height has room for.</summary>
    public void WrapTitle(float height)
    {
        var label = Plot.Axes.Left.Label;
        using var paint = Paint.NewDisposablePaint();
        var lines = ChartPicture.Wrap(_panel.Y.Title, label, height);
        string rest = new ShortNames(text => label.Measure(text, paint).Width, height).Shorten(string.Join(' ', lines.Skip(1)));
        label.Text = lines.Count > 1 ? $"{lines[0]}\n{rest}" : lines[0];
    }

    /// <summary>Places the labels of vertical rules above the plot, each in the lowest row without an overlap.</summary>
    /// <param name="data">The rectangle of the plot after the layout.</param>
    /// <returns>The number of rows.</returns>
    public int ArrangeRuleLabels(PixelRect data)
    {
        var placed = new List<(float Right, int Row)>();
        using var paint = Paint.NewDisposablePaint();
        foreach (var line in Plot.GetPlottables<VerticalLine>().Where(line => line.LabelText.Length > 0).OrderBy(line => line.X))
        {
            float x = data.Left + (float)((line.X - _x.Start) / (_end - _x.Start)) * data.Width, width = line.LabelStyle.Measure(line.LabelText, paint).Width;
            float left = Math.Clamp(x - width / 2, data.Left, Math.Max(data.Left, data.Right - width));
            int row = Enumerable.Range(0, placed.Count + 1).First(k => !placed.Exists(p => p.Row == k && left < p.Right + 12));
            placed.Add((left + width, row));
            (line.LabelOffsetX, line.LabelOffsetY) = (left + width / 2 - x, -row * Row);
        }
        return placed.Select(p => p.Row + 1).DefaultIfEmpty().Max();
    }

    /// <summary>The height of a row of labels above the plot.</summary>
    public float Row => 15 * Scale;

    private void SetAxes()
    {
        var theme = _style.Theme;
        var (text, muted) = (Color.FromHex(theme.Text), Color.FromHex(theme.Muted));
        Plot.FigureBackground.Color = Plot.DataBackground.Color = Colors.Transparent;
        Plot.RenderManager.ClearCanvasBeforeEachRender = false;
        Plot.Axes.Color(muted);
        Plot.Axes.SetLimits(_x.Start, _end, _y.Low, _y.High);
        Plot.Grid.XAxisStyle.IsVisible = false;
        Plot.Grid.MajorLineColor = Color.FromHex(theme.Grid);
        Plot.Axes.Title.IsVisible = false;
        foreach (var axis in (IAxis[])[Plot.Axes.Left, Plot.Axes.Right, Plot.Axes.Top]) axis.FrameLineStyle.Width = 0;
        foreach (var axis in (IAxis[])[Plot.Axes.Left, Plot.Axes.Right]) axis.MajorTickStyle.Length = axis.MinorTickStyle.Length = 0;
        foreach (var (axis, title) in ((IAxis, string)[])[(Plot.Axes.Bottom, _panel.X.Title), (Plot.Axes.Left, _panel.Y.Title)])
        {
            axis.Label.Text = title;
            axis.Label.FontName = PictureFont.Choose(title);
            (axis.Label.Bold, axis.Label.FontSize, axis.Label.ForeColor) = (false, 12 * Scale, text);
            (axis.TickLabelStyle.FontSize, axis.TickLabelStyle.ForeColor) = (11 * Scale, muted);
        }
        // The middle of digits and small letters, not of the line, belongs at a tick.
        Plot.Axes.Left.TickLabelStyle.OffsetY = Plot.Axes.Right.TickLabelStyle.OffsetY = 1.5f * Scale;
        Plot.Axes.Bottom.TickGenerator = new ChartTicks(_panel.X, _x, 56 * Scale);
        Plot.Axes.Left.TickGenerator = new ChartTicks(_panel.Y, _y, 36 * Scale);
        if (_panel.Y.Names.Count > 0) SetNames(text);
        if (_panel.X.HasZero) BreakAxis(muted);
    }

    /// <summary>Names instead of numbers on the left, and on the right the labels of the points in their rows.</summary>
    private void SetNames(Color text)
    {
        const double most = 0.3;
        using var paint = Paint.NewDisposablePaint();
        var style = Plot.Axes.Left.TickLabelStyle;
        style.FontName = PictureFont.Choose(string.Concat(_panel.Y.Names));
        style.ForeColor = text;
        var names = new ShortNames(name => style.Measure(name, paint).Width, most * _style.Width).Shorten(_panel.Y.Names);
        Plot.Axes.Left.TickGenerator = new NumericManual([.. _panel.Y.Names.Select((_, i) => (double)i)], [.. _panel.Y.Names.Select(name => names[name])]);
        var labels = _panel.Points.Where(p => p.LabelsAtEnd).SelectMany(p => p.Y.Zip(p.Labels)).ToArray();
        // As in a legend, a part that does not fit stands below the other.
        string[] texts = [.. labels.Select(l => LegendEntries.Line(l.Second)).Select((line, i) => style.Measure(line, paint).Width <= LegendEntries.MostLabel * _style.Width ? line : $"{labels[i].Second.Text}\n{labels[i].Second.Detail}".TrimEnd())];
        Plot.Axes.Right.TickGenerator = new NumericManual([.. labels.Select(l => l.First)], texts);
        NamesHeight = _panel.Y.Names.Count * (texts.Any(text => text.Contains('\n', StringComparison.Ordinal)) ? 32 : 16);
        (Plot.Axes.Right.Min, Plot.Axes.Right.Max) = (_y.Low, _y.High);
        (Plot.Axes.Right.TickLabelStyle.ForeColor, Plot.Axes.Right.TickLabelStyle.FontSize) = (text, 12 * Scale);
    }

    /// <summary>Draws the horizontal axis in two parts: zero has no place on a logarithmic scale.</summary>
    private void BreakAxis(Color color)
    {
        Plot.Axes.Bottom.FrameLineStyle.Width = 0;
        double gap = (_x.Low - _x.Zero) / 3;
        // Half of a line at the edge of the plot is visible.
        foreach (var (from, to) in ((double, double)[])[(_x.Start, _x.Zero + gap), (_x.Low - gap, _end)]) Plot.Add.Line(from, _y.Low, to, _y.Low).LineStyle = new LineStyle(2, color);
    }

    private void Add(ChartBand band)
    {
        var fill = Plot.Add.FillY(Places(_x, band.X), Places(_y, band.Lower), Places(_y, band.Upper));
        (fill.FillColor, fill.LineWidth) = (Colour(band.Style, Opacity(band.IsFaint)), 0);
    }

    private void Add(ChartRule rule)
    {
        var (color, pattern) = (Colour(rule.Style), Pattern(rule.Style.Dash));
        if (!rule.IsVertical)
        {
            Plot.Add.HorizontalLine(_y.Place(rule.Value), _style.LineWidth(rule.Style), color, pattern);
            return;
        }
        var line = Plot.Add.VerticalLine(_x.Place(rule.Value), _style.LineWidth(rule.Style), color, pattern);
        line.LabelText = rule.Label is null ? "" : LegendEntries.Line(rule.Label);
        (line.LabelOppositeAxis, line.LabelBackgroundColor, line.LabelFontColor, line.LabelBold, line.LabelFontSize) = (true, Colors.Transparent, color, false, 12 * Scale);
        line.LabelFontName = PictureFont.Latin;
        line.LabelPixelPadding = new PixelPadding(0, 0, 2, 0);
    }

    private void Add(ChartLine line)
    {
        double[] x = Places(_x, line.X), y = Places(_y, line.Y);
        if (line.IsStems)
        {
            Add(new ErrorBar(x, [.. x.Select(_ => 0.0)], null, null, y, [.. x.Select(_ => 0.0)]), Colour(line.Style), _style.LineWidth(line.Style), 0);
            return;
        }
        var drawn = Plot.Add.ScatterLine(x, y, Colour(line.Style));
        (drawn.LineWidth, drawn.LinePattern) = (_style.LineWidth(line.Style), Pattern(line.Style.Dash));
    }

    private void AddCloud(ChartPoints points)
    {
        float size = DotSize * Scale * points.X.Count switch { > Many => 0.67f, < Few => 1.3f, _ => 1 };
        if (points.Marker == Marker.Ring) size += 0.8f * Scale;
        Coordinates[] places = [.. points.X.Zip(points.Y, (x, y) => new Coordinates(_x.Place(x), _y.Place(y)))];
        Plot.Add.Plottable(new PointCloud(places, size, Colour(points.Style, 0.65), points.Marker == Marker.Ring ? Color.FromHex(_style.Theme.Background) : null));
    }

    private void AddDiamonds(ChartPoints points)
    {
        var markers = Plot.Add.Markers(Places(_x, points.X), Places(_y, points.Y), MarkerShape.FilledDiamond, DiamondSize * Scale, Colour(points.Style));
        (markers.MarkerStyle.OutlineColor, markers.MarkerStyle.OutlineWidth) = (Color.FromHex(_style.Theme.Background), 1);
    }

    private void AddBars(ChartPoints points)
    {
        double[] x = Places(_x, points.X);
        if (points.IsHorizontal) AddHorizontalBars(x, Places(_y, points.Y), points);
        else AddBars(x, points.Y, points.Bars, Colour(points.Style));
    }

    /// <summary>Draws vertical intervals. An end that is not bounded leaves the plot and has a triangle at its edge.</summary>
    private void AddBars(double[] x, IReadOnlyList<double> y, IReadOnlyList<(double? Lower, double? Upper)> bars, Color color)
    {
        double[] values = Places(_y, y);
        double outside = _y.High - _y.Low;
        double[] above = [.. bars.Select((bar, i) => (bar.Upper is { } upper ? _y.Place(upper) : _y.High + outside) - values[i])];
        double[] below = [.. bars.Select((bar, i) => values[i] - (bar.Lower is { } lower ? _y.Place(lower) : _y.Low - outside))];
        Add(new ErrorBar(x, values, null, null, above, below), color, BarWidth * Scale, CapSize * Scale);
        double inside = 0.015 * outside;
        AddTriangles([.. x.Where((_, i) => bars[i].Upper is null)], _y.High - inside, MarkerShape.FilledTriangleUp, color);
        AddTriangles([.. x.Where((_, i) => bars[i].Lower is null)], _y.Low + inside, MarkerShape.FilledTriangleDown, color);
    }

    private void AddTriangles(double[] x, double y, MarkerShape shape, Color color)
    {
        if (x.Length > 0) Plot.Add.Markers(x, [.. x.Select(_ => y)], shape, 8 * Scale, color);
    }

    private void AddHorizontalBars(double[] x, double[] y, ChartPoints points)
    {
        double outside = _x.High - _x.Start;
        double[] right = [.. points.Bars.Select((bar, i) => (bar.Upper is { } upper ? _x.Place(upper) : _x.High + outside) - x[i])];
        double[] left = [.. points.Bars.Select((bar, i) => x[i] - (bar.Lower is { } lower ? _x.Place(lower) : _x.Start - outside))];
        Add(new ErrorBar(x, y, right, left, null, null), Colour(points.Style), BarWidth * Scale, CapSize * Scale);
    }

    private void Add(ErrorBar bars, Color color, float width, float cap)
    {
        (bars.Color, bars.LineWidth, bars.CapSize) = (color, width, cap);
        Plot.Add.Plottable(bars);
    }

    private void ShowLegend()
    {
        var legend = Plot.Legend;
        (legend.OutlineWidth, legend.ShadowColor, legend.BackgroundColor) = (0, Colors.Transparent, Colors.Transparent);
        (legend.SymbolWidth, legend.SymbolPadding, legend.Padding) = (LegendEntries.SymbolWidth * Scale, LegendEntries.SymbolPadding * Scale, new PixelPadding(0));
        legend.InterItemPadding = new PixelPadding(0, 0, 3, 3);
        legend.Layout = new LegendColumn();
        var panel = Plot.ShowLegend(_style.IsNarrow ? Edge.Bottom : Edge.Right);
        (panel.Alignment, panel.Padding) = (Alignment.UpperLeft, _style.IsNarrow ? new PixelPadding(0, 0, 4, 8) : new PixelPadding(10, 14, 0, 0));
    }

    private static double[] Places(AxisScale scale, IReadOnlyList<double> values) => [.. values.Select(scale.Place)];
}
