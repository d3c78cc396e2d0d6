namespace ScaleFit.Reporting.Charts;

/// <summary>Options of a drawn picture.</summary>
internal sealed record SvgOptions
{
    /// <summary>The smallest width and height with room for a plot and its labels, in pixels.</summary>
    public const int Least = 320;

    /// <summary>The largest width and height, in pixels.</summary>
    public const int Most = 10_000;

    /// <summary>Width in pixels, from <see cref="Least"/> to <see cref="Most"/>.</summary>
    public int Width { get; init; } = 760;

    /// <summary>Height in pixels, from <see cref="Least"/> to <see cref="Most"/>; null to choose it by the chart.</summary>
    public int? Height { get; init; }

    /// <summary>The colours.</summary>
    public ChartTheme Theme { get; init; } = ChartTheme.Light;

    /// <summary>Whether the picture is part of an HTML page. It then contains the values of its points for the page's script.</summary>
    public bool IsPart { get; init; }
}

/// <summary>The colours of a picture in SVG notation. The contrast to the background is at least 3 for lines and 4.5 for text.</summary>
/// <param name="Background">The background.</param>
/// <param name="Text">Text and the strongest lines.</param>
/// <param name="Muted">Less important text and lines.</param>
/// <param name="Grid">Grid lines.</param>
/// <param name="Palette">Colours of data series, <see cref="SeriesStyle.Colours"/> in number. Colour-blind readers can distinguish them (after Okabe and Ito).</param>
internal sealed record ChartTheme(string Background, string Text, string Muted, string Grid, IReadOnlyList<string> Palette)
{
    /// <summary>Colours for paper and bright pages.</summary>
    public static ChartTheme Light { get; } = new("#ffffff", "#1b1f23", "#636a71", "#e7e9eb", ["#0072b2", "#d55e00", "#00845f", "#aa4499", "#946f00", "#50565c"]);

    /// <summary>Colours for dark pages and slides.</summary>
    public static ChartTheme Dark { get; } = new("#15181b", "#e6e8ea", "#9da4ab", "#2b3035", ["#56b4e9", "#ff8f4d", "#2fc898", "#e39bc8", "#e8d44d", "#c3c8cd"]);

    /// <summary>Colours from CSS variables of the surrounding page, so that the page can switch to a dark scheme.</summary>
    public static ChartTheme Page { get; } = new("var(--ground)", "var(--text)", "var(--muted)", "var(--grid)", [.. Enumerable.Range(0, SeriesStyle.Colours).Select(i => $"var(--ink{i})")]);

    /// <summary>The colour of a style.</summary>
    public string Colour(SeriesStyle style) => style.Colour switch { < -1 => Muted, -1 => Text, var place => Palette[place % Palette.Count] };
}
