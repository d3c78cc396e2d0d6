using System.Text;
using ScottPlot;

namespace ScaleFit.Reporting.Charts;

/// <summary>
/// Characters of the embedded font in place of characters that no font here has: Skia's SVG omits those, although viewers may have a font for them.
/// The SVG gets the original characters back.
/// </summary>
internal sealed class Substitutes
{
    private readonly Dictionary<Rune, Rune> _of = [];
    private readonly Dictionary<Rune, Rune> _original = [];

    /// <summary>Chooses substitutes that do not occur in the texts of a chart, wide ones first.</summary>
    public Substitutes(IEnumerable<string> texts)
    {
        string[] all = [.. texts.Distinct(StringComparer.Ordinal)];
        Rune[] missing = [.. all.SelectMany(PictureFont.Missing).Distinct()];
        if (missing.Length == 0) return;
        var used = all.SelectMany(text => text.EnumerateRunes()).ToHashSet();
        using var paint = Paint.NewDisposablePaint();
        var style = new LabelStyle { FontName = PictureFont.Extended };
        var free = Enumerable.Range(0x100, 0x1F00 - 0x100).Select(code => new Rune(code)).Where(rune => Rune.IsLetter(rune) && !used.Contains(rune) && !PictureFont.Missing(rune.ToString()).Any())
            .OrderByDescending(rune => style.Measure(rune.ToString(), paint).Width).ThenBy(rune => rune.Value);
        foreach (var (rune, substitute) in missing.Zip(free)) (_of[rune], _original[substitute]) = (substitute, rune);
    }

    /// <summary>The text with substitutes.</summary>
    public string Replace(string text) => Map(text, _of);

    /// <summary>The original text.</summary>
    public string Restore(string text) => Map(text, _original);

    private static string Map(string text, Dictionary<Rune, Rune> map) =>
        map.Count == 0 ? text : string.Concat(text.EnumerateRunes().Select(rune => map.TryGetValue(rune, out var other) ? other : rune));
}
