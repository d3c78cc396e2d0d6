using System.Globalization;
using ScaleFit.Logs;

namespace ScaleFit.Cli.Arguments;

/// <summary>The range of a reward, as <c>-1,1</c>.</summary>
internal static class RewardRangeArgument
{
    /// <summary>What a range looks like, as the end of a sentence.</summary>
    public const string Expected = "two numbers, the lower first, such as -1,1";

    /// <summary>Reads a range.</summary>
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
