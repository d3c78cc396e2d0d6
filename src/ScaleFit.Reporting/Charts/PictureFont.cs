using System.Globalization;
using System.Text;
using ScaleFit.Runs;
using ScottPlot;
using SkiaSharp;

namespace ScaleFit.Reporting.Charts;

/// <summary>
/// The fonts of pictures. Arimo is embedded, so that a picture is the same on every machine, also without installed fonts.
/// It has two parts: Latin, which is small because a PDF embeds whole fonts, and one that adds Greek and Cyrillic.
/// Texts in other scripts use the installed font that has most of their characters.
/// </summary>
internal sealed class PictureFont : IFontResolver
{
    /// <summary>The embedded fonts by their names in ScottPlot.</summary>
    public const string Latin = "Arimo", Extended = "Arimo Extended";

    /// <summary>The fonts that the viewer of an SVG may use instead of Arimo. Their characters have the same widths.</summary>
    public const string Families = "Arimo, Arial, Helvetica, 'Liberation Sans', sans-serif";

    private static readonly Lazy<string[]> Installed = new(() => [.. SKFontManager.Default.FontFamilies.Distinct()
        .OrderBy(name => name.StartsWith("Noto Sans", StringComparison.Ordinal) ? 0 : name.Contains("Sans", StringComparison.Ordinal) ? 1 : 2).ThenBy(name => name, StringComparer.Ordinal)]);

    /// <summary>Makes the embedded fonts known to ScottPlot, whose fonts are settings of the process. Call it before any plot is made, from one thread at a time.</summary>
    public static void Register()
    {
        if (!Fonts.FontResolvers.OfType<PictureFont>().Any()) Fonts.FontResolvers.Insert(0, new PictureFont());
        Fonts.Default = Latin;
    }

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing)
    {
        if (fontName is not (Latin or Extended)) return null;
        string file = $"Arimo-{(weight >= FontWeight.SemiBold ? "Bold" : "Regular")}{(fontName == Extended ? "-Extended" : "")}.ttf";
        using var stream = typeof(PictureFont).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"The build contains no font {file}.");
        return SKTypeface.FromStream(stream);
    }

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => CreateTypeface(fontName, bold ? FontWeight.Bold : FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal);

    /// <summary>The font with most characters of a text: the embedded ones if they have all, otherwise an installed one.</summary>
    public static string Choose(string text)
    {
        int[] letters = [.. text.EnumerateRunes().Select(rune => rune.Value).Distinct()];
        return ((string[])[Latin, Extended]).FirstOrDefault(font => Missing(font, letters) == 0)
            ?? Installed.Value.Append(Extended).MinBy(font => Missing(font, letters))!;
    }

    /// <summary>The characters that the best font for a text lacks.</summary>
    public static IEnumerable<Rune> Missing(string text)
    {
        var face = Fonts.GetTypeface(Choose(text), bold: false, italic: false);
        return text.EnumerateRunes().Where(rune => !face.ContainsGlyph(rune.Value));
    }

    /// <summary>The text as one line, without control characters, characters that change the writing direction, and numbers that are no characters, which XML forbids.</summary>
    public static string Clean(string text) => string.Concat(PlainText.Clean(text).EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate)));

    private static int Missing(string font, int[] letters)
    {
        var face = Fonts.GetTypeface(font, bold: false, italic: false);
        return letters.Count(letter => !face.ContainsGlyph(letter));
    }
}
