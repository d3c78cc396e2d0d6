using System.Globalization;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting;

/// <summary>Numbers as people read them in tables: few digits, the same in every culture.</summary>
internal static class NumberFormat
{
    /// <summary>Stands where there is nothing to say.</summary>
    public const string None = "-";

    /// <summary>Stands for an end of an interval that the data leaves open.</summary>
    private const string Open = "open";

    /// <summary>Rates below this are nothing to anybody.</summary>
    private const double SmallestRate = 1e-9;

    /// <summary>A pass rate such as <c>.610</c>.</summary>
    public static string PassRate(double value) => Fixed(value, "F3");

    /// <summary>A difference of pass rates such as <c>.0081</c>.</summary>
    public static string Residual(double value) => Fixed(value, "F4");

    /// <summary>An efficiency such as <c>1.92</c>.</summary>
    public static string Efficiency(double value) => double.IsFinite(value) ? value.ToString("F2", CultureInfo.InvariantCulture) : None;

    /// <inheritdoc cref="ComputeText.Format(double)"/>
    public static string Compute(double value) => ComputeText.Format(value);

    /// <summary>A share such as <c>97%</c>; an estimate is never all or nothing.</summary>
    public static string Share(double value) => value switch
    {
        > 0.995 => "over 99%",
        < 0.005 => "under 1%",
        _ => $"{(100 * value).ToString("F0", CultureInfo.InvariantCulture)}%",
    };

    /// <summary>A confidence level such as <c>95%</c> or <c>99.9%</c>.</summary>
    public static string Level(double value) => $"{(100 * value).ToString("0.##", CultureInfo.InvariantCulture)}%";

    /// <summary>An estimate with its interval where it has one, such as <c>.610 [.603, .617]</c>.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="write">How one number is written.</param>
    public static string WithInterval(Estimate estimate, Func<double, string> write) => WithInterval(estimate.Value, estimate.Interval, write);

    /// <summary>A number with its interval where it has one.</summary>
    public static string WithInterval(double value, Interval? interval, Func<double, string> write) =>
        interval is null ? write(value) : $"{write(value)} {Brackets(interval, write)}";

    /// <summary>An interval such as <c>[.603, open]</c>.</summary>
    public static string Brackets(Interval interval, Func<double, string> write)
    {
        return $"[{End(interval.Lower)}, {End(interval.Upper)}]";

        string End(double? end) => end is { } closed ? write(closed) : Open;
    }

    /// <summary>A difference of pass rates such as <c>+.012</c>.</summary>
    public static string Gain(double value) => PassRate(value) is var text && text is [not '-', ..] ? $"+{text}" : text == "-.000" ? "+.000" : text;

    /// <summary>A small rate such as <c>.00024</c>: two digits that count, and no exponent.</summary>
    public static string Rate(double? value)
    {
        if (value is not { } rate || !double.IsFinite(rate)) return None;
        double size = Math.Abs(rate);
        if (size < SmallestRate) return "0";
        if (size >= 1) return rate.ToString("G2", CultureInfo.InvariantCulture);
        int decimals = 1 - (int)Math.Floor(Math.Log10(size));
        return Fixed(rate, $"F{decimals.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>A multiple such as <c>1.37</c> or <c>12</c>: two decimals below ten.</summary>
    public static string Times(double value) =>
        value < 9.995 ? value.ToString("0.0#", CultureInfo.InvariantCulture) : Compute(value);

    /// <summary>An amount of money such as <c>126,000</c>: three digits that count.</summary>
    public static string Amount(double? value)
    {
        if (value is not { } amount || !double.IsFinite(amount)) return None;
        double rounded = double.Parse(amount.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded is 0 or (>= 0.01 and < 1e12) ? rounded.ToString("#,0.###", CultureInfo.InvariantCulture) : amount.ToString("G3", CultureInfo.InvariantCulture);
    }

    private static string Fixed(double value, string format)
    {
        if (!double.IsFinite(value)) return None;
        string digits = value.ToString(format, CultureInfo.InvariantCulture);
        string sign = digits.StartsWith('-') ? "-" : "";
        return digits.AsSpan(sign.Length).StartsWith("0.") ? $"{sign}{digits.AsSpan(sign.Length + 1)}" : digits;
    }
}
