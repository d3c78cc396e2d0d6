namespace ScaleFit.Reporting.Charts;

/// <summary>The colours of a picture, each as <c>#rrggbb</c>. The contrast to the background is at least 3 for lines and 4.5 for text.</summary>
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

    /// <summary>The theme with the colours of a palette.</summary>
    public ChartTheme With(ChartPalette palette)
    {
        bool isDark = Background == Dark.Background;
        return palette switch
        {
            ChartPalette.Tol => this with { Palette = isDark ? ["#77aadd", "#ee8866", "#44bb99", "#ffaabb", "#eedd88", "#dddddd"] : ["#4477aa", "#cc3311", "#228833", "#aa3377", "#997700", "#555555"] },
            ChartPalette.Gray => this with { Palette = isDark ? ["#e6e8ea", "#a9afb5", "#858b92", "#c7ccd1", "#969ca3", "#777d84"] : ["#1b1f23", "#5a5f66", "#80868d", "#3b4046", "#6d7379", "#8b9096"] },
            _ => this,
        };
    }

    /// <summary>The colour of a style.</summary>
    public string Colour(SeriesStyle style) => style.Colour switch { < -1 => Muted, -1 => Text, var place => Palette[place % Palette.Count] };
}

/// <summary>The colours of data series.</summary>
internal enum ChartPalette
{
    /// <summary>After Okabe and Ito.</summary>
    OkabeIto,

    /// <summary>After Paul Tol.</summary>
    Tol,

    /// <summary>Greys, for print without colour.</summary>
    Gray,
}
