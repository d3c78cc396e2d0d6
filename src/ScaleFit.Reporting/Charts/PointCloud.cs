using ScottPlot;
using SkiaSharp;

namespace ScaleFit.Reporting.Charts;

/// <summary>
/// Points drawn as one path of round dots. ScottPlot's markers darken where they overlap, and thousands of them make a large SVG or PDF.
/// </summary>
/// <param name="points">The coordinates.</param>
/// <param name="size">The diameter in pixels.</param>
/// <param name="color">The colour.</param>
/// <param name="hole">The colour inside of rings; null for discs.</param>
internal sealed class PointCloud(Coordinates[] points, float size, Color color, Color? hole) : IPlottable
{
    /// <summary>Points within this distance in pixels are drawn once.</summary>
    private const float SamePixel = 0.5f;

    /// <summary>The width of the line of a ring, relative to its diameter.</summary>
    private const float Line = 0.22f;

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => [];

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        var around = rp.DataRect.Expand(size);
        // A line without length and with round ends is a disc.
        using var path = new SKPath();
        foreach (var place in points.Select(Axes.GetPixel).Where(around.Contains).DistinctBy(p => ((int)(p.X / SamePixel), (int)(p.Y / SamePixel))))
        {
            path.MoveTo(place.X, place.Y);
            path.LineTo(place.X, place.Y);
        }
        using var paint = new SKPaint { IsAntialias = true, StrokeCap = SKStrokeCap.Round, Style = SKPaintStyle.Stroke, StrokeWidth = size, Color = color.ToSKColor() };
        rp.Canvas.DrawPath(path, paint);
        if (hole is not { } inside) return;
        (paint.StrokeWidth, paint.Color) = (size * (1 - 2 * Line), inside.ToSKColor());
        rp.Canvas.DrawPath(path, paint);
    }
}
