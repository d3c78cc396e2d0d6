using System.Globalization;

namespace ScaleFit.Runs;

/// <summary>Numbers of unknown unit as text, the same in every culture.</summary>
internal static class NumberText
{
    /// <summary>A number with three significant digits, and all digits before the point, such as <c>0.612</c>, <c>1.92</c> or <c>2,542</c>.</summary>
    public static string Format(double value) => Format(value, 2 - Magnitude(value));

    /// <summary>Numbers with an interval: as many decimals as its width has significant ones, two, and no fewer than three significant digits of the value.</summary>
    /// <param name="value">The value whose magnitude counts.</param>
    /// <param name="lower">The lower end; null where it is not bounded.</param>
    /// <param name="upper">The upper end; null where it is not bounded.</param>
    /// <returns>How each of these numbers is written.</returns>
    public static Func<double, string> Alike(double value, double? lower, double? upper)
    {
        int decimals = 2 - Magnitude(value);
        if (upper - lower is { } width and > 0) decimals = Math.Max(decimals, 1 - Magnitude(width));
        return number => Format(number, decimals);
    }

    private static string Format(double value, int decimals)
    {
        if (Math.Abs(value) >= 1e15 || decimals > 12) return value.ToString("G3", CultureInfo.InvariantCulture);
        string text = value.ToString($"N{Math.Max(0, decimals).ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);
        return text is "-0" ? "0" : text;
    }

    /// <summary>The decimal exponent of a number as it is written with three digits; that of 0.1 for 0, infinite numbers and NaN.</summary>
    private static int Magnitude(double value) =>
        value == 0 || !double.IsFinite(value) ? -1 : (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-12) is var exponent && Math.Abs(value) >= 9.995 * Math.Pow(10, exponent) ? exponent + 1 : exponent;
}
