using System.Text;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Text;

/// <summary>Escapes text from a log for Markdown.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_[]#|~";

    /// <summary>The text without control characters, with everything that Markdown or HTML would act on written out.</summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        string plain = PlainText.Clean(text);
        foreach (char c in plain)
        {
            // Entities where a backslash would not do: tags, mentions, and addresses that become links by themselves.
            if (c is '<' or '>' or '&' or '@') safe.Append(Entity(c));
            else if (Special.Contains(c, StringComparison.Ordinal)) safe.Append('\\').Append(c);
            else safe.Append(c);
        }
        return safe.Replace("://", "&#58;//").Replace("www.", "www&#46;").ToString();
    }

    /// <summary>The same as the beginning of a line, where a few more characters mean something.</summary>
    public static string Line(string text)
    {
        string safe = Escape(text).TrimStart();
        return safe is ['-' or '+' or '=', ..] ? $"\\{safe}" : safe;
    }

    private static string Entity(char c) => c switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        _ => "&#64;",
    };
}
