namespace ScaleFit.Reporting.Charts;

/// <summary>The place of a panel in the picture, in pixels.</summary>
internal sealed record PlotArea(Panel Panel, double Left, double Top, double Width, double Height)
{
    /// <summary>Width of the place for zero beside a logarithmic scale.</summary>
    private const double ZeroRoom = 30;

    /// <summary>Distance of zero from the left edge.</summary>
    private const double ZeroInset = 8;

    public double Right => Left + Width;

    public double Bottom => Top + Height;

    /// <summary>The left end of the scale, right of the place for zero.</summary>
    public double ScaleLeft => Panel.X.HasZero ? Left + ZeroRoom : Left;

    /// <summary>The horizontal position of a value.</summary>
    public double X(double value) => Panel.X.HasZero && value <= 0
        ? Left + ZeroInset
        : ScaleLeft + Panel.X.Share(value) * (Right - ScaleLeft);

    /// <summary>The vertical position of a value.</summary>
    public double Y(double value) => Bottom - Panel.Y.Share(value) * Height;

    /// <summary>The vertical position of a value, clamped to the plot.</summary>
    public double Within(double value) => Math.Clamp(Y(value), Top, Bottom);
}

/// <summary>A rectangle of the picture in pixels. Drawings are clipped to it, so that no renderer receives a number outside its range.</summary>
internal readonly record struct Frame(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Coordinates are clamped to this. A slope this steep looks vertical, and infinite coordinates have no slope.</summary>
    private const double Furthest = 1e7;

    /// <summary>A plot with a border of the given width in pixels.</summary>
    public static Frame Around(PlotArea area, double room) => new(area.Left - room, area.Top - room, area.Right + room, area.Bottom + room);

    /// <summary>Whether a point lies within the frame.</summary>
    public bool Holds(double x, double y) => x >= Left && x <= Right && y >= Top && y <= Bottom;

    /// <summary>Clips a straight line to the frame, as in Liang and Barsky (1984); null if no part lies within.</summary>
    public (double FromX, double FromY, double ToX, double ToY)? Cut(double fromX, double fromY, double toX, double toY)
    {
        (fromX, fromY, toX, toY) = (Near(fromX), Near(fromY), Near(toX), Near(toY));
        double first = 0, last = 1;
        foreach (var (change, room) in ((double, double)[])[(fromX - toX, fromX - Left), (toX - fromX, Right - fromX), (fromY - toY, fromY - Top), (toY - fromY, Bottom - fromY)])
        {
            if (change == 0 && room < 0) return null;
            if (change < 0) first = Math.Max(first, room / change);
            if (change > 0) last = Math.Min(last, room / change);
        }
        if (!(first <= last)) return null;
        return (first == 0 ? fromX : fromX + first * (toX - fromX), first == 0 ? fromY : fromY + first * (toY - fromY),
            last == 1 ? toX : fromX + last * (toX - fromX), last == 1 ? toY : fromY + last * (toY - fromY));
    }

    /// <summary>Clips an area to the frame, as in Sutherland and Hodgman (1974).</summary>
    /// <param name="corners">The corners of the area, in order.</param>
    public IReadOnlyList<(double X, double Y)> Cut(IEnumerable<(double X, double Y)> corners)
    {
        var (left, top, right, bottom) = this;
        (double X, double Y)[] area = [.. corners.Select(p => (Near(p.X), Near(p.Y)))];
        foreach (var inside in (Func<(double X, double Y), double>[])[p => p.X - left, p => right - p.X, p => p.Y - top, p => bottom - p.Y])
        {
            var kept = new List<(double X, double Y)>();
            for (int i = 0; i < area.Length; i++)
            {
                var (before, at) = (area[i == 0 ? ^1 : i - 1], area[i]);
                double there = inside(before), here = inside(at);
                if (there < 0 != here < 0) kept.Add((before.X + there / (there - here) * (at.X - before.X), before.Y + there / (there - here) * (at.Y - before.Y)));
                if (here >= 0) kept.Add(at);
            }
            area = [.. kept];
        }
        return area;
    }

    private static double Near(double pixels) => Math.Clamp(pixels, -Furthest, Furthest);
}
