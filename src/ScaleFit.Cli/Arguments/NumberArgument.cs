using System.Globalization;

namespace ScaleFit.Cli.Arguments;

/// <summary>Parses numbers with a decimal point, independent of the culture.</summary>
internal static class NumberArgument
{
    /// <summary>The expected form of a positive number, as the end of an error message.</summary>
    public const string ExpectedPositive = "a number above 0";

    /// <summary>Parses a finite number of at least 0.</summary>
    public static bool TryRead(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>Parses a finite number above 0.</summary>
    public static bool TryReadPositive(string text, out double number) => TryRead(text, out number) && number > 0;

    /// <summary>Parses an integer.</summary>
    public static bool TryReadInteger(string text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    /// <summary>Parses a seed of at least 0. A negative seed would give the same random numbers as its absolute value.</summary>
    public static bool TryReadSeed(string text, out int seed) => TryReadInteger(text, out seed) && seed >= 0;

    /// <summary>Parses a count from 1 to 1,000.</summary>
    public static bool TryReadCount(string text, out int count) => TryReadInteger(text, out count) && count is >= 1 and <= 1000;

    /// <summary>The expected form of an integer above 0, as the end of a sentence.</summary>
    public const string ExpectedPositiveInteger = "an integer above 0, such as 8";

    /// <summary>Reads an integer above 0.</summary>
    public static bool TryReadPositiveInteger(string text, out int number) => TryReadInteger(text, out number) && number > 0;
}
