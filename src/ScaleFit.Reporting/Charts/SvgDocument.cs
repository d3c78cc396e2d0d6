using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace ScaleFit.Reporting.Charts;

/// <summary>Completes the SVG that Skia writes: title, description, fonts for viewers without Arimo, and identifiers that do not depend on earlier pictures of the process.</summary>
internal static partial class SvgDocument
{
    /// <summary>Completes a document.</summary>
    /// <param name="svg">The SVG from Skia.</param>
    /// <param name="chart">The chart, for title and description.</param>
    /// <param name="prefix">The beginning of identifiers, different for each picture of a page.</param>
    public static string Finish(string svg, Chart chart, string prefix)
    {
        int start = svg.IndexOf("<svg", StringComparison.Ordinal), end = svg.IndexOf('>', start);
        var size = Size().Match(svg[start..end]);
        string body = Identifiers(svg[(end + 1)..], prefix);
        body = Attribute().Replace(body, attribute => Number().Replace(attribute.Value, number => double.Parse(number.Value, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture)));
        body = FontFamily().Replace(body, $"font-family=\"{PictureFont.Families}\"");
        return $"{svg[start..end]} viewBox=\"0 0 {size.Groups[1].Value} {size.Groups[2].Value}\" role=\"img\">\n{Element("title", chart.Title)}{Element("desc", chart.Description)}{body.Trim()}\n";
    }

    /// <summary>Replaces the colours of the light theme by variables of a page, which can then switch to a dark scheme.</summary>
    public static string WithVariables(string svg, ChartTheme light)
    {
        (string Colour, string Name)[] names = [(light.Background, "ground"), (light.Text, "text"), (light.Muted, "muted"), (light.Grid, "grid"), .. light.Palette.Select((ink, i) => (ink, string.Create(CultureInfo.InvariantCulture, $"ink{i}")))];
        return Colour().Replace(svg, colour =>
        {
            // Skia writes white by its name and #aa4499 as #A49.
            string hex = colour.Groups[1].Value is [_, var r, var g, var b] ? $"#{r}{r}{g}{g}{b}{b}" : colour.Groups[1].Value == "white" ? "#ffffff" : colour.Groups[1].Value;
            return Array.Find(names, n => n.Colour.Equals(hex, StringComparison.OrdinalIgnoreCase)).Name is { } name ? $"=\"var(--{name})\"" : colour.Value;
        });
    }

    private static string Identifiers(string body, string prefix)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match id in Identifier().Matches(body)) names.TryAdd(id.Groups[1].Value, string.Create(CultureInfo.InvariantCulture, $"{prefix}clip{names.Count}"));
        return Reference().Replace(body, use => names.TryGetValue(use.Groups[2].Value, out string? name) ? $"{use.Groups[1].Value}{name}{use.Groups[3].Value}" : use.Value);
    }

    private static string Element(string name, string text)
    {
        var element = new StringBuilder();
        using (var writer = XmlWriter.Create(element, new XmlWriterSettings { OmitXmlDeclaration = true })) writer.WriteElementString(name, PictureFont.Clean(text));
        return element.Append('\n').ToString();
    }

    [GeneratedRegex("width=\"([^\"]+)\" height=\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Size();

    [GeneratedRegex("=\"(white|#[0-9A-Fa-f]{3}|#[0-9A-Fa-f]{6})\"", RegexOptions.CultureInvariant)]
    private static partial Regex Colour();

    [GeneratedRegex("""<clipPath id="([^"]+)">""", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex("""((?:id="|url\(#))([^")]+)("|\))""", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    /// <summary>An attribute with coordinates. Texts contain no quotes: Skia escapes them.</summary>
    [GeneratedRegex("""(?<= )(?:d|x|y|width|height|transform)="[^"]*[0-9][^"]*"(?=[ />])""", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();

    [GeneratedRegex("""[0-9]+\.[0-9]{3,}""", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex("font-family=\"[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex FontFamily();
}
