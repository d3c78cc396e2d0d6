using System.Globalization;
using System.Text;

namespace ScaleFit.Logs;

/// <summary>Text from a log made fit for one line of a message: nothing that moves a cursor, breaks a line or turns the writing direction.</summary>
internal static class Printable
{
    /// <summary>Longer names would bury the message.</summary>
    private const int Longest = 160;

    /// <summary>The text with every control, format and separator character replaced by <c>?</c>, shortened to 160 characters.</summary>
    public static string Text(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= Longest) return line.Append('…').ToString();
            line.Append(IsPlain(rune) ? rune.ToString() : "?");
        }
        return line.ToString();
    }

    /// <summary>UTF-8 from a cell, in quotes.</summary>
    public static string Quoted(ReadOnlySpan<byte> cell) =>
        $"'{Text(Encoding.UTF8.GetString(cell.Length > 4 * Longest ? cell[..(4 * Longest)] : cell))}'";

    /// <summary>A name in quotes.</summary>
    public static string Quoted(string name) => $"'{Text(name)}'";

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
