using System.Numerics;
using System.Runtime.InteropServices;
using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>
/// The noise filters of a series under as many assumptions as a vector has lanes: a Kalman filter with one state, the drift, whose steps
/// depend on where observations lie and not on what they are.
/// </summary>
/// <param name="series">The observations.</param>
internal sealed class NoiseLanes(Series series)
{
    /// <summary>Evaluation noise never quite vanishes: it keeps repeated computes apart when all is drift.</summary>
    private const double LeastEvaluationShare = 1e-9;

    /// <summary>Made once there is something to filter.</summary>
    private AlignedArray? _columns;

    /// <summary>The observations.</summary>
    public Series Series => series;

    /// <summary>w, the share of drift in the variance.</summary>
    public Vector<double> DriftShare { get; private set; }

    /// <summary>l, the compute over which drift forgets itself.</summary>
    public Vector<double> CorrelationLength { get; private set; }

    /// <summary>For each observation, the share of the drift expected there that is kept for the next one; may be empty where <see cref="IsIdentity"/>.</summary>
    public ReadOnlySpan<Vector<double>> Kept => Column(0);

    /// <summary>The share of what is seen that is taken up.</summary>
    public ReadOnlySpan<Vector<double>> Taken => Column(1);

    /// <summary>The inverse standard deviation of what is seen.</summary>
    public ReadOnlySpan<Vector<double>> Scale => Column(2);

    /// <summary>True when there is nothing to filter: no lane's noise drifts, and every observation has the same variance, 1.</summary>
    public bool IsIdentity { get; private set; }

    /// <summary>ln |V|.</summary>
    public Vector<double> LogDeterminant { get; private set; }

    private Span<Vector<double>> Column(int index) =>
        _columns is { } columns ? MemoryMarshal.Cast<double, Vector<double>>(columns.Span).Slice(index * series.Count, series.Count) : [];

    /// <summary>The filters of one noise, in every lane.</summary>
    public static NoiseLanes Of(Series series, double share, double length)
    {
        var lanes = new NoiseLanes(series);
        lanes.Set(new(share), new(length));
        return lanes;
    }

    /// <summary>Sets the noises.</summary>
    /// <param name="share">w, from 0 to 1.</param>
    /// <param name="length">l, above 0.</param>
    public void Set(Vector<double> share, Vector<double> length)
    {
        (DriftShare, CorrelationLength) = (share, length);
        bool isWhite = Vector.EqualsAll(share, Vector<double>.Zero);
        IsIdentity = isWhite && series.HasUnitVariance;
        LogDeterminant = default;
        if (IsIdentity) return;
        _columns ??= new AlignedArray(3 * series.Count * Vector<double>.Count);
        if (isWhite) SetWhite();
        else SetDrifting(share, length);
    }

    /// <summary>The sum of squares of one column, mapped under each noise.</summary>
    public Vector<double> Square(ReadOnlySpan<double> column)
    {
        Vector<double> state = default, sum = default;
        if (IsIdentity)
        {
            foreach (double value in column[..series.Count]) sum = Vector.FusedMultiplyAdd(new(value), new Vector<double>(value), sum);
            return sum;
        }
        ReadOnlySpan<Vector<double>> keeps = Kept, takes = Taken, scales = Scale;
        for (int i = 0; i < scales.Length; i++)
        {
            var seen = new Vector<double>(column[i]);
            var white = (seen - state) * scales[i];
            sum = Vector.FusedMultiplyAdd(white, white, sum);
            state = Vector.FusedMultiplyAdd(keeps[i], state, takes[i] * seen);
        }
        return sum;
    }

    private void SetWhite()
    {
        Column(0).Clear();
        Column(1).Clear();
        var scale = Column(2);
        double logDeterminant = 0;
        for (int i = 0; i < scale.Length; i++)
        {
            scale[i] = new(1 / Math.Sqrt(series.NoiseVariance[i]));
            logDeterminant += Math.Log(series.NoiseVariance[i]);
        }
        LogDeterminant = new(logDeterminant);
    }

    private void SetDrifting(Vector<double> share, Vector<double> length)
    {
        var one = Vector<double>.One;
        Vector<double> evaluation = Vector.Max(one - share, new(LeastEvaluationShare)), rate = one / length;
        // The drift's variance as numerator over denominator: their recursion waits for no division, and the denominator grows to |V|.
        Vector<double> numerator = default, denominator = one, memory = default;
        Span<Vector<double>> kept = Column(0), taken = Column(1), scale = Column(2);
        for (int i = 0; i < series.Count; i++)
        {
            Vector<double> own = evaluation * new Vector<double>(series.NoiseVariance[i]), square = memory * memory;
            var drift = square * numerator + share * (one - square) * denominator;
            var both = drift + own * denominator;
            var inverse = one / both;
            // Behind the last observation nothing is forgotten yet.
            memory = i + 1 < series.Count ? Exponential.Of(new Vector<double>(series.Compute[i] - series.Compute[i + 1]) * rate) : one;
            kept[i] = memory * own * denominator * inverse;
            taken[i] = memory * drift * inverse;
            scale[i] = Vector.SquareRoot(denominator * inverse);
            (numerator, denominator) = (own * drift, both);
            var isUsual = Vector.GreaterThan(both, new(1e-200)) & Vector.LessThan(both, new(1e200));
            if (isUsual == Vector<long>.AllBitsSet) continue;
            // Only in its own lane, or a filter would depend on its neighbours.
            LogDeterminant += Vector.ConditionalSelect(isUsual, Vector<double>.Zero, Vector.Log(both));
            (numerator, denominator) = (Vector.ConditionalSelect(isUsual, numerator, numerator * inverse), Vector.ConditionalSelect(isUsual, denominator, one));
        }
        LogDeterminant += Vector.Log(denominator);
    }
}
