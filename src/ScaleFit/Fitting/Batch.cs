using System.Numerics;

namespace ScaleFit.Fitting;

/// <summary>SIMD vectors with one number a lane. Where there are fewer numbers than lanes, the last one fills the rest.</summary>
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
    /// <param name="count">The index to stop before.</param>
    /// <param name="value">The function.</param>
    public static Vector<double> Load(int first, int count, Func<int, double> value)
    {
        Span<double> lanes = stackalloc double[Math.Min(Vector<double>.Count, count - first)];
        for (int lane = 0; lane < lanes.Length; lane++) lanes[lane] = value(first + lane);
        return Load(lanes);
    }
}
