using System.Globalization;
using System.Text;
using System.Xml;

namespace ScaleFit.Reporting.Charts;

/// <summary>Writes SVG. Text from logs is escaped, and numbers have the same format on every machine.</summary>
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

    /// <summary>Begins an element on the same line, as within text.</summary>
    public void BeginInline(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _xml.WriteStartElement(name, Namespace);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null) _xml.WriteAttributeString(attribute, value);
        }
    }

    /// <summary>Ends the last open element.</summary>
    public void End() => _xml.WriteEndElement();

    /// <summary>Writes an element without content.</summary>
    public void Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        End();
    }

    /// <summary>Writes text within an element.</summary>
    public void Text(string text) => _xml.WriteString(Plain(text));

    /// <summary>Writes an element that contains a text.</summary>
    public void Element(string name, string text)
    {
        Begin(name);
        Text(text);
        End();
    }

    /// <summary>The SVG written so far, ending in <c>\n</c>.</summary>
    public override string ToString()
    {
        _xml.Flush();
        return $"{_text}\n";
    }

    /// <summary>A length in pixels, rounded to 0.1.</summary>
    public static string Number(double pixels) => (Math.Round(pixels, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The text as one line, without control characters, characters that XML forbids, and characters that change the writing direction.</summary>
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
