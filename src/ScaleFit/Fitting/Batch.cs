using System.Numerics;

namespace ScaleFit.Fitting;

/// <summary>Loads SIMD vectors with one number per lane. The last number fills unused lanes.</summary>
internal static class Batch
{
    /// <summary>Loads the first numbers of a span.</summary>
    public static Vector<double> Load(ReadOnlySpan<double> numbers)
    {
        if (numbers.Length >= Vector<double>.Count) return new Vector<double>(numbers);
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        lanes.Fill(numbers[^1]);
        numbers.CopyTo(lanes);
        return new Vector<double>(lanes);
    }

    /// <summary>Loads the values of a function at consecutive indices.</summary>
    /// <param name="first">The first index.</param>
    /// <param name="count">The index after the last one.</param>
    /// <param name="value">The function.</param>
    public static Vector<double> Load(int first, int count, Func<int, double> value)
    {
        Span<double> lanes = stackalloc double[Math.Min(Vector<double>.Count, count - first)];
        for (int lane = 0; lane < lanes.Length; lane++) lanes[lane] = value(first + lane);
        return Load(lanes);
    }
}
