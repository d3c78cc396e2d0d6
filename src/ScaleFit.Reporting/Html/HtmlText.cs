using System.Net;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Html;

/// <summary>Encodes untrusted text for an HTML page.</summary>
internal static class HtmlText
{
    /// <summary>The text with markup escaped and without characters that change the writing direction.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(PlainText.Clean(text));
}
