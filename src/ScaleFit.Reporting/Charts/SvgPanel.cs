namespace ScaleFit.Reporting.Charts;

/// <summary>Draws one panel: axes and labels outside the plot. <see cref="SvgLayers"/> draws the contents of the plot.</summary>
internal sealed class SvgPanel
{
    private const double TickSize = 11;

    /// <summary>The largest width of the label column, as a share of the picture.</summary>
    private const double MostLabels = 0.36;

    /// <summary>The largest width of axis names, as a share of the picture.</summary>
    private const double MostNames = 0.3;

    /// <summary>Distance from the plot to the labels: the bar of an interval and the line to the label, in pixels.</summary>
    private const double Leader = 26;

    private const double SwatchRoom = 18;

    private readonly Panel _panel;
    private readonly SvgOptions _options;
    private readonly ChartTheme _theme;
    private readonly List<EndLabel> _labels;

    public SvgPanel(Panel panel, SvgOptions options)
    {
        (_panel, _options, _theme) = (panel, options, options.Theme);
        _labels = [.. EndLabel.Place(panel)];
        double names = panel.Y.Names.Select(name => GlyphWidths.Measure(SvgWriter.Plain(name), TickSize)).DefaultIfEmpty().Max();
        LeftRoom = panel.Y.Names.Count == 0 ? 50 : 24 + Math.Min(MostNames * options.Width, names);
        LabelWidth = Math.Min(MostLabels * options.Width - Leader - SwatchRoom, _labels.Select(l => SvgText.Width(l.Label)).DefaultIfEmpty().Max());
        RightRoom = _labels.Count == 0 ? 22 : Leader + SwatchRoom + LabelWidth + 12;
    }

    /// <summary>The width that the panel needs left of its plot.</summary>
    public double LeftRoom { get; }

    /// <summary>The smallest readable height of the plot: below it, names overlap.</summary>
    public double LeastHeight => Math.Max(50, SvgText.Line * _panel.Y.Names.Count);

    /// <summary>The width that the panel needs right of its plot.</summary>
    public double RightRoom { get; }

    private double LabelWidth { get; }

    /// <summary>The height that the labels of vertical rules need above the plot.</summary>
    /// <param name="width">The plot's width.</param>
    public double RuleRoom(double width) => SvgText.Line * RuleLabels(new PlotArea(_panel, 0, 0, width, 1)).Select(l => l.Row + 1).DefaultIfEmpty().Max();

    /// <summary>Draws the panel.</summary>
    public void Draw(SvgWriter svg, PlotArea area)
    {
        svg.Begin("g");
        DrawAxes(svg, area);
        var rules = RuleLabels(area);
        new SvgLayers(_panel, area, _options).Draw(svg);
        foreach (var (rule, x, width, row) in rules)
            SvgText.Write(svg, rule.Label!.Text, x, area.Top - 6 - row * SvgText.Line, _theme.Colour(rule.Style), rule.Label.Detail, _theme.Colour(rule.Style), width);
        DrawLabels(svg, area);
        svg.End();
    }

    private void DrawAxes(SvgWriter svg, PlotArea area)
    {
        double titleTop = area.Top - RuleRoom(area.Width) - 8;
        foreach (var (value, text) in AxisTicks.Choose(_panel.Y, Math.Max(3, (int)(area.Height / 36))))
        {
            double y = area.Y(value);
            Line(svg, area.Left, y, area.Right, y, _theme.Grid);
            SvgText.Write(svg, text, area.Left - 8, y + 4, _panel.Y.Names.Count > 0 ? _theme.Text : _theme.Muted, size: TickSize, anchor: "end", width: area.Left - 16);
        }
        var ticks = AxisTicks.Choose(_panel.X, (int)((area.Right - area.ScaleLeft) / 56)).ToList();
        if (_panel.X.HasZero) ticks.Insert(0, (0, "0"));
        double taken = double.NegativeInfinity;
        foreach (var (value, text) in ticks)
        {
            double x = area.X(value), half = GlyphWidths.Measure(text, TickSize) / 2;
            Line(svg, x, area.Bottom, x, area.Bottom + 4, _theme.Muted);
            if (x - half < taken + 8) continue;
            SvgText.Write(svg, text, x, area.Bottom + 17, _theme.Muted, size: TickSize, anchor: "middle");
            taken = x + half;
        }
        Line(svg, area.ScaleLeft, area.Bottom, area.Right, area.Bottom, _theme.Muted);
        if (_panel.X.HasZero) Line(svg, area.Left, area.Bottom, area.ScaleLeft - 8, area.Bottom, _theme.Muted);
        SvgText.Write(svg, _panel.X.Title, (area.Left + area.Right) / 2, area.Bottom + 34, _theme.Text, anchor: "middle", width: area.Width + 40);
        SvgText.Write(svg, _panel.Y.Title, 14, titleTop, _theme.Text, width: area.Right - 14);
    }

    /// <summary>Labels of vertical rules, each in the lowest row without an overlap.</summary>
    private List<(ChartRule Rule, double X, double Width, int Row)> RuleLabels(PlotArea area)
    {
        var placed = new List<(ChartRule Rule, double X, double Width, int Row)>();
        foreach (var rule in _panel.Rules.Where(r => r is { IsVertical: true, Label: not null }).OrderBy(r => r.Value))
        {
            // A rule outside the axis is not drawn: an arrow shows its direction.
            string text = rule.Value > _panel.X.High ? $"{rule.Label!.Text} →" : rule.Value < _panel.X.Low ? $"← {rule.Label!.Text}" : rule.Label!.Text;
            var label = rule.Label with { Text = text };
            double width = Math.Min(SvgText.Width(label), area.Width);
            double x = Math.Clamp(area.X(rule.Value) - width / 2, area.Left, area.Right - width);
            int row = Enumerable.Range(0, placed.Count + 1).First(k => !placed.Exists(p => p.Row == k && x < p.X + p.Width + 12));
            placed.Add((rule with { Label = label }, x, width, row));
        }
        return placed;
    }

    private void DrawLabels(SvgWriter svg, PlotArea area)
    {
        int most = Math.Max(1, (int)((area.Height + SvgText.Line) / SvgText.Line));
        var shown = _labels.Count <= most ? _labels : [.. _labels.Take(most - 1), EndLabel.More(_labels.Count - most + 1, _labels[most - 1])];
        double[] wanted = [.. shown.Select(label => area.Within(label.Value))];
        double[] places = LabelColumn.Arrange(wanted, SvgText.Line, area.Top, area.Bottom);
        for (int i = 0; i < shown.Count; i++)
        {
            var (label, from, to) = (shown[i], wanted[i], places[i]);
            double left = area.Right + Leader;
            svg.Begin("g", ("data-run", _options.IsPart ? Run(label.Run) : null), ("data-name", _options.IsPart && label.Run is not null ? SvgWriter.Plain(label.Label.Text) : null));
            if (label.Swatch != Swatch.None)
            {
                double start = label.End is { } end && area.X(end) < area.Right - 8 ? area.X(end) + 8 : area.Right + 10;
                svg.Empty("path", ("d", $"M{N(start)},{N(from)}L{N(area.Right + 10)},{N(from)}L{N(left - 4)},{N(to)}"), ("fill", "none"), ("stroke", _theme.Muted), ("stroke-width", "0.6"));
            }
            DrawSwatch(svg, label, left, to);
            SvgText.Write(svg, label.Label.Text, left + SwatchRoom, to + 4, _theme.Text, label.Label.Detail, _theme.Muted, LabelWidth + 0.5);
            svg.End();
        }
    }

    private void DrawSwatch(SvgWriter svg, EndLabel label, double left, double y)
    {
        string colour = _theme.Colour(label.Style);
        switch (label.Swatch)
        {
            case Swatch.Line:
                svg.Empty("path", ("d", $"M{N(left)},{N(y)}h{N(SwatchRoom - 4)}"), ("fill", "none"), ("stroke", colour), ("stroke-width", SvgLayers.LineWidth(label.Style)), ("stroke-dasharray", SvgLayers.Dashes(label.Style.Dash)));
                break;
            case Swatch.Band or Swatch.FaintBand:
                svg.Empty("rect", ("x", N(left)), ("y", N(y - 5)), ("width", N(SwatchRoom - 4)), ("height", "10"), ("fill", colour), ("fill-opacity", SvgLayers.Opacity(label.Swatch == Swatch.FaintBand)));
                break;
            case Swatch.Diamond:
                svg.Empty("path", ("d", $"M{N(left + 7)},{N(y - 5)}l5,5l-5,5l-5,-5z"), ("fill", colour));
                break;
        }
    }

    /// <summary>The number of a run as an attribute.</summary>
    public static string? Run(int? run) => run is { } number ? SvgWriter.Number(number) : null;

    private static void Line(SvgWriter svg, double fromX, double fromY, double toX, double toY, string colour) =>
        svg.Empty("path", ("d", $"M{N(fromX)},{N(fromY)}L{N(toX)},{N(toY)}"), ("fill", "none"), ("stroke", colour));

    private static string N(double pixels) => SvgWriter.Number(pixels);
}
