using System.Globalization;

namespace ScaleFit.Reporting.Charts;

/// <summary>Shortens the names of a picture to a width. Names that differ remain different.</summary>
/// <param name="measure">The width of a text in pixels.</param>
/// <param name="width">The largest width of a name in pixels.</param>
internal sealed class ShortNames(Func<string, double> measure, double width)
{
    private const string Ellipsis = "…";

    /// <summary>A common beginning or end must have at least this many characters to be cut.</summary>
    private const int LeastCut = 4;

    /// <summary>The short form of each name. If all names fit, they remain as they are; otherwise the beginning and the end that they share are cut.</summary>
    public IReadOnlyDictionary<string, string> Shorten(IEnumerable<string> names)
    {
        string[] all = [.. names.Distinct(StringComparer.Ordinal)];
        var shortened = Cut(all);
        foreach (var same in all.GroupBy(name => shortened[name]).Where(group => group.Skip(1).Any()).ToArray())
        {
            // A smaller group shares more, so that its names are cut more.
            var apart = same.Count() < all.Length ? Shorten(same) : Number([.. same]);
            foreach (string name in same) shortened[name] = apart[name];
        }
        return shortened.Values.Distinct(StringComparer.Ordinal).Count() == all.Length ? shortened : Number(all);
    }

    /// <summary>The name with an ellipsis in its middle, where it is wider than the width.</summary>
    public string Shorten(string name) => Fit(name, width);

    private Dictionary<string, string> Cut(string[] all)
    {
        if (all.Length < 2 || all.All(name => measure(name) <= width)) return all.ToDictionary(name => name, name => Fit(name, width), StringComparer.Ordinal);
        int start = Common(all, fromEnd: false, 0), end = Common(all, fromEnd: true, start);
        return all.ToDictionary(name => name, name => measure(name) <= width ? name : Fit($"{(start > 0 ? Ellipsis : "")}{name[start..^end]}{(end > 0 ? Ellipsis : "")}", width), StringComparer.Ordinal);
    }

    private Dictionary<string, string> Number(string[] all) =>
        all.Select((name, i) => (name, mark: FormattableString.Invariant($" ({i + 1})"))).ToDictionary(n => n.name, n => Fit(n.name, width - measure(n.mark)) + n.mark, StringComparer.Ordinal);

    /// <summary>The number of characters that all names share at one end, up to a boundary of words; 0 if there are too few to cut.</summary>
    private static int Common(string[] all, bool fromEnd, int taken)
    {
        int most = all.Min(name => name.Length) - taken - 1, count = 0, boundary = 0;
        while (count < most && all.All(name => At(name) == At(all[0])))
        {
            count++;
            if (!char.IsLetterOrDigit(fromEnd ? all[0][^count] : all[0][count - 1])) boundary = count;
        }
        // A word or number is not cut in the middle, unless there is no boundary.
        int cut = boundary > 0 ? boundary : count;
        if (cut > 0 && (fromEnd ? char.IsLowSurrogate(all[0][^cut]) : char.IsHighSurrogate(all[0][cut - 1]))) cut--;
        return cut >= LeastCut ? cut : 0;

        char At(string name) => fromEnd ? name[^(count + 1)] : name[count];
    }

    private string Fit(string text, double most)
    {
        if (measure(text) <= most) return text;
        string[] letters = [.. Letters(text)];
        string best = Ellipsis;
        for (int kept = 1; kept < letters.Length; kept++)
        {
            string longer = $"{string.Concat(letters[..((kept + 1) / 2)]).TrimEnd()}{Ellipsis}{string.Concat(letters[^(kept / 2)..]).TrimStart()}";
            if (measure(longer) > most) break;
            best = longer;
        }
        return best;
    }

    private static IEnumerable<string> Letters(string text)
    {
        var letters = StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext()) yield return letters.GetTextElement();
    }
}
