using System.Runtime.InteropServices;

namespace ScaleFit.Fitting;

/// <summary>
/// Numbers that start on a cache line. Vectors of an ordinary array may straddle two lines, which costs the solver up to a tenth. Once in a
/// while the collector moves them off the line: that costs less than to pin them, and changes no answer.
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

    /// <summary>The numbers.</summary>
    public Span<double> Span => _numbers.AsSpan(_first, _length);
}
