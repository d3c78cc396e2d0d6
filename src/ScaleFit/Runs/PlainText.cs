using System.Globalization;
using System.Text;

namespace ScaleFit.Runs;

/// <summary>
/// Text from a log made safe to print: one line, without control characters that a terminal would obey and without
/// the characters that reorder what is shown.
/// </summary>
internal static class PlainText
{
    /// <summary>Longer names would bury a message.</summary>
    private const int Longest = 160;

    private const int LineSeparator = 0x2028, ParagraphSeparator = 0x2029;

    /// <summary>The text for a page: white space as spaces, and everything invisible left out.</summary>
    public static string Clean(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsVisible(rune)) plain.Append(rune.ToString());
            else if (rune.Value is '\t' or '\r' or '\n' or LineSeparator or ParagraphSeparator) plain.Append(' ');
        }
        return plain.ToString();
    }

    /// <summary>The text for a message, which may be about what cannot be seen: everything invisible as <c>?</c>, shortened to 160 characters.</summary>
    public static string Shorten(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= Longest) return line.Append('…').ToString();
            line.Append(IsVisible(rune) ? rune.ToString() : "?");
        }
        return line.ToString();
    }

    /// <summary>A name in quotes, shortened likewise.</summary>
    public static string Quoted(string name) => $"'{Shorten(name)}'";

    /// <summary>UTF-8 from a cell in quotes, shortened likewise.</summary>
    public static string Quoted(ReadOnlySpan<byte> cell) => Quoted(Encoding.UTF8.GetString(cell.Length > 4 * Longest ? cell[..(4 * Longest)] : cell));

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
