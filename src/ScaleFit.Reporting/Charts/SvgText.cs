using System.Globalization;
using System.Text;

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

/// <summary>
/// How wide text is, without a font: the advance widths of Helvetica, which Arial and Liberation Sans share, and generous guesses for all other letters.
/// </summary>
internal static class GlyphWidths
{
    /// <summary>Thousandths of the font's size, from the space to the tilde.</summary>
    private static readonly short[] Widths =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private const double Bold = 1.08;

    /// <summary>The width of a text in pixels.</summary>
    /// <param name="text">One line.</param>
    /// <param name="size">The font's size in pixels.</param>
    /// <param name="isBold">Whether it is bold.</param>
    public static double Measure(string text, double size, bool isBold = false)
    {
        double thousandths = 0;
        foreach (var rune in text.EnumerateRunes()) thousandths += Measure(rune);
        return thousandths / 1000 * size * (isBold ? Bold : 1);
    }

    /// <summary>Whether every letter's width is known, not guessed.</summary>
    public static bool Knows(string text) => text.All(c => c is >= ' ' and <= '~' or '…' or '−' or '·' or '→' or '←');

    /// <summary>The text, or as much of its beginning and end as fits around an ellipsis: names of runs often differ at their end.</summary>
    public static string Shorten(string text, double width, double size, bool isBold = false)
    {
        if (Measure(text, size, isBold) <= width) return text;
        string[] letters = [.. Letters(text)];
        string shortened = "…";
        for (int kept = 1; kept < letters.Length; kept++)
        {
            string longer = $"{string.Concat(letters[..((kept + 1) / 2)]).TrimEnd()}…{string.Concat(letters[^(kept / 2)..]).TrimStart()}";
            if (Measure(longer, size, isBold) > width) break;
            shortened = longer;
        }
        return shortened;
    }

    private static IEnumerable<string> Letters(string text)
    {
        var letters = StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext()) yield return letters.GetTextElement();
    }

    private static double Measure(Rune rune) => rune.Value switch
    {
        >= ' ' and <= '~' => Widths[rune.Value - ' '],
        '…' or '→' or '←' => 1000,
        '−' => 584,
        '·' => 333,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : rune.Value < 0x1100 ? 780 : 1050,
    };
}
