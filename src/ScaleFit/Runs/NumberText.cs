using System.Globalization;

namespace ScaleFit.Runs;

/// <summary>Numbers of unknown unit as text, the same in every culture: three digits that count, and no fewer before the point.</summary>
internal static class NumberText
{
    /// <summary>A number such as <c>0.612</c>, <c>1.92</c> or <c>2,542</c>.</summary>
    public static string Format(double value) => value.ToString(
        Math.Abs(value) switch
        {
            0 => "0",
            < 0.0005 or >= 1e9 => "G3",
            < 0.9995 => "F3",
            < 9.995 => "F2",
            < 99.95 => "F1",
            _ => "N0",
        },
        CultureInfo.InvariantCulture);
}
