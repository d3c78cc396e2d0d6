using System.Globalization;

namespace ScaleFit.Reporting.Charts;

/// <summary>An axis and its range.</summary>
internal sealed record Axis
{
    /// <summary>Makes an axis.</summary>
    /// <param name="title">The quantity, with its unit.</param>
    /// <param name="kind">The format of its numbers.</param>
    /// <param name="low">Its lower end; above 0 on a logarithmic scale.</param>
    /// <param name="high">Its upper end, above the lower one.</param>
    /// <param name="isLog">Whether its scale is logarithmic.</param>
    /// <exception cref="ArgumentException">An end is not finite, the ends are in the wrong order, or the lower end of a logarithmic scale is not above 0.</exception>
    public Axis(string title, AxisKind kind, double low, double high, bool isLog = false)
    {
        if (!(double.IsFinite(low) && double.IsFinite(high) && low < high) || isLog && low <= 0)
            throw new ArgumentException($"An axis cannot go from {low} to {high}.");
        (Title, Kind, Low, High, IsLog) = (title, kind, low, high, isLog);
    }

    /// <summary>The quantity, with its unit.</summary>
    public string Title { get; private init; }

    /// <summary>The format of its numbers.</summary>
    public AxisKind Kind { get; }

    /// <summary>Its lower end.</summary>
    public double Low { get; }

    /// <summary>Its upper end.</summary>
    public double High { get; }

    /// <summary>Whether its scale is logarithmic.</summary>
    public bool IsLog { get; }

    /// <summary>Whether a logarithmic axis has a place for zero left of its lower end.</summary>
    public bool HasZero { get; init; }

    /// <summary>Names at 0, 1, 2 and so on instead of numbers; empty for a numeric axis.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The axis with other texts.</summary>
    public Axis WithTexts(Func<string, string> map) => this with { Title = map(Title), Names = [.. Names.Select(map)] };

    /// <summary>The axis with another range. A place for zero remains where the range of a logarithmic axis begins no higher than before.</summary>
    /// <exception cref="ArgumentException">The range is not valid for the axis.</exception>
    public Axis WithRange(double low, double high) => new(Title, Kind, low, high, IsLog) { HasZero = HasZero && low <= Low, Names = Names };

    /// <summary>The relative position of a value: 0 at the lower end, 1 at the upper end.</summary>
    /// <param name="value">A value; above 0 on a logarithmic scale.</param>
    public double Share(double value) => IsLog
        ? (Math.Log(value) - Math.Log(Low)) / (Math.Log(High) - Math.Log(Low))
        : (value - Low) / (High - Low);

    /// <summary>The end of an interval, or null if it is not bounded or lies outside the axis.</summary>
    internal double? Within(double? end) => end >= Low && end <= High ? end : null;

    /// <summary>Whether a value lies within the range of the axis.</summary>
    public bool Holds(double value) => value >= Low && value <= High;

    /// <summary>Evenly spaced values from the lower to the upper end.</summary>
    /// <param name="count">The number of values, at least 2.</param>
    public IEnumerable<double> EvenlySpaced(int count) => Enumerable.Range(0, count).Select(i => (double)i / (count - 1)).Select(share => IsLog
        ? Math.Exp(Math.Log(Low) + share * (Math.Log(High) - Math.Log(Low)))
        : Low + share * (High - Low));
}

/// <summary>The number format of an axis.</summary>
internal enum AxisKind
{
    /// <summary>Compute, such as <c>10k</c>.</summary>
    Compute,

    /// <summary>Pass rates, such as <c>0.55</c>.</summary>
    PassRate,

    /// <summary>Differences, with their sign.</summary>
    Difference,

    /// <summary>Plain numbers.</summary>
    Number,
}

/// <summary>The ticks of an axis.</summary>
internal static class AxisTicks
{
    private static readonly double[][] Digits = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 5], [1, 3], [1]];

    /// <summary>The smallest distance of two ticks, as a share of the average distance, at which their texts do not overlap.</summary>
    private const double LeastRoom = 0.7;

    private static readonly double[] Steps = [1, 2, 5, 10];

    private static readonly (double Factor, string Suffix)[] Suffixes = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")];

    /// <summary>Chooses round values within the axis, each with its text.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="most">The largest number of ticks; values below 2 count as 2.</param>
    public static IReadOnlyList<(double Value, string Text)> Choose(Axis axis, int most)
    {
        if (axis.Names.Count > 0) return [.. axis.Names.Select((name, i) => ((double)i, name))];
        most = Math.Max(most, 2);
        double[] logarithmic = axis.IsLog ? Logarithmic(axis, most) : [];
        if (logarithmic.Length > 1) return [.. logarithmic.Select(value => (value, Text(axis.Kind, value, value)))];
        double step = Step((axis.High - axis.Low) / most);
        double first = Math.Ceiling(axis.Low / step - 1e-9), last = Math.Floor(axis.High / step + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step).Select(value => (value, Text(axis.Kind, value, step)))];
    }

    /// <summary>The smallest step of 1, 2 or 5 times a power of ten that is at least <paramref name="least"/>.</summary>
    public static double Step(double least)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return Steps.First(step => step * power >= least * (1 - 1e-9)) * power;
    }

    private static double[] Logarithmic(Axis axis, int most)
    {
        int first = (int)Math.Floor(Math.Log10(axis.Low)), last = (int)Math.Ceiling(Math.Log10(axis.High));
        double room = most / (Math.Log10(axis.High) - Math.Log10(axis.Low));
        double[] values = [];
        foreach (double[] digits in Digits)
        {
            values = [.. Enumerable.Range(first, last - first + 1).SelectMany(power => digits.Select(digit => digit * Math.Pow(10, power)))
                .Where(value => value >= axis.Low * (1 - 1e-9) && value <= axis.High * (1 + 1e-9))];
            if (values.Length <= most && room * Math.Log10(10 / digits[^1]) >= LeastRoom) return values;
        }
        int every = (values.Length + most - 1) / most;
        return [.. values.Where((_, i) => i % every == 0)];
    }

    private static string Text(AxisKind kind, double value, double step)
    {
        if (Math.Abs(value) < step * 1e-6) return "0";
        if (kind == AxisKind.Compute) return Compute(value);
        int decimals = (int)Math.Clamp(-Math.Floor(Math.Log10(step) + 1e-9), 0, 9);
        string text = value.ToString($"F{decimals.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);
        return kind == AxisKind.Difference && value > 0 ? $"+{text}" : text;
    }

    private static string Compute(double value)
    {
        foreach (var (factor, suffix) in Suffixes)
        {
            if (value >= 0.9995 * factor && value < 1e6 * factor)
                return (value / factor).ToString("G4", CultureInfo.InvariantCulture) + suffix;
        }
        return value.ToString("G4", CultureInfo.InvariantCulture).Replace("E+", "e", StringComparison.Ordinal);
    }
}
