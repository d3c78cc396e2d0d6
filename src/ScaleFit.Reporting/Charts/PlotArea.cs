namespace ScaleFit.Reporting.Charts;

/// <summary>Where a panel lies in the picture, in pixels.</summary>
internal sealed record PlotArea(Panel Panel, double Left, double Top, double Width, double Height)
{
    /// <summary>Room for zero beside a logarithmic scale.</summary>
    private const double ZeroRoom = 30;

    /// <summary>How far in zero lies.</summary>
    private const double ZeroInset = 8;

    public double Right => Left + Width;

    public double Bottom => Top + Height;

    /// <summary>Where the scale begins, right of the place for zero.</summary>
    public double ScaleLeft => Panel.X.HasZero ? Left + ZeroRoom : Left;

    /// <summary>A value of the horizontal axis.</summary>
    public double X(double value) => Panel.X.HasZero && value <= 0
        ? Left + ZeroInset
        : ScaleLeft + Panel.X.Share(value) * (Right - ScaleLeft);

    /// <summary>A value of the vertical axis.</summary>
    public double Y(double value) => Bottom - Panel.Y.Share(value) * Height;

    /// <summary>A value of the vertical axis, or the nearest that is shown.</summary>
    public double Within(double value) => Math.Clamp(Y(value), Top, Bottom);
}
