using System.Numerics;
using System.Runtime.InteropServices;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>A series in the layout of batches of curves: each pass rate in every SIMD lane. Immutable.</summary>
internal sealed class BatchSeries
{
    private readonly double[] _logCompute;
    private readonly AlignedArray _observed;

    /// <summary>Lays out a series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="logReference">ln of the reference compute.</param>
    public BatchSeries(Series series, double logReference)
        : this(series, logReference, _ => series.PassRate)
    {
    }

    /// <summary>Lays out several series with the same computes, one per lane.</summary>
    /// <param name="series">One of them.</param>
    /// <param name="logReference">ln of the reference compute.</param>
    /// <param name="passRates">The pass rates of each lane.</param>
    public BatchSeries(Series series, double logReference, Func<int, ReadOnlyMemory<double>> passRates)
    {
        Count = series.Count;
        // Points are evaluated in pairs: an odd number is padded with the last point.
        _logCompute = new double[Count + Count % 2];
        for (int i = 0; i < _logCompute.Length; i++) _logCompute[i] = series.LogCompute[Math.Min(i, Count - 1)] - logReference;
        _observed = new AlignedArray(Count * Vector<double>.Count);
        var observed = _observed.Span;
        for (int lane = 0; lane < Vector<double>.Count; lane++)
        {
            var rates = passRates(lane).Span;
            for (int i = 0, place = lane; i < Count; i++, place += Vector<double>.Count) observed[place] = rates[i];
        }
    }

    private BatchSeries(BatchSeries other, double logReference)
    {
        (Count, _observed) = (other.Count, other._observed);
        _logCompute = [.. other._logCompute.Select(x => x - logReference)];
    }

    /// <summary>Number of observations.</summary>
    public int Count { get; }

    /// <summary>The same series with another reference compute.</summary>
    /// <param name="logReference">ln of that compute.</param>
    public BatchSeries Centred(double logReference) => new(this, logReference);

    /// <summary>x = ln C minus the reference, padded to an even number.</summary>
    public ReadOnlySpan<double> LogCompute => _logCompute;

    /// <summary>The pass rates, one vector per observation.</summary>
    public ReadOnlySpan<Vector<double>> Observed => MemoryMarshal.Cast<double, Vector<double>>(_observed.Span);
}
