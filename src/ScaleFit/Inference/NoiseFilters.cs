using System.Numerics;
using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>The filters of the noise candidates of a curve, in SIMD batches. Each is made on first use. Scratch of one thread.</summary>
/// <param name="series">The series.</param>
/// <param name="fits">The fits, the most likely first.</param>
internal sealed class NoiseFilters(Series series, ReadOnlyMemory<NoiseFit> fits)
{
    private readonly NoiseBatch?[] _batches = new NoiseBatch?[(fits.Length + Vector<double>.Count - 1) / Vector<double>.Count];
    private readonly Whitening?[] _whitenings = new Whitening?[fits.Length];

    /// <summary>The whitening: the filter that makes residuals independent under the noise of a fit.</summary>
    /// <param name="place">The index of the fit, the most likely first.</param>
    public Whitening this[int place] => _whitenings[place] ??= new Whitening(Batch(place / Vector<double>.Count), place % Vector<double>.Count);

    /// <summary>A batch of noises, one per SIMD lane.</summary>
    /// <param name="index">The index of the batch, the most likely fits first.</param>
    public NoiseBatch Batch(int index)
    {
        int first = index * Vector<double>.Count;
        return _batches[index] ??= new NoiseBatch(
            series, Fitting.Batch.Load(first, fits.Length, i => fits.Span[i].DriftShare), Fitting.Batch.Load(first, fits.Length, i => fits.Span[i].CorrelationLength));
    }
}
