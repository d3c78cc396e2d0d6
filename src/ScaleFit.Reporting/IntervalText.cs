using ScaleFit.Inference;

namespace ScaleFit.Reporting;

/// <summary>Numbers with their intervals.</summary>
internal static class IntervalText
{
    /// <summary>Stands for an end of an interval that the data does not bound.</summary>
    public const string NotBounded = "not bounded";

    /// <summary>Explains <see cref="NotBounded"/>, as a sentence.</summary>
    public const string Legend = $"'{NotBounded}': the data does not bound this end of the interval.";

    /// <summary>An estimate with its interval where it has one, such as <c>0.610 [0.603, 0.617]</c>.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="write">How one number is written.</param>
    public static string WithInterval(Estimate estimate, Func<double, string> write) => WithInterval(estimate.Value, estimate.Interval, write);

    /// <summary>A number with its interval where it has one.</summary>
    public static string WithInterval(double value, Interval? interval, Func<double, string> write) =>
        interval is null ? write(value) : $"{write(value)} {Brackets(interval, write)}";

    /// <summary>An interval such as <c>[0.603, not bounded]</c>.</summary>
    public static string Brackets(Interval interval, Func<double, string> write)
    {
        return $"[{End(interval.Lower)}, {End(interval.Upper)}]";

        string End(double? end) => end is { } closed ? write(closed) : NotBounded;
    }
}
