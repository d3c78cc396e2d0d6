using System.Globalization;
using ScaleFit.Reporting.Charts;

namespace ScaleFit.Reporting.Tests.Charts;

[Collection(nameof(Charted))]
public sealed class TerminalChartTests
{
    [Theory]
    [InlineData(TerminalChart.Narrowest)]
    [InlineData(80)]
    [InlineData(200)]
    public void LinesFitAndContainNoControlCharacter(int width)
    {
        foreach (var chart in (Chart[])[Charted.Of(Charted.Usual, "\u001b[31m", false, 32_000), Charted.Of(Charted.OfFive), ManyRunsChart.Build(Charted.Many(10, i => $"\u001b{i}"), new ChartOptions(), [])])
        {
            var lines = TerminalChart.Draw(chart, width, 12);
            // 12 rows of the plot, its axis, the numbers of the axis, and a legend of dotted and dashed lines, if any.
            Assert.InRange(lines.Count, 14, 15);
            Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
            Assert.DoesNotContain(string.Concat(lines), c => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format);
        }
    }

    [Fact]
    public void ARisingLineGoesFromTheLowerLeftToTheUpperRight()
    {
        var panel = new Panel(new Axis("x", AxisKind.Number, 0, 1), new Axis("y", AxisKind.Number, 0, 1)) { Lines = [new ChartLine(new SeriesStyle(0), [0, 1], [0, 1])] };
        string[] lines = [.. TerminalChart.Draw(new Chart("", "", [panel]), 40, 10).Take(10)];
        // Any of these characters has a dot in its uppermost row.
        Assert.EndsWith("⠁", lines[0].Replace("⠉", "⠁", StringComparison.Ordinal).Replace("⠊", "⠁", StringComparison.Ordinal).Replace("⠋", "⠁", StringComparison.Ordinal), StringComparison.Ordinal);
        int[] first = [.. lines.Select(line => line.IndexOfAny([.. Enumerable.Range(0x2801, 255).Select(c => (char)c)]))];
        Assert.Equal(first.OrderDescending(), first);
    }
}
