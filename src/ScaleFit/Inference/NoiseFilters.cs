using System.Numerics;
using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>The filters of the noises that a curve was fitted under, in SIMD batches, each made when it is first asked for. Scratch of one thread.</summary>
/// <param name="series">The series.</param>
/// <param name="fits">The fits, the most likely first.</param>
internal sealed class NoiseFilters(Series series, ReadOnlyMemory<NoiseFit> fits)
{
    private readonly NoiseBatch?[] _batches = new NoiseBatch?[(fits.Length + Vector<double>.Count - 1) / Vector<double>.Count];
    private readonly Whitening?[] _whitenings = new Whitening?[fits.Length];

    /// <summary>The map that makes residuals independent under the noise of a fit.</summary>
    /// <param name="place">The place of the fit, the most likely first.</param>
    public Whitening this[int place] => _whitenings[place] ??= new Whitening(Batch(place / Vector<double>.Count), place % Vector<double>.Count);

    /// <summary>A batch of as many noises as a SIMD vector has lanes.</summary>
    /// <param name="index">Which of the batches, counted from the most likely fits on.</param>
    public NoiseBatch Batch(int index)
    {
        int first = index * Vector<double>.Count;
        return _batches[index] ??= new NoiseBatch(
            series, Fitting.Batch.Load(first, fits.Length, i => fits.Span[i].DriftShare), Fitting.Batch.Load(first, fits.Length, i => fits.Span[i].CorrelationLength));
    }
}
