using ScottPlot;

namespace ScaleFit.Reporting.Charts;

/// <summary>The ticks of an axis for ScottPlot, as many as its length has room for.</summary>
/// <param name="axis">The axis.</param>
/// <param name="scale">Its scale.</param>
/// <param name="room">Pixels for each tick.</param>
internal sealed class ChartTicks(Axis axis, AxisScale scale, double room) : ITickGenerator
{
    /// <inheritdoc/>
    public Tick[] Ticks { get; private set; } = [];

    /// <inheritdoc/>
    public int MaxTickCount { get; set; } = int.MaxValue;

    /// <inheritdoc/>
    public void Regenerate(CoordinateRange range, Edge edge, PixelLength size, Paint paint, LabelStyle labelStyle)
    {
        var ticks = AxisTicks.Choose(axis, Math.Max(edge == Edge.Left ? 3 : 2, (int)(size.Length / room))).Select(tick => new Tick(scale.Place(tick.Value), tick.Text));
        Ticks = [.. axis.HasZero ? [new Tick(scale.Zero, "0")] : Array.Empty<Tick>(), .. ticks];
        if (edge != Edge.Bottom) return;
        // Numbers keep apart; a tick without room for its number has none.
        double taken = double.NegativeInfinity, unit = range.Span / size.Length;
        for (int i = 0; i < Ticks.Length; i++)
        {
            double half = (labelStyle.Measure(Ticks[i].Label, paint).Width / 2 + 4) * unit;
            if (Ticks[i].Position - half < taken) Ticks[i] = new Tick(Ticks[i].Position, "");
            else taken = Ticks[i].Position + half;
        }
    }
}

/// <summary>The coordinates of values on an axis. ScottPlot has linear axes only, so a logarithmic scale has decimal logarithms as coordinates.</summary>
internal readonly record struct AxisScale(Axis Axis)
{
    /// <summary>The place of zero left of a logarithmic scale, and the end of the axis left of it, as shares of the scale.</summary>
    private const double ZeroShare = 0.055, EndShare = 0.075;

    /// <summary>Values further outside the axis than this multiple of its range are drawn there: infinite coordinates have no slope.</summary>
    private const double Furthest = 20;

    /// <summary>The coordinate of the lower end of the scale.</summary>
    public double Low => Coordinate(Axis.Low);

    /// <summary>The coordinate of the upper end.</summary>
    public double High => Coordinate(Axis.High);

    /// <summary>The coordinate at which the picture begins.</summary>
    public double Start => Axis.HasZero ? Low - EndShare * (High - Low) : Low;

    /// <summary>The coordinate of zero.</summary>
    public double Zero => Axis.HasZero ? Low - ZeroShare * (High - Low) : Coordinate(0);

    /// <summary>The coordinate of a value.</summary>
    public double Place(double value) => Axis.HasZero && value <= 0 ? Zero
        : Math.Clamp(Coordinate(value), Low - Furthest * (High - Low), High + Furthest * (High - Low));

    private double Coordinate(double value) => Axis.IsLog ? Math.Log10(value) : value;
}
