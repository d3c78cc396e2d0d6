namespace ScaleFit.Cli.Arguments;

/// <summary>Parses pass rates such as <c>0.6</c> or <c>60%</c>.</summary>
internal static class PassRateArgument
{
    /// <summary>The expected form, as the end of an error message.</summary>
    public const string Expected = $"a pass rate from 0 to 1 {Examples}";

    /// <summary>The expected form of a pass rate above 0.</summary>
    public const string ExpectedPositive = $"a pass rate above 0, at most 1, {Examples}";

    /// <summary>The expected form of a pass rate below 1.</summary>
    public const string ExpectedBelowOne = $"a pass rate of at least 0 and below 1 {Examples}";

    private const string Examples = "such as 0.6 or 60%";

    /// <summary>Parses a pass rate from 0 to 1.</summary>
    public static bool TryRead(string text, out double passRate)
    {
        bool isPercent = text.EndsWith('%');
        bool isNumber = NumberArgument.TryRead(isPercent ? text[..^1] : text, out passRate);
        if (isPercent) passRate /= 100;
        return isNumber && passRate is >= 0 and <= 1;
    }

    /// <summary>Parses a pass rate above 0, at most 1.</summary>
    public static bool TryReadPositive(string text, out double passRate) => TryRead(text, out passRate) && passRate > 0;

    /// <summary>Parses a difference of pass rates above 0 and below 1.</summary>
    public static bool TryReadBetween(string text, out double difference) => TryRead(text, out difference) && difference is > 0 and < 1;

    /// <summary>Parses a difference of pass rates from 0 to 0.5.</summary>
    public static bool TryReadMargin(string text, out double difference) => TryRead(text, out difference) && difference <= 0.5;

    /// <summary>Parses a pass rate of at least 0 and below 1.</summary>
    public static bool TryReadBelowOne(string text, out double passRate) => TryRead(text, out passRate) && passRate < 1;
}
