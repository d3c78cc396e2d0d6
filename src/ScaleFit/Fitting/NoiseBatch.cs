using System.Numerics;
using System.Runtime.InteropServices;
using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>
/// The noise filters of a series, one noise per SIMD lane: Kalman filters with one state, the correlated noise. Their coefficients depend on the
/// computes of the observations, not on the pass rates. A batch with its own storage is immutable. A batch in storage that was passed in is valid
/// until that storage is passed to the next one.
/// </summary>
internal sealed class NoiseBatch
{
    /// <summary>Smallest share of evaluation noise. It keeps V regular for repeated computes when all noise is correlated.</summary>
    public const double LeastEvaluationShare = 1e-9;

    /// <summary>Transition, Kalman gain and innovation scale. Empty where there is nothing to filter.</summary>
    private readonly AlignedArray _columns;

    /// <summary>Makes the filters.</summary>
    /// <param name="series">The observations.</param>
    /// <param name="share">w, from 0 to 1.</param>
    /// <param name="length">l, above 0.</param>
    /// <param name="columns">
    /// Storage for the filters from <see cref="Room"/>, for loops over batches: a batch is valid until its storage is passed to the next one. Without it, the batch allocates its own.
    /// </param>
    public NoiseBatch(Series series, Vector<double> share, Vector<double> length, AlignedArray? columns = null)
    {
        (Series, DriftShare, CorrelationLength) = (series, share, length);
        bool isWhite = Vector.EqualsAll(share, Vector<double>.Zero);
        IsIdentity = isWhite && series.HasUnitVariance;
        _columns = IsIdentity ? default : columns ?? Room(series);
        if (IsIdentity) return;
        LogDeterminant = isWhite ? FilterWhiteNoise() : FilterDrift();
    }

    /// <summary>The observations.</summary>
    public Series Series { get; }

    /// <summary>w, the share of correlated noise in the variance.</summary>
    public Vector<double> DriftShare { get; }

    /// <summary>l, the correlation length, in compute.</summary>
    public Vector<double> CorrelationLength { get; }

    /// <summary>For each observation, the transition of the expected correlated noise to the next one. May be empty where <see cref="IsIdentity"/>.</summary>
    public ReadOnlySpan<Vector<double>> Transition => Column(0);

    /// <summary>The Kalman gain, times the transition.</summary>
    public ReadOnlySpan<Vector<double>> Gain => Column(1);

    /// <summary>The innovation scale: the inverse standard deviation of the innovation.</summary>
    public ReadOnlySpan<Vector<double>> InnovationScale => Column(2);

    /// <summary>True when there is nothing to filter: no lane has correlated noise, and every observation has variance 1.</summary>
    public bool IsIdentity { get; }

    /// <summary>ln |V|.</summary>
    public Vector<double> LogDeterminant { get; }

    /// <summary>Allocates storage for the filters of a series.</summary>
    public static AlignedArray Room(Series series) => new(3 * series.Count * Vector<double>.Count);

    private Span<Vector<double>> Column(int index) =>
        IsIdentity ? [] : MemoryMarshal.Cast<double, Vector<double>>(_columns.Span).Slice(index * Series.Count, Series.Count);

    /// <summary>The sum of squares of one column, whitened under each noise.</summary>
    public Vector<double> Square(ReadOnlySpan<double> column)
    {
        Vector<double> state = default, sum = default;
        if (IsIdentity)
        {
            foreach (double value in column[..Series.Count]) sum = Vector.FusedMultiplyAdd(new(value), new Vector<double>(value), sum);
            return sum;
        }
        ReadOnlySpan<Vector<double>> transitions = Transition, gains = Gain, scales = InnovationScale;
        for (int i = 0; i < scales.Length; i++)
        {
            var seen = new Vector<double>(column[i]);
            var white = (seen - state) * scales[i];
            sum = Vector.FusedMultiplyAdd(white, white, sum);
            state = Vector.FusedMultiplyAdd(transitions[i], state, gains[i] * seen);
        }
        return sum;
    }

    private Vector<double> FilterWhiteNoise()
    {
        Column(0).Clear();
        Column(1).Clear();
        var scale = Column(2);
        double logDeterminant = 0;
        for (int i = 0; i < scale.Length; i++)
        {
            double variance = Series.NoiseVariance[i] + (i == 0 ? Series.StartVariance : 0);
            scale[i] = new(1 / Math.Sqrt(variance));
            logDeterminant += Math.Log(variance);
        }
        return new(logDeterminant);
    }

    private Vector<double> FilterDrift()
    {
        Vector<double> one = Vector<double>.One, share = DriftShare, logDeterminant = default;
        Vector<double> evaluation = Vector.Max(one - share, new(LeastEvaluationShare)), rate = one / CorrelationLength;
        // The variance of the correlated noise as numerator over denominator: the recursion needs no division, and the denominator grows to |V|.
        Vector<double> numerator = default, denominator = one, correlation = default;
        Span<Vector<double>> transition = Column(0), gain = Column(1), scale = Column(2);
        for (int i = 0; i < Series.Count; i++)
        {
            Vector<double> own = evaluation * new Vector<double>(Series.NoiseVariance[i]) + new Vector<double>(i == 0 ? Series.StartVariance : 0), square = correlation * correlation;
            var drift = square * numerator + share * (one - square) * denominator;
            var both = drift + own * denominator;
            var inverse = one / both;
            // There is no compute after the last observation.
            correlation = i + 1 < Series.Count ? Exponential.Exp(new Vector<double>(Series.Compute[i] - Series.Compute[i + 1]) * rate) : one;
            transition[i] = correlation * own * denominator * inverse;
            gain[i] = correlation * drift * inverse;
            scale[i] = Vector.SquareRoot(denominator * inverse);
            (numerator, denominator) = (own * drift, both);
            var isUsual = Vector.GreaterThan(both, new(1e-200)) & Vector.LessThan(both, new(1e200));
            if (isUsual == Vector<long>.AllBitsSet) continue;
            // Only in its own lane, otherwise a filter would depend on its neighbours.
            logDeterminant += Vector.ConditionalSelect(isUsual, Vector<double>.Zero, Vector.Log(both));
            (numerator, denominator) = (Vector.ConditionalSelect(isUsual, numerator, numerator * inverse), Vector.ConditionalSelect(isUsual, denominator, one));
        }
        return logDeterminant + Vector.Log(denominator);
    }
}
