using System.Text;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>Draws the first panel of a chart with Braille characters, each a grid of two by four dots, for a terminal.</summary>
internal static class TerminalChart
{
    /// <summary>The smallest width of a readable chart, in characters.</summary>
    public const int Narrowest = 40;

    private const int Blank = 0x2800;

    /// <summary>Bits of the dots of a Braille character, by column and row from the top.</summary>
    private static readonly int[,] Bits = { { 0x01, 0x02, 0x04, 0x40 }, { 0x08, 0x10, 0x20, 0x80 } };

    /// <summary>Draws a chart.</summary>
    /// <param name="chart">The chart; its bands are not drawn.</param>
    /// <param name="width">Width in characters, at least <see cref="Narrowest"/>.</param>
    /// <param name="height">Height of the plot in lines, at least 3.</param>
    /// <returns>Lines without control characters: the plot with its axes and a legend.</returns>
    public static IReadOnlyList<string> Draw(Chart chart, int width, int height)
    {
        var panel = chart.Panels[0];
        var ticks = AxisTicks.Choose(panel.Y, Math.Max(3, height / 3));
        int margin = ticks.Max(tick => tick.Text.Length) + 2;
        var area = new DotArea(panel, 2 * (width - margin) - 1, 4 * height - 1);
        var dots = new int[height, width - margin];
        foreach (var rule in panel.Rules) Rule(dots, area, rule);
        foreach (var line in panel.Lines) Line(dots, area, line);
        foreach (var points in panel.Points)
        {
            for (int i = 0; i < points.X.Count; i++) Set(dots, area.X(Math.Max(points.X[i], panel.X.Low)), area.Y(points.Y[i]));
        }
        var lines = new List<string>();
        for (int row = 0; row < height; row++)
        {
            string text = ticks.LastOrDefault(tick => (int)Math.Clamp(area.Y(tick.Value) / 4, 0, height - 1) == row).Text ?? "";
            var line = new StringBuilder(text.PadLeft(margin - 2)).Append(text.Length > 0 ? " ┤" : " │");
            for (int column = 0; column < width - margin; column++) line.Append(dots[row, column] == 0 ? ' ' : (char)(Blank + dots[row, column]));
            lines.Add(line.ToString().TrimEnd());
        }
        lines.Add(new string(' ', margin - 1) + '└' + new string('─', width - margin));
        lines.Add(Numbers(area, margin, width));
        if (Key(panel) is { Length: > 0 } key) lines.Add(new string(' ', margin) + Within(key, width - margin));
        return lines;
    }

    /// <summary>The legend of dotted and dashed lines.</summary>
    private static string Key(Panel panel) => PlainText.Clean(string.Join(" · ", panel.Rules.Select(r => r.Label).Concat(panel.Lines.Where(l => l.Style.Dash != Dash.Solid && l.Run is null).Select(l => l.Label is null ? null : l.Label with { Detail = "dashed" }))
        .OfType<ChartLabel>().Select(label => $"{label.Text} {label.Detail}".TrimEnd())));

    private static string Within(string text, int width) => text.Length <= width ? text : $"{text[..(width - 1)]}…";

    private static string Numbers(DotArea area, int margin, int width)
    {
        var numbers = new StringBuilder();
        foreach (var (value, text) in AxisTicks.Choose(area.Panel.X, (width - margin) / 9))
        {
            int at = margin + (int)(area.X(value) / 2) - text.Length / 2;
            if (at > numbers.Length && at + text.Length < width) numbers.Append(' ', at - numbers.Length).Append(text);
        }
        string title = $"  {PlainText.Clean(area.Panel.X.Title)}";
        return numbers.Length + title.Length <= width ? numbers.Append(title).ToString() : numbers.ToString();
    }

    /// <summary>Draws every fourth dot, to distinguish a rule from a line of data.</summary>
    private static void Rule(int[,] dots, DotArea area, ChartRule rule)
    {
        double at = rule.IsVertical ? area.X(rule.Value) : area.Y(rule.Value), end = rule.IsVertical ? area.Height : area.Width;
        for (int i = 0; i <= end; i += 4) Set(dots, rule.IsVertical ? at : i, rule.IsVertical ? i : at);
    }

    private static void Line(int[,] dots, DotArea area, ChartLine line)
    {
        for (int i = 1; i < line.X.Count; i++)
        {
            double fromX = area.X(line.X[i - 1]), fromY = area.Y(line.Y[i - 1]), toX = area.X(line.X[i]), toY = area.Y(line.Y[i]);
            int steps = (int)Math.Min(1000, 1 + Math.Max(Math.Abs(toX - fromX), Math.Abs(toY - fromY)));
            for (int k = 0; k <= steps; k++)
            {
                double x = fromX + (toX - fromX) * k / steps, y = fromY + (toY - fromY) * k / steps;
                if (line.Style.Dash == Dash.Solid || (int)(x / 3) % 2 == 0) Set(dots, x, y);
            }
        }
    }

    private static void Set(int[,] dots, double x, double y)
    {
        int column = (int)Math.Round(x), row = (int)Math.Round(y);
        if (column >= 0 && row >= 0 && column / 2 < dots.GetLength(1) && row / 4 < dots.GetLength(0)) dots[row / 4, column / 2] |= Bits[column % 2, row % 4];
    }

    /// <summary>The dots of a plot: 2 by 4 for each character.</summary>
    private readonly record struct DotArea(Panel Panel, double Width, double Height)
    {
        /// <summary>The horizontal position of a value.</summary>
        public double X(double value) => Panel.X.Share(value) * Width;

        /// <summary>The vertical position of a value, from the top.</summary>
        public double Y(double value) => Height - Panel.Y.Share(value) * Height;
    }
}
