namespace ScaleFit.Reporting.Charts;

/// <summary>One line of text in a picture, no wider than it is allowed to be.</summary>
internal static class SvgText
{
    /// <summary>The usual size, in pixels.</summary>
    public const double Size = 12;

    /// <summary>Height of a line of the usual size.</summary>
    public const double Line = 15;

    /// <summary>Between a text and its detail; a space could be lost between elements.</summary>
    public const double Gap = 5;

    /// <summary>A name shortened to less says nothing: its detail then gives way.</summary>
    private const double LeastName = 40;

    /// <summary>Writes a line.</summary>
    /// <param name="svg">Receives it.</param>
    /// <param name="text">The text; shortened with an ellipsis where it is wider than <paramref name="width"/>, and then shown whole on hovering.</param>
    /// <param name="x">Its left end, middle or right end.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="detail">Added in a fainter colour, whole or not at all.</param>
    /// <param name="detailColour">That colour.</param>
    /// <param name="width">The most that text and detail may take.</param>
    /// <param name="size">The font's size.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="isBold">Whether it is bold.</param>
    /// <param name="halo">A colour drawn around the letters, to part them from what lies below; null for none.</param>
    public static void Write(
        SvgWriter svg, string text, double x, double y, string colour, string detail = "", string? detailColour = null,
        double width = double.PositiveInfinity, double size = Size, string anchor = "start", bool isBold = false, string? halo = null)
    {
        string plain = SvgWriter.Plain(text);
        if (width < DetailWidth(detail, size) + Math.Min(LeastName, GlyphWidths.Measure(plain, size, isBold))) detail = "";
        string shown = GlyphWidths.Shorten(plain, width - DetailWidth(detail, size), size, isBold);
        // A font may be wider than the guess; then the letters move closer together.
        string? length = GlyphWidths.Knows(shown) ? null : SvgWriter.Number(GlyphWidths.Measure(shown, size, isBold));
        svg.Begin(
            "text", ("x", SvgWriter.Number(x)), ("y", SvgWriter.Number(y)), ("fill", colour), ("text-anchor", anchor == "start" ? null : anchor),
            ("font-size", size == Size ? null : SvgWriter.Number(size)), ("font-weight", isBold ? "bold" : null),
            ("stroke", halo), ("stroke-width", halo is null ? null : "3"), ("stroke-linejoin", halo is null ? null : "round"), ("paint-order", halo is null ? null : "stroke"));
        if (length is not null) svg.BeginInline("tspan", ("textLength", length), ("lengthAdjust", "spacingAndGlyphs"), ("direction", "ltr"), ("unicode-bidi", "isolate"));
        svg.Text(shown);
        if (length is not null) svg.End();
        if (detail.Length > 0)
        {
            svg.BeginInline("tspan", ("dx", SvgWriter.Number(Gap)), ("fill", detailColour));
            svg.Text(detail);
            svg.End();
        }
        if (shown != plain)
        {
            svg.BeginInline("title");
            svg.Text(plain);
            svg.End();
        }
        svg.End();
    }

    /// <summary>The width of a label.</summary>
    public static double Width(ChartLabel label) =>
        GlyphWidths.Measure(SvgWriter.Plain(label.Text), Size) + DetailWidth(label.Detail, Size);

    private static double DetailWidth(string detail, double size) => detail.Length == 0 ? 0 : Gap + GlyphWidths.Measure(detail, size);
}
