using System.Globalization;
using System.Text;

namespace ScaleFit.Reporting.Charts;

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
