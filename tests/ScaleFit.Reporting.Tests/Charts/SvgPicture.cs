using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ScaleFit.Reporting.Charts;

namespace ScaleFit.Reporting.Tests.Charts;

/// <summary>A drawn picture, read back.</summary>
internal sealed partial class SvgPicture
{
    private readonly XElement _root;

    public SvgPicture(Chart chart, SvgOptions options)
    {
        Svg = SvgChart.Draw(chart, options);
        _root = XDocument.Parse(Svg).Root!;
    }

    public string Svg { get; }

    public IEnumerable<string> ElementNames => _root.DescendantsAndSelf().Select(e => e.Name.LocalName).Distinct();

    public IEnumerable<string> AttributeNames => _root.DescendantsAndSelf().Attributes().Select(a => a.Name.LocalName).Distinct();

    /// <summary>Every text with its bounding box, computed from the visible letters.</summary>
    public IEnumerable<TextBox> Texts => Named("text").Select(Box);

    public IEnumerable<XElement> Named(string name) => _root.Descendants().Where(e => e.Name.LocalName == name);

    /// <summary>Every path corner with absolute coordinates.</summary>
    public IEnumerable<(double X, double Y)> Places => Named("path").SelectMany(p => Corner().Matches(p.Attribute("d")!.Value)).Select(m => (Parse(m.Groups[1].Value), Parse(m.Groups[2].Value)));

    /// <summary>Fails if two texts overlap or a text leaves the picture.</summary>
    public SvgPicture AssertReadable()
    {
        double width = Number(_root, "width"), height = Number(_root, "height");
        var texts = Texts.ToArray();
        Assert.NotEmpty(texts);
        foreach (var text in texts)
            Assert.True(text.Left >= 0 && text.Right <= width && text.Top >= 0 && text.Bottom <= height, $"'{text.Text}' leaves the picture of {width} by {height}: {text}");
        for (int i = 0; i < texts.Length; i++)
        {
            for (int j = 0; j < i; j++) Assert.False(texts[i].Meets(texts[j]), $"'{texts[i].Text}' meets '{texts[j].Text}': {texts[i]} {texts[j]}");
        }
        return this;
    }

    private static TextBox Box(XElement text)
    {
        double size = text.Attribute("font-size") is null ? 12 : Number(text, "font-size");
        bool isBold = text.Attribute("font-weight") is not null;
        double width = 0;
        string shown = "";
        foreach (var node in text.DescendantNodes().OfType<XText>().Where(node => node.Parent!.Name.LocalName != "title"))
        {
            shown += node.Value;
            width += GlyphWidths.Measure(node.Value, size, isBold) + (node.Parent!.Attribute("dx") is null ? 0 : Number(node.Parent, "dx"));
        }
        double x = Number(text, "x"), y = Number(text, "y");
        double left = text.Attribute("text-anchor")?.Value switch { "middle" => x - width / 2, "end" => x - width, _ => x };
        return new TextBox(shown, left, y - 0.74 * size, left + width, y + 0.22 * size);
    }

    private static double Number(XElement element, string name) => Parse(element.Attribute(name)!.Value);

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("[ML](-?[^, ]+),(-?[^MLZhvlmz ]+)")]
    private static partial Regex Corner();
}

/// <summary>A text and its box in pixels.</summary>
internal sealed record TextBox(string Text, double Left, double Top, double Right, double Bottom)
{
    public bool Meets(TextBox other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}
