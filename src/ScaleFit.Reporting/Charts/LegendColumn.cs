using ScottPlot;

namespace ScaleFit.Reporting.Charts;

/// <summary>A legend of one column, with each entry as high as its text. The layouts of ScottPlot give all entries the height of the highest one.</summary>
internal sealed class LegendColumn : ILegendLayout
{
    /// <summary>The distance of the middle of small letters from the middle of the line, as a share of its height.</summary>
    private const float Raise = 0.13f;

    /// <inheritdoc/>
    public LegendLayout GetLayout(Legend legend, LegendItem[] items, PixelSize maxSize, Paint paint)
    {
        var (symbols, labels) = (new PixelRect[items.Length], new PixelRect[items.Length]);
        float top = 0, right = 0;
        for (int i = 0; i < items.Length; i++)
        {
            var text = items[i].LabelStyle.Measure(items[i].LabelText, paint);
            float left = legend.SymbolWidth + legend.SymbolPadding;
            symbols[i] = new PixelRect(0, legend.SymbolWidth, top + text.LineHeight, top).WithDelta(0, -Raise * text.LineHeight);
            labels[i] = new PixelRect(left, left + text.Width, top + text.Height, top);
            right = Math.Max(right, labels[i].Right);
            top = labels[i].Bottom + legend.InterItemPadding.Bottom;
        }
        return new LegendLayout { LegendItems = items, LegendRect = new PixelRect(0, right, top, 0), SymbolRects = symbols, LabelRects = labels };
    }
}
