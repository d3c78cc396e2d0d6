using System.Runtime.InteropServices;

namespace ScaleFit.Fitting;

/// <summary>
/// An array that starts on a cache line. Vectors of an ordinary array may straddle two lines, which costs the solver up to a tenth of its time.
/// The garbage collector may move the array off the line. That costs less than pinning, and does not change results.
/// </summary>
internal readonly struct AlignedArray
{
    private const int CacheLine = 64;

    private readonly double[] _numbers;
    private readonly int _first;
    private readonly int _length;

    /// <summary>Makes an array of zeros.</summary>
    public AlignedArray(int length)
    {
        _length = length;
        _numbers = new double[length + CacheLine / sizeof(double) - 1];
        long past = Marshal.UnsafeAddrOfPinnedArrayElement(_numbers, 0) % CacheLine;
        _first = (int)((CacheLine - past) % CacheLine / sizeof(double));
    }

    /// <summary>The elements.</summary>
    public Span<double> Span => _numbers.AsSpan(_first, _length);
}
