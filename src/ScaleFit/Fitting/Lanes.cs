using System.Numerics;

namespace ScaleFit.Fitting;

/// <summary>Vectors of as many numbers as there are lanes. Where numbers run out, the last one fills what is left.</summary>
internal static class Lanes
{
    /// <summary>The numbers that a span begins with.</summary>
    public static Vector<double> Of(ReadOnlySpan<double> numbers)
    {
        if (numbers.Length >= Vector<double>.Count) return new Vector<double>(numbers);
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        lanes.Fill(numbers[^1]);
        numbers.CopyTo(lanes);
        return new Vector<double>(lanes);
    }

    /// <summary>What a function says of the first indices from one on.</summary>
    /// <param name="first">The first index.</param>
    /// <param name="count">What indices stay below.</param>
    /// <param name="value">The function.</param>
    public static Vector<double> Of(int first, int count, Func<int, double> value)
    {
        Span<double> lanes = stackalloc double[Math.Min(Vector<double>.Count, count - first)];
        for (int lane = 0; lane < lanes.Length; lane++) lanes[lane] = value(first + lane);
        return Of(lanes);
    }
}
