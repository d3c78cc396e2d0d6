using System.Globalization;

namespace ScaleFit.Cli.Arguments;

/// <summary>Plain numbers, with a point whatever the culture.</summary>
internal static class NumberArgument
{
    /// <summary>What a positive number looks like, as the end of a sentence.</summary>
    public const string ExpectedPositive = "a number above 0";

    /// <summary>Reads a finite number of at least 0.</summary>
    public static bool TryRead(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>Reads a finite number above 0.</summary>
    public static bool TryReadPositive(string text, out double number) => TryRead(text, out number) && number > 0;

    /// <summary>Reads an integer.</summary>
    public static bool TryReadInteger(string text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    /// <summary>Reads a seed: random numbers begin at one and its negative alike, so that there is none below 0.</summary>
    public static bool TryReadSeed(string text, out int seed) => TryReadInteger(text, out seed) && seed >= 0;

    /// <summary>Reads a count from 1 to 1,000.</summary>
    public static bool TryReadCount(string text, out int count) => TryReadInteger(text, out count) && count is >= 1 and <= 1000;
}
