namespace ScaleFit.Reporting.Charts;

/// <summary>How a picture is drawn.</summary>
internal sealed record SvgOptions
{
    /// <summary>The least width and height that leave room for a plot beside its words, in pixels.</summary>
    public const int Least = 320;

    /// <summary>Larger pictures help nobody.</summary>
    public const int Most = 10_000;

    /// <summary>Width in pixels, from <see cref="Least"/> to <see cref="Most"/>.</summary>
    public int Width { get; init; } = 760;

    /// <summary>Height in pixels, from <see cref="Least"/> to <see cref="Most"/>; null for what the chart needs.</summary>
    public int? Height { get; init; }

    /// <summary>Colours.</summary>
    public ChartTheme Theme { get; init; } = ChartTheme.Light;

    /// <summary>Whether the picture is part of a page: it then carries the values of its points for the page's script.</summary>
    public bool IsPart { get; init; }
}

/// <summary>The colours of a picture, as SVG writes them. Every line has a contrast of at least 3 to the background, every text of 4.5.</summary>
/// <param name="Background">Behind everything.</param>
/// <param name="Text">Words and the strongest lines.</param>
/// <param name="Muted">Less important words and lines.</param>
/// <param name="Grid">Lines that must not be looked at.</param>
/// <param name="Palette">Colours of data, that colour-blind readers can distinguish (after Okabe and Ito), <see cref="SeriesStyle.Colours"/> of them.</param>
internal sealed record ChartTheme(string Background, string Text, string Muted, string Grid, IReadOnlyList<string> Palette)
{
    /// <summary>For paper and bright pages.</summary>
    public static ChartTheme Light { get; } = new("#ffffff", "#1b1f23", "#636a71", "#e7e9eb", ["#0072b2", "#d55e00", "#00845f", "#aa4499", "#946f00", "#50565c"]);

    /// <summary>For dark pages and slides.</summary>
    public static ChartTheme Dark { get; } = new("#15181b", "#e6e8ea", "#9da4ab", "#2b3035", ["#56b4e9", "#ff8f4d", "#2fc898", "#e39bc8", "#e8d44d", "#c3c8cd"]);

    /// <summary>Takes its colours from variables of the page that the picture is part of, so that the page can turn dark.</summary>
    public static ChartTheme Page { get; } = new("var(--ground)", "var(--text)", "var(--muted)", "var(--grid)", [.. Enumerable.Range(0, SeriesStyle.Colours).Select(i => $"var(--ink{i})")]);

    /// <summary>The colour of an style.</summary>
    public string Colour(SeriesStyle style) => style.Colour switch { < -1 => Muted, -1 => Text, var place => Palette[place % Palette.Count] };
}
