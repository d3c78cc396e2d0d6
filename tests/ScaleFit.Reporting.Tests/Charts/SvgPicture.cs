using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ScaleFit.Reporting.Charts;

namespace ScaleFit.Reporting.Tests.Charts;

/// <summary>A drawn picture, read back.</summary>
internal sealed partial class SvgPicture
{
    private readonly XElement _root;

    public SvgPicture(Chart chart, PictureStyle style)
    {
        Svg = Encoding.UTF8.GetString(ChartPicture.Draw(chart, style, PictureFormat.Svg));
        _root = XDocument.Parse(Svg).Root!;
    }

    public string Svg { get; }

    public IEnumerable<string> ElementNames => _root.DescendantsAndSelf().Select(e => e.Name.LocalName).Distinct();

    public IEnumerable<string> AttributeNames => _root.DescendantsAndSelf().Attributes().Select(a => a.Name.LocalName).Distinct();

    /// <summary>Every text with its bounding box, computed from the visible letters.</summary>
    public IEnumerable<TextBox> Texts => Named("text").Where(text => text.Value.Trim().Length > 0).Select(Box);

    public IEnumerable<XElement> Named(string name) => _root.Descendants().Where(e => e.Name.LocalName == name);

    /// <summary>Every path corner with absolute coordinates.</summary>
    public IEnumerable<(double X, double Y)> Places => Named("path").SelectMany(Corners);

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

    /// <summary>The box of a text. Skia writes the horizontal place of each letter, and a matrix for text from below to above.</summary>
    private static TextBox Box(XElement text)
    {
        double size = Number(text, "font-size"), y = Numbers(text.Attribute("y")!.Value)[0];
        double[] x = Numbers(text.Attribute("x")!.Value), move = text.Attribute("transform") is { } transform ? Numbers(transform.Value) : [0, 0];
        // The width of the last letter is not written.
        double left = x[0], right = x[^1] + 0.5 * size, top = y - 0.7 * size, bottom = y + 0.18 * size;
        if (move is not [0, -1, 1, 0, var a, var b]) return new TextBox(text.Value.Trim(), move[^2] + left, move[^1] + top, move[^2] + right, move[^1] + bottom);
        return new TextBox(text.Value.Trim(), a + top, b - right, a + bottom, b - left);
    }

    /// <summary>The corners of a path with absolute coordinates.</summary>
    public static IEnumerable<(double X, double Y)> Corners(XElement path) => Corner().Matches(path.Attribute("d")!.Value).Select(m => (Parse(m.Groups[1].Value), Parse(m.Groups[2].Value)));

    private static double[] Numbers(string list) => [.. Any().Matches(list).Select(m => Parse(m.Value))];

    private static double Number(XElement element, string name) => Parse(element.Attribute(name)!.Value);

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("-?[0-9.]+(e-?[0-9]+)?")]
    private static partial Regex Any();

    [GeneratedRegex("[ML](-?[0-9.e-]+) (-?[0-9.e-]+)")]
    private static partial Regex Corner();
}

/// <summary>A text and its box in pixels.</summary>
internal sealed record TextBox(string Text, double Left, double Top, double Right, double Bottom)
{
    public bool Meets(TextBox other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}
