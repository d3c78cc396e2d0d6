using System.Globalization;
using ScaleFit.Logs;

namespace ScaleFit.Cli.Arguments;

/// <summary>Parses the range of a reward, such as <c>-1,1</c>.</summary>
internal static class RewardRangeArgument
{
    /// <summary>The expected form, as the end of an error message.</summary>
    public const string Expected = "two numbers, the lower first, such as -1,1";

    /// <summary>Parses a range.</summary>
    public static bool TryRead(string text, out RewardRange range)
    {
        range = default;
        if (text.Split(',') is not [var first, var second] || !TryRead(first, out double low) || !TryRead(second, out double high) || low >= high || !double.IsFinite(high - low)) return false;
        range = new RewardRange(low, high);
        return true;
    }

    private static bool TryRead(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
