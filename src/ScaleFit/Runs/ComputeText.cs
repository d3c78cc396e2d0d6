using System.Globalization;

namespace ScaleFit.Runs;

/// <summary>Compute as people read it: few digits, the same in every culture.</summary>
internal static class ComputeText
{
    private const int MostDigits = 17;

    private static readonly (double Factor, string Suffix)[] Suffixes = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")];

    /// <summary>Compute such as <c>2,542</c>, <c>10.9k</c> or <c>1.2M</c>: three digits, four below ten thousand; <c>-</c> where it is not finite.</summary>
    public static string Format(double value)
    {
        if (!double.IsFinite(value)) return "-";
        if (value < 999.5) return value.ToString("G3", CultureInfo.InvariantCulture);
        if (value < 9999.5) return value.ToString("N0", CultureInfo.InvariantCulture);
        foreach (var (factor, suffix) in Suffixes)
        {
            // Half a unit of the third digit below a factor already rounds up to it.
            if (value >= 0.9995 * factor && value < 999.5 * factor)
                return (value / factor).ToString("G3", CultureInfo.InvariantCulture) + suffix;
        }
        return value.ToString("G3", CultureInfo.InvariantCulture);
    }

    /// <summary>Compute with its unit, such as <c>2,542 GPU-hours</c>.</summary>
    public static string Format(double value, ComputeUnit unit) => $"{Format(value)} {unit.Words()}";

    /// <summary>A rough amount such as <c>260</c> or <c>48k</c>: two digits.</summary>
    public static string About(double value) => double.IsFinite(value) ? Format(Parse(value.ToString("G2", CultureInfo.InvariantCulture))) : Format(value);

    /// <summary>
    /// The shortest number to type for a limit that keeps an evaluation and drops the next one: plain digits, without separators.
    /// </summary>
    /// <param name="kept">Compute of the last evaluation to keep.</param>
    /// <param name="dropped">Compute of the first to drop, above <paramref name="kept"/>.</param>
    public static string Limit(double kept, double dropped)
    {
        for (int digits = 1; digits <= MostDigits; digits++)
        {
            double rounded = Parse(kept.ToString($"G{digits}", CultureInfo.InvariantCulture));
            string text = rounded.ToString("0.###############", CultureInfo.InvariantCulture);
            if (Parse(text) >= kept && Parse(text) < dropped) return text;
        }
        return kept.ToString("R", CultureInfo.InvariantCulture);
    }

    private static double Parse(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
