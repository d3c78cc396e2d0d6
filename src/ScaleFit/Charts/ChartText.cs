using System.Globalization;
using ScaleFit.Inference;

namespace ScaleFit.Charts;

/// <summary>Numbers as charts write them.</summary>
internal static class ChartText
{
    /// <summary>A pass rate such as <c>.610</c>.</summary>
    public static string PassRate(double value)
    {
        string text = value.ToString("F3", CultureInfo.InvariantCulture);
        return text.StartsWith("0.", StringComparison.Ordinal) ? text[1..] : text.StartsWith("-0.", StringComparison.Ordinal) ? $"−{text[2..]}" : text;
    }

    /// <summary>A pass rate with its interval, such as <c>.610 [.603, open]</c>.</summary>
    public static string WithInterval(double value, Interval? interval) => interval is null
        ? PassRate(value)
        : $"{PassRate(value)} [{End(interval.Lower)}, {End(interval.Upper)}]";

    /// <summary>A confidence level such as <c>95%</c>.</summary>
    public static string Level(double value) => $"{(100 * value).ToString("0.##", CultureInfo.InvariantCulture)}%";

    private static string End(double? end) => end is { } value ? PassRate(value) : "open";
}
