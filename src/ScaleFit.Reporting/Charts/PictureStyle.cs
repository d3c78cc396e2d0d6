namespace ScaleFit.Reporting.Charts;

/// <summary>The style of a picture.</summary>
internal sealed record PictureStyle
{
    /// <summary>The smallest width and height with room for a plot and its legend, in pixels at a font size of 12.</summary>
    public const int Least = 320;

    /// <summary>The largest width and height, in pixels.</summary>
    public const int Most = 10_000;

    /// <summary>The largest number of pixels of a file.</summary>
    public const long MostPixels = 100_000_000;

    /// <summary>The sizes of figures in a paper: one column of 85 mm and a page of 180 mm, at 300 dots per inch. Pixels are those of a screen, 96 per inch.</summary>
    public static PictureStyle Column { get; } = new() { Width = 321, FontSize = 8.5, ScaleFactor = 300 / 96.0 };

    /// <inheritdoc cref="Column"/>
    public static PictureStyle Page { get; } = new() { Width = 680, FontSize = 10.5, ScaleFactor = 300 / 96.0 };

    /// <summary>Width in pixels, from <see cref="Least"/> to <see cref="Most"/>.</summary>
    public int Width { get; init; } = 800;

    /// <summary>Height in pixels, from <see cref="Least"/> to <see cref="Most"/>; null to choose it by the chart.</summary>
    public int? Height { get; init; }

    /// <summary>Font size of labels in pixels. Titles are larger and numbers of axes smaller.</summary>
    public double FontSize { get; init; } = 12;

    /// <summary>Pixels of a .png, .webp or .jpg file for each pixel of <see cref="Width"/>. 2 is sharp on high-resolution screens.</summary>
    public double ScaleFactor { get; init; } = 2;

    /// <summary>The colours.</summary>
    public ChartTheme Theme { get; init; } = ChartTheme.Light;

    /// <summary>The size of lines, points and texts relative to that at a font size of 12.</summary>
    public float Scale => (float)(FontSize / 12);

    /// <summary>Whether the legend stands below the plot instead of right of it.</summary>
    public bool IsNarrow => Width < 500 * Scale;

    /// <summary>The width of a line.</summary>
    public float LineWidth(SeriesStyle series) => Scale * (series.Colour < 0 ? 1.2f : 1.8f);
}
