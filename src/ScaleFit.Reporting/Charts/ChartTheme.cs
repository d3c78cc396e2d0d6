namespace ScaleFit.Reporting.Charts;

/// <summary>The colours of a picture, as SVG writes them. Every line has a contrast of at least 3 to the background, every text of 4.5.</summary>
/// <param name="Background">Behind everything.</param>
/// <param name="Text">Words and the strongest lines.</param>
/// <param name="Muted">Less important words and lines.</param>
/// <param name="Grid">Lines that must not be looked at.</param>
/// <param name="Palette">Colours of data, told apart by colour-blind readers (after Okabe and Ito), <see cref="Ink.Colours"/> of them.</param>
internal sealed record ChartTheme(string Background, string Text, string Muted, string Grid, IReadOnlyList<string> Palette)
{
    /// <summary>For paper and bright pages.</summary>
    public static ChartTheme Light { get; } = new("#ffffff", "#1b1f23", "#636a71", "#e7e9eb", ["#0072b2", "#d55e00", "#00845f", "#aa4499", "#946f00", "#50565c"]);

    /// <summary>For dark pages and slides.</summary>
    public static ChartTheme Dark { get; } = new("#15181b", "#e6e8ea", "#9da4ab", "#2b3035", ["#56b4e9", "#ff8f4d", "#2fc898", "#e39bc8", "#e8d44d", "#c3c8cd"]);

    /// <summary>Takes its colours from variables of the page that the picture is part of, so that the page can turn dark.</summary>
    public static ChartTheme Page { get; } = new("var(--ground)", "var(--text)", "var(--muted)", "var(--grid)", [.. Enumerable.Range(0, Ink.Colours).Select(i => $"var(--ink{i})")]);

    /// <summary>The colour of an ink.</summary>
    public string Colour(Ink ink) => ink.Colour switch { < -1 => Muted, -1 => Text, var place => Palette[place % Palette.Count] };
}
