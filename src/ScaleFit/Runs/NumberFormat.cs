using System.Globalization;

namespace ScaleFit.Runs;

/// <summary>Formats numbers for readers: few digits, the same in every culture.</summary>
internal static class NumberFormat
{
    /// <summary>The text for a missing number.</summary>
    public const string None = "-";

    /// <summary>Rates below this are written as 0.</summary>
    private const double SmallestRate = 1e-9;

    private const int MostDigits = 17;

    private static readonly (double Factor, string Suffix)[] Suffixes = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")];

    /// <summary>A pass rate, or a difference of two, such as <c>0.610</c>.</summary>
    public static string PassRate(double value) => Fixed(value, "F3");

    /// <summary>A residual or a forecast error such as <c>0.0081</c>.</summary>
    public static string Residual(double value) => Fixed(value, "F4");

    /// <summary>An efficiency such as <c>1.92</c>.</summary>
    public static string Efficiency(double value) => Fixed(value, "F2");

    /// <summary>A difference of pass rates with its sign, such as <c>+0.012</c>.</summary>
    public static string Gain(double value) => PassRate(value) is var text && text is [not '-', ..] ? $"+{text}" : text == "-0.000" ? "+0.000" : text;

    /// <summary>A ratio such as <c>0.93</c>, <c>1.20</c> or <c>12</c>.</summary>
    public static string Ratio(double value) => value < 9.995 ? Efficiency(value) : Compute(value);

    /// <summary>A multiple such as <c>1.37</c> or <c>12</c>: at most two decimals below ten.</summary>
    public static string Times(double value) => value < 9.995 ? value.ToString("0.0#", CultureInfo.InvariantCulture) : Compute(value);

    /// <summary>A share such as <c>97%</c>. Estimates are never written as 0% or 100%.</summary>
    public static string Share(double value) => value switch
    {
        > 0.995 => "over 99%",
        < 0.005 => "under 1%",
        _ => $"{(100 * value).ToString("F0", CultureInfo.InvariantCulture)}%",
    };

    /// <summary>A confidence level such as <c>95%</c> or <c>99.9%</c>.</summary>
    public static string Level(double value) => $"{(100 * value).ToString("0.##", CultureInfo.InvariantCulture)}%";

    /// <summary>A p-value such as <c>0.031</c> or <c>&lt; 0.001</c>.</summary>
    public static string PValue(double? value) => value switch
    {
        null => None,
        < 0.001 => "< 0.001",
        _ => PassRate(value.Value),
    };

    /// <summary>A small rate such as <c>0.00024</c>: two significant digits, and no exponent.</summary>
    public static string Rate(double? value)
    {
        if (value is not { } rate || !double.IsFinite(rate)) return None;
        double size = Math.Abs(rate);
        if (size < SmallestRate) return "0";
        if (size >= 1) return rate < 0 ? $"-{About(size)}" : About(size);
        int decimals = 1 - (int)Math.Floor(Math.Log10(size));
        return Fixed(rate, $"F{decimals.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>An amount of money such as <c>126,000</c>: three significant digits.</summary>
    public static string Amount(double? value)
    {
        if (value is not { } amount || !double.IsFinite(amount)) return None;
        double rounded = Parse(amount.ToString("G3", CultureInfo.InvariantCulture));
        return rounded is 0 or (>= 0.01 and < 1e12) ? rounded.ToString("#,0.###", CultureInfo.InvariantCulture) : amount.ToString("G3", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Compute such as <c>2,542</c>, <c>10.9k</c> or <c>1.20M</c>: three significant digits, four below ten thousand. A number that one or two
    /// digits give exactly has only those: <c>16k</c>.
    /// </summary>
    public static string Compute(double value)
    {
        if (!double.IsFinite(value)) return None;
        if (value < 999.5) return value.ToString("G3", CultureInfo.InvariantCulture);
        if (value < 9999.5) return value.ToString("N0", CultureInfo.InvariantCulture);
        foreach (var (factor, suffix) in Suffixes)
        {
            // Half a unit of the third digit below a factor already rounds up to it.
            if (value >= 0.9995 * factor && value < 999.5 * factor) return Scaled(value / factor) + suffix;
        }
        return value.ToString("G3", CultureInfo.InvariantCulture);
    }

    /// <summary>Compute with its unit, such as <c>2,542 GPU-hours</c>.</summary>
    public static string Compute(double value, ComputeUnit unit) => $"{Compute(value)} {unit.Words()}";

    /// <summary>A rounded amount such as <c>260</c> or <c>48k</c>: two significant digits.</summary>
    public static string About(double value) => double.IsFinite(value) ? Compute(Parse(value.ToString("G2", CultureInfo.InvariantCulture))) : None;

    /// <summary>
    /// The shortest number, as plain digits without separators, for a limit that keeps an evaluation and drops the next one.
    /// </summary>
    /// <param name="kept">Compute of the last evaluation to keep.</param>
    /// <param name="dropped">Compute of the first evaluation to drop, above <paramref name="kept"/>.</param>
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

    /// <summary>A number of unknown unit with three significant digits, and all digits before the point, such as <c>0.612</c>, <c>1.92</c> or <c>2,542</c>.</summary>
    public static string Significant(double value) => Significant(value, 2 - Magnitude(value));

    /// <summary>A format for a value with its interval: as many decimals as two significant digits of the width need, and at least three significant digits of the value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="lower">The lower end, or null where it is not bounded.</param>
    /// <param name="upper">The upper end, or null where it is not bounded.</param>
    /// <returns>A function that formats each of these numbers.</returns>
    public static Func<double, string> Alike(double value, double? lower, double? upper)
    {
        int decimals = 2 - Magnitude(value);
        if (upper - lower is { } width and > 0) decimals = Math.Max(decimals, 1 - Magnitude(width));
        return number => Significant(number, decimals);
    }

    private static string Significant(double value, int decimals)
    {
        if (Math.Abs(value) >= 1e15 || decimals > 12) return value.ToString("G3", CultureInfo.InvariantCulture);
        string text = value.ToString($"N{Math.Max(0, decimals).ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);
        return text is "-0" ? "0" : text;
    }

    /// <summary>The decimal exponent of a number rounded to three digits. For 0, infinite numbers and NaN, the exponent of 0.1.</summary>
    private static int Magnitude(double value) =>
        value == 0 || !double.IsFinite(value) ? -1 : (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-12) is var exponent && Math.Abs(value) >= 9.995 * Math.Pow(10, exponent) ? exponent + 1 : exponent;

    /// <summary>Three significant digits of a number from 1 to 1,000, or fewer where they are exact.</summary>
    private static string Scaled(double value)
    {
        string two = value.ToString("G2", CultureInfo.InvariantCulture);
        // Compute is often a sum, exact except for its last bits.
        if (value >= 99.95 || Math.Abs(Parse(two) - value) <= 1e-9 * value) return value.ToString("G3", CultureInfo.InvariantCulture);
        return value.ToString(value < 9.995 ? "F2" : "F1", CultureInfo.InvariantCulture);
    }

    private static string Fixed(double value, string format) => double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : None;

    private static double Parse(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
