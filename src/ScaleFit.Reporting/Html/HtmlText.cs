using System.Net;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Html;

/// <summary>Text from anywhere as text of an HTML page.</summary>
internal static class HtmlText
{
    /// <summary>The text without anything that a browser could take for markup or that turns the direction of writing.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(PlainText.Clean(text));
}
