using System.Globalization;
using System.Text;

namespace ScaleFit.Runs;

/// <summary>
/// Makes text from a log safe to print: one line, without control characters that a terminal interprets and without
/// characters that reorder text.
/// </summary>
internal static class PlainText
{
    /// <summary>Longest name in a message, in characters.</summary>
    private const int Longest = 160;

    private const int LineSeparator = 0x2028, ParagraphSeparator = 0x2029;

    /// <summary>The text for a page: white space becomes spaces, invisible characters are removed.</summary>
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

    /// <summary>The text for a message: each invisible character becomes <c>?</c>, and the text is shortened to 160 characters.</summary>
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

    /// <summary>A name in quotes, shortened to 160 characters.</summary>
    public static string Quoted(string name) => $"'{Shorten(name)}'";

    /// <summary>A UTF-8 cell in quotes, shortened to 160 characters.</summary>
    public static string Quoted(ReadOnlySpan<byte> cell) => Quoted(Encoding.UTF8.GetString(cell.Length > 4 * Longest ? cell[..(4 * Longest)] : cell));

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
