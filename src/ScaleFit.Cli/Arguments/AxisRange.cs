using System.Globalization;

namespace ScaleFit.Cli.Arguments;

/// <summary>The range of an axis, such as <c>1k,100k</c>; the lower end comes first.</summary>
internal readonly record struct AxisRange(double Low, double High)
{
    /// <summary>Parses a range of compute of at least 0.</summary>
    public static bool TryReadCompute(string text, out AxisRange range) => TryRead(text, ComputeArgument.TryRead, out range);

    /// <summary>Parses a range of finite numbers.</summary>
    public static bool TryReadNumbers(string text, out AxisRange range) =>
        TryRead(text, (string part, out double number) => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number), out range);

    private static bool TryRead(string text, TryRead<double> read, out AxisRange range)
    {
        range = default;
        if (text.Split(',') is not [var first, var second] || !read(first, out double low) || !read(second, out double high) || low >= high || !double.IsFinite(high - low)) return false;
        range = new AxisRange(low, high);
        return true;
    }
}
