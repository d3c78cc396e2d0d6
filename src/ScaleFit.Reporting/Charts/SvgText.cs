using System.Globalization;
using System.Text;

namespace ScaleFit.Reporting.Charts;

/// <summary>Writes one line of text with a limited width.</summary>
internal static class SvgText
{
    /// <summary>The default font size, in pixels.</summary>
    public const double Size = 12;

    /// <summary>Line height of the default font size, in pixels.</summary>
    public const double Line = 15;

    /// <summary>Distance between a text and its detail, in pixels. Renderers may drop a space between elements.</summary>
    public const double Gap = 5;

    /// <summary>The smallest useful width of a name, in pixels. If the detail leaves less, the detail is dropped.</summary>
    private const double LeastName = 40;

    /// <summary>Writes a line.</summary>
    /// <param name="svg">The writer.</param>
    /// <param name="text">The text. If it is wider than <paramref name="width"/>, an ellipsis shortens it, and hovering shows all of it.</param>
    /// <param name="x">Its left end, middle or right end, by <paramref name="anchor"/>.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="detail">Text added in another colour, in full or not at all.</param>
    /// <param name="detailColour">The colour of the detail.</param>
    /// <param name="width">The largest width of text and detail, in pixels.</param>
    /// <param name="size">The font size in pixels.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="isBold">Whether it is bold.</param>
    /// <param name="halo">The outline colour of the letters, which separates them from the drawing below; null for none.</param>
    public static void Write(
        SvgWriter svg, string text, double x, double y, string colour, string detail = "", string? detailColour = null,
        double width = double.PositiveInfinity, double size = Size, string anchor = "start", bool isBold = false, string? halo = null)
    {
        string plain = SvgWriter.Plain(text);
        if (width < DetailWidth(detail, size) + Math.Min(LeastName, GlyphWidths.Measure(plain, size, isBold))) detail = "";
        string shown = GlyphWidths.Shorten(plain, width - DetailWidth(detail, size), size, isBold);
        // The font may be wider than estimated: textLength then compresses the letters.
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
/// Text widths without a font: the advance widths of Helvetica, shared by Arial and Liberation Sans, and generous estimates for all other letters.
/// </summary>
internal static class GlyphWidths
{
    /// <summary>Widths in thousandths of the font size, from the space to the tilde.</summary>
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
    /// <param name="size">The font size in pixels.</param>
    /// <param name="isBold">Whether it is bold.</param>
    public static double Measure(string text, double size, bool isBold = false)
    {
        double thousandths = 0;
        foreach (var rune in text.EnumerateRunes()) thousandths += Measure(rune);
        return thousandths / 1000 * size * (isBold ? Bold : 1);
    }

    /// <summary>Whether the widths of all letters are known, not estimated.</summary>
    public static bool Knows(string text) => text.All(c => c is >= ' ' and <= '~' or '…' or '−' or '·' or '→' or '←');

    /// <summary>Shortens a text to a width: its beginning and its end around an ellipsis, because names of runs often differ at their end.</summary>
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
