using System.Globalization;
using System.Text;

namespace ScaleFit.Reporting;

/// <summary>
/// Text from a log made safe to print: one line, without control characters that a terminal would obey and without
/// the characters that reorder what is shown.
/// </summary>
internal static class PlainText
{
    /// <summary>The text with white space as spaces and everything invisible left out.</summary>
    public static string Clean(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\r' or '\n' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                plain.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format))
                plain.Append(rune.ToString());
        }
        return plain.ToString();
    }
}
