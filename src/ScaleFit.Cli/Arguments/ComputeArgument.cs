using System.Globalization;

namespace ScaleFit.Cli.Arguments;

/// <summary>Parses compute such as <c>8000</c>, <c>8k</c>, <c>1.5k</c>, <c>2M</c>, <c>1e5</c>.</summary>
internal static class ComputeArgument
{
    /// <summary>The expected form, as the end of an error message.</summary>
    public const string Expected = $"compute {Examples}";

    /// <summary>The expected form of compute above 0.</summary>
    public const string ExpectedPositive = $"compute above 0 {Examples}";

    private const string Examples = "such as 8000, 1.5k, 2M or 1e5";

    /// <summary>Parses compute of at least 0.</summary>
    public static bool TryRead(string text, out double compute)
    {
        var digits = text.AsSpan();
        double factor = digits is [.., 'k' or 'K'] ? 1e3 : digits is [.., 'M'] ? 1e6 : 1;
        if (factor > 1) digits = digits[..^1];
        bool isNumber = double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out compute);
        compute *= factor;
        return isNumber && double.IsFinite(compute);
    }

    /// <summary>Parses compute above 0.</summary>
    public static bool TryReadPositive(string text, out double compute) => TryRead(text, out compute) && compute > 0;
}
