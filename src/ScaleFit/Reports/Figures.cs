using System.Globalization;
using ScaleFit.Inference;

namespace ScaleFit.Reports;

/// <summary>Numbers as people read them in tables: few digits, the same in every culture.</summary>
internal static class Figures
{
    /// <summary>Stands where there is nothing to say.</summary>
    public const string None = "-";

    /// <summary>Stands for an end of an interval that the data leaves open.</summary>
    private const string Open = "open";

    private static readonly (double Factor, string Suffix)[] Suffixes = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")];

    /// <summary>A pass rate such as <c>.610</c>.</summary>
    public static string PassRate(double value) => Fixed(value, "F3");

    /// <summary>A difference of pass rates such as <c>.0081</c>.</summary>
    public static string Residual(double value) => Fixed(value, "F4");

    /// <summary>An efficiency such as <c>1.92</c>.</summary>
    public static string Efficiency(double value) => double.IsFinite(value) ? value.ToString("F2", CultureInfo.InvariantCulture) : None;

    /// <summary>Compute such as <c>2,542</c>, <c>10.9k</c> or <c>1.2M</c>: three digits, four below ten thousand.</summary>
    public static string Compute(double value)
    {
        if (!double.IsFinite(value)) return None;
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

    /// <summary>An estimate with its interval where it has one, such as <c>.610 [.603, .617]</c>.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="write">How one number is written.</param>
    public static string WithInterval(Estimate estimate, Func<double, string> write)
    {
        return estimate.Interval is { } interval
            ? $"{write(estimate.Value)} [{End(interval.Lower)}, {End(interval.Upper)}]"
            : write(estimate.Value);

        string End(double? end) => end is { } closed ? write(closed) : Open;
    }

    private static string Fixed(double value, string format)
    {
        if (!double.IsFinite(value)) return None;
        string digits = value.ToString(format, CultureInfo.InvariantCulture);
        string sign = digits.StartsWith('-') ? "-" : "";
        return digits.AsSpan(sign.Length).StartsWith("0.") ? $"{sign}{digits.AsSpan(sign.Length + 1)}" : digits;
    }
}
