namespace ScaleFit.Reporting.Charts;

/// <summary>
/// Draws charts as SVG. The result depends only on the chart and the options, not on fonts, clock or culture.
/// Labels do not overlap: those of lines and bands stand in a column on the right, those of vertical rules above the plot, and those of points in free space.
/// </summary>
internal static class SvgChart
{
    private const double TitleSize = 15;
    private const double NoteSize = 11;
    private const double NoteLine = 15;
    private const double Edge = 14;

    /// <summary>Height above a plot for the title of its vertical axis.</summary>
    private const double AxisTitle = 22;

    /// <summary>Height below a plot for the numbers and the title of its horizontal axis.</summary>
    private const double Below = 42;

    /// <summary>Default height of the plot of a single panel.</summary>
    private const double PanelHeight = 340;

    /// <summary>Draws a chart.</summary>
    /// <returns>An SVG document or an element of a page, which ends in <c>\n</c>.</returns>
    public static string Draw(Chart chart, SvgOptions options)
    {
        double width = options.Width;
        string[] notes = [.. chart.Notes.SelectMany(note => Wrap(SvgWriter.Plain(note), width - 2 * Edge))];
        var panels = chart.Panels.Select(panel => new SvgPanel(panel, options)).ToArray();
        double left = panels.Max(panel => panel.LeftRoom), right = panels.Max(panel => panel.RightRoom);
        double top = Edge + TitleSize + 6;
        double around = top + notes.Length * NoteLine + Edge + panels.Sum(panel => AxisTitle + panel.RuleRoom(width - left - right) + Below);
        double shares = chart.Panels.Sum(panel => panel.Share);
        // The picture grows if its labels need more height.
        double height = Math.Max(options.Height ?? Math.Round(around + PanelHeight * shares), Math.Ceiling(around + panels.Zip(chart.Panels, (drawn, panel) => drawn.LeastHeight / panel.Share).Max() * shares));
        double plots = height - around;

        using var svg = new SvgWriter();
        svg.Begin(
            "svg", ("width", SvgWriter.Number(width)), ("height", SvgWriter.Number(height)), ("viewBox", $"0 0 {SvgWriter.Number(width)} {SvgWriter.Number(height)}"),
            ("role", options.IsPart ? "group" : "img"), ("aria-label", options.IsPart ? SvgWriter.Plain(chart.Title) : null), ("tabindex", options.IsPart ? "0" : null), ("font-family", "Arial, Helvetica, 'Liberation Sans', sans-serif"), ("font-size", "12"));
        // On a page, the tooltip of the title would cover the values shown on hovering.
        if (!options.IsPart) svg.Element("title", chart.Title);
        svg.Element("desc", chart.Description);
        svg.Empty("rect", ("width", "100%"), ("height", "100%"), ("fill", options.Theme.Background));
        SvgText.Write(svg, chart.Title, Edge, Edge + TitleSize - 2, options.Theme.Text, width: width - 2 * Edge, size: TitleSize, isBold: true);
        for (int i = 0; i < panels.Length; i++)
        {
            top += AxisTitle + panels[i].RuleRoom(width - left - right);
            var area = new PlotArea(chart.Panels[i], left, top, width - left - right, plots * chart.Panels[i].Share / shares);
            panels[i].Draw(svg, area);
            top = area.Bottom + Below;
        }
        for (int i = 0; i < notes.Length; i++)
            SvgText.Write(svg, notes[i], Edge, height - Edge - (notes.Length - 1 - i) * NoteLine + 3, options.Theme.Muted, size: NoteSize);
        svg.End();
        return svg.ToString();
    }

    private static List<string> Wrap(string text, double width)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            bool isFull = line.Length > 0 && GlyphWidths.Measure(longer, NoteSize) > width;
            if (isFull) lines.Add(line);
            line = isFull ? word : longer;
        }
        lines.Add(line);
        return [.. lines.Select(l => GlyphWidths.Shorten(l, width, NoteSize))];
    }
}
