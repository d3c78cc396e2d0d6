namespace ScaleFit.Cli.Arguments;

/// <summary>Pass rates as people write them: <c>.6</c> or <c>60%</c>.</summary>
internal static class PassRateArgument
{
    /// <summary>What a pass rate looks like, as the end of a sentence.</summary>
    public const string Expected = "a pass rate from 0 to 1 such as .6 or 60%";

    /// <summary>Reads a pass rate from 0 to 1.</summary>
    public static bool TryRead(string text, out double passRate)
    {
        bool isPercent = text.EndsWith('%');
        bool isNumber = NumberArgument.TryRead(isPercent ? text[..^1] : text, out passRate);
        if (isPercent) passRate /= 100;
        return isNumber && passRate is >= 0 and <= 1;
    }

    /// <summary>Reads a pass rate above 0, up to 1.</summary>
    public static bool TryReadPositive(string text, out double passRate) => TryRead(text, out passRate) && passRate > 0;

    /// <summary>Reads a difference of pass rates between 0 and 1, neither of them included.</summary>
    public static bool TryReadBetween(string text, out double difference) => TryRead(text, out difference) && difference is > 0 and < 1;

    /// <summary>Reads a difference of pass rates from 0 to one half.</summary>
    public static bool TryReadMargin(string text, out double difference) => TryRead(text, out difference) && difference <= 0.5;

    /// <summary>Reads a pass rate from 0 up to, but not including, 1.</summary>
    public static bool TryReadBelowOne(string text, out double passRate) => TryRead(text, out passRate) && passRate < 1;
}
