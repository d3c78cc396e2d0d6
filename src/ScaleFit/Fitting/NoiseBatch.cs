using System.Numerics;
using System.Runtime.InteropServices;
using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>
/// The noise filters of a series under as many assumptions as a SIMD vector has lanes: Kalman filters with one state, the drift, whose steps
/// depend on where observations lie and not on what they are. A batch that makes its own room is not changed later; one in room that was passed in
/// is valid until that room is passed to the next one.
/// </summary>
internal sealed class NoiseBatch
{
    /// <summary>Evaluation noise never quite vanishes: it keeps repeated computes apart when all is drift.</summary>
    private const double LeastEvaluationShare = 1e-9;

    /// <summary>Transition, gain and innovation scale; empty where there is nothing to filter.</summary>
    private readonly AlignedArray _columns;

    /// <summary>Makes the filters.</summary>
    /// <param name="series">The observations.</param>
    /// <param name="share">w, from 0 to 1.</param>
    /// <param name="length">l, above 0.</param>
    /// <param name="columns">
    /// Room for the filters from <see cref="Room"/>, for loops that use one batch after another: a batch is valid until its room is given to the next one. Without it the batch makes its own.
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

    /// <summary>w, the share of drift in the variance.</summary>
    public Vector<double> DriftShare { get; }

    /// <summary>l, the correlation length of the drift, in compute.</summary>
    public Vector<double> CorrelationLength { get; }

    /// <summary>For each observation, the factor by which the expected drift carries over to the next one; may be empty where <see cref="IsIdentity"/>.</summary>
    public ReadOnlySpan<Vector<double>> Transition => Column(0);

    /// <summary>The Kalman gain, times the transition.</summary>
    public ReadOnlySpan<Vector<double>> Gain => Column(1);

    /// <summary>The inverse standard deviation of the innovation.</summary>
    public ReadOnlySpan<Vector<double>> InnovationScale => Column(2);

    /// <summary>True when there is nothing to filter: no lane has drift, and every observation has the same variance, 1.</summary>
    public bool IsIdentity { get; }

    /// <summary>ln |V|.</summary>
    public Vector<double> LogDeterminant { get; }

    /// <summary>Makes room for the filters of a series.</summary>
    public static AlignedArray Room(Series series) => new(3 * series.Count * Vector<double>.Count);

    private Span<Vector<double>> Column(int index) =>
        IsIdentity ? [] : MemoryMarshal.Cast<double, Vector<double>>(_columns.Span).Slice(index * Series.Count, Series.Count);

    /// <summary>The sum of squares of one column, mapped under each noise.</summary>
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
            scale[i] = new(1 / Math.Sqrt(Series.NoiseVariance[i]));
            logDeterminant += Math.Log(Series.NoiseVariance[i]);
        }
        return new(logDeterminant);
    }

    private Vector<double> FilterDrift()
    {
        Vector<double> one = Vector<double>.One, share = DriftShare, logDeterminant = default;
        Vector<double> evaluation = Vector.Max(one - share, new(LeastEvaluationShare)), rate = one / CorrelationLength;
        // The drift's variance as numerator over denominator: their recursion waits for no division, and the denominator grows to |V|.
        Vector<double> numerator = default, denominator = one, correlation = default;
        Span<Vector<double>> transition = Column(0), gain = Column(1), scale = Column(2);
        for (int i = 0; i < Series.Count; i++)
        {
            Vector<double> own = evaluation * new Vector<double>(Series.NoiseVariance[i]), square = correlation * correlation;
            var drift = square * numerator + share * (one - square) * denominator;
            var both = drift + own * denominator;
            var inverse = one / both;
            // After the last observation no compute has passed yet.
            correlation = i + 1 < Series.Count ? Exponential.Exp(new Vector<double>(Series.Compute[i] - Series.Compute[i + 1]) * rate) : one;
            transition[i] = correlation * own * denominator * inverse;
            gain[i] = correlation * drift * inverse;
            scale[i] = Vector.SquareRoot(denominator * inverse);
            (numerator, denominator) = (own * drift, both);
            var isUsual = Vector.GreaterThan(both, new(1e-200)) & Vector.LessThan(both, new(1e200));
            if (isUsual == Vector<long>.AllBitsSet) continue;
            // Only in its own lane, or a filter would depend on its neighbours.
            logDeterminant += Vector.ConditionalSelect(isUsual, Vector<double>.Zero, Vector.Log(both));
            (numerator, denominator) = (Vector.ConditionalSelect(isUsual, numerator, numerator * inverse), Vector.ConditionalSelect(isUsual, denominator, one));
        }
        return logDeterminant + Vector.Log(denominator);
    }
}
