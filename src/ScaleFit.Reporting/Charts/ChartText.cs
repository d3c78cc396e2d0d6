using System.Globalization;
using ScaleFit.Comparing;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

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
    public static string WithInterval(double value, Interval? interval) => WithInterval(value, interval, PassRate);

    /// <summary>A number with its interval where it has one.</summary>
    public static string WithInterval(double value, Interval? interval, Func<double, string> write) =>
        interval is null ? write(value) : $"{write(value)} {Brackets(interval, write)}";

    /// <summary>An interval such as <c>[.603, open]</c>.</summary>
    public static string Brackets(Interval interval, Func<double, string> write)
    {
        return $"[{End(interval.Lower)}, {End(interval.Upper)}]";

        string End(double? end) => end is { } value ? write(value) : "open";
    }

    /// <summary>An effect with its interval, such as <c>+.010 [−.022, +.040]</c> or <c>× .88 [.66, 1.15]</c>.</summary>
    /// <param name="effect">An effect that has a value.</param>
    public static string Format(Effect effect) => effect.Quantity.Scale == EffectScale.Ratio
        ? $"× {WithInterval(effect.Value!.Value, effect.Interval, Ratio)}"
        : WithInterval(effect.Value!.Value, effect.Interval, Gain);

    /// <summary>A confidence level such as <c>95%</c>.</summary>
    public static string Level(double value) => $"{(100 * value).ToString("0.##", CultureInfo.InvariantCulture)}%";

    private static string Gain(double value) => PassRate(value) is var text && text == "−.000" ? "+.000" : text.StartsWith('−') ? text : $"+{text}";

    private static string Ratio(double value) => value < 9.995 ? value.ToString("F2", CultureInfo.InvariantCulture) is var text && value < 0.995 ? text.TrimStart('0') : text : ComputeText.Format(value);
}
