using System.Globalization;
using System.Text;
using System.Xml;

namespace ScaleFit.Reporting.Charts;

/// <summary>Writes SVG in which text from a log is nothing but text, and numbers are the same on every machine.</summary>
internal sealed class SvgWriter : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    private readonly StringBuilder _text = new();
    private readonly XmlWriter _xml;

    public SvgWriter() => _xml = XmlWriter.Create(_text, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineChars = "\n" });

    /// <summary>Begins an element on a new line.</summary>
    public void Begin(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        if (_text.Length > 0 || _xml.WriteState != WriteState.Start) _xml.WriteWhitespace("\n");
        BeginInline(name, attributes);
    }

    /// <summary>Begins an element without a line of its own, as within text.</summary>
    public void BeginInline(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _xml.WriteStartElement(name, Namespace);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null) _xml.WriteAttributeString(attribute, value);
        }
    }

    /// <summary>Ends the last element begun.</summary>
    public void End() => _xml.WriteEndElement();

    /// <summary>An element without content.</summary>
    public void Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        End();
    }

    /// <summary>Text within an element.</summary>
    public void Text(string text) => _xml.WriteString(Plain(text));

    /// <summary>An element that holds a text.</summary>
    public void Element(string name, string text)
    {
        Begin(name);
        Text(text);
        End();
    }

    /// <summary>Everything written, ending in <c>\n</c>.</summary>
    public override string ToString()
    {
        _xml.Flush();
        return $"{_text}\n";
    }

    /// <summary>A length in pixels to a tenth.</summary>
    public static string Number(double pixels) => (Math.Round(pixels, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The text as one line without anything that XML forbids, a terminal obeys or that turns the direction of writing.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\r' or '\n' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                plain.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned))
                plain.Append(rune.ToString());
        }
        return plain.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();
}
