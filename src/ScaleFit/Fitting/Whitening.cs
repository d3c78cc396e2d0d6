using System.Numerics;
using System.Runtime.InteropServices;
using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>
/// The linear map that turns the residuals of a series into independent ones of equal variance, in O(n).
/// The noise is evaluation noise of share 1 - w plus drift of share w, an Ornstein-Uhlenbeck process along compute:
/// V_ij = (1 - w) v_i [i = j] + w exp(-|C_i - C_j| / l). Its two-term state-space form gives the innovations
/// (a Kalman filter with one state), so V is never formed.
/// </summary>
internal sealed class Whitening
{
    /// <summary>Evaluation noise never quite vanishes: it keeps repeated computes apart when all is drift.</summary>
    private const double LeastEvaluationShare = 1e-9;

    /// <summary>Columns that are filtered together: each step of one waits for the step before, so they fill each other's waits.</summary>
    private const int Together = 5;

    private readonly Series _series;

    /// <summary>The drift expected at the next observation is kept times the one expected here plus taken times what is seen here.</summary>
    private readonly double[] _kept;
    private readonly double[] _taken;
    private readonly double[] _scale;
    private readonly bool _isIdentity;
    private readonly bool _isWhite;

    /// <summary>Makes the map for a series.</summary>
    /// <param name="series">The observations.</param>
    /// <param name="driftShare">w, from 0 to 1; white noise if not given.</param>
    /// <param name="correlationLength">l, above 0.</param>
    public Whitening(Series series, double driftShare = 0, double correlationLength = 1)
    {
        (_series, DriftShare, CorrelationLength) = (series, driftShare, correlationLength);
        int count = series.Count;
        _isWhite = driftShare == 0;
        _isIdentity = _isWhite && !series.NoiseVariance.AsSpan(0, count).ContainsAnyExcept(1);
        _scale = new double[series.PaddedCount];
        _kept = _isWhite ? [] : Memories(series, correlationLength);
        _taken = _isWhite ? [] : new double[count];
        double evaluation = Math.Max(1 - driftShare, LeastEvaluationShare);
        // The drift's variance as numerator over denominator: their recursion waits for no division, and the denominator grows to |V|.
        double numerator = 0, denominator = 1, memory = 0, logDeterminant = 0;
        for (int i = 0; i < count; i++)
        {
            double own = evaluation * series.NoiseVariance[i], square = memory * memory;
            double drift = square * numerator + driftShare * (1 - square) * denominator;
            double both = drift + own * denominator, inverse = 1 / both;
            _scale[i] = denominator * inverse;
            if (!_isWhite)
            {
                // Behind the last observation nothing is forgotten yet.
                memory = i + 1 < count ? _kept[i + 1] : 1;
                _kept[i] = memory * own * denominator * inverse;
                _taken[i] = memory * drift * inverse;
            }
            (numerator, denominator) = (own * drift, both);
            if (denominator is > 1e-200 and < 1e200) continue;
            logDeterminant += Math.Log(denominator);
            (numerator, denominator) = (numerator * inverse, 1);
        }
        var scales = MemoryMarshal.Cast<double, Vector<double>>(_scale.AsSpan());
        for (int i = 0; i < scales.Length; i++) scales[i] = Vector.SquareRoot(scales[i]);
        LogDeterminant = logDeterminant + Math.Log(denominator);
    }

    /// <summary>w, the share of drift in the variance.</summary>
    public double DriftShare { get; }

    /// <summary>l, the compute over which drift forgets itself.</summary>
    public double CorrelationLength { get; }

    /// <summary>ln |V|.</summary>
    public double LogDeterminant { get; }

    /// <summary>Maps the columns of a block in place, each padded like the series; padding becomes 0.</summary>
    public void Apply(Span<double> columns)
    {
        int length = _series.PaddedCount, last = columns.Length - length;
        for (int first = 0; first <= last && !_isWhite; first += Together * length)
        {
            Filter(
                columns.Slice(first, length), columns.Slice(Math.Min(first + length, last), length), columns.Slice(Math.Min(first + 2 * length, last), length),
                columns.Slice(Math.Min(first + 3 * length, last), length), columns.Slice(Math.Min(first + 4 * length, last), length));
        }
        Finish(columns);
    }

    /// <summary>Maps residuals and the columns of their Jacobian, of which there are three or four, in one pass.</summary>
    public void Apply(Span<double> residuals, Span<double> jacobian)
    {
        int length = residuals.Length, last = jacobian.Length - length;
        if (!_isWhite) Filter(residuals, jacobian[..length], jacobian.Slice(length, length), jacobian.Slice(2 * length, length), jacobian.Slice(last, length));
        Finish(residuals);
        Finish(jacobian);
    }

    /// <summary>The transposed map of one column, in place.</summary>
    public void ApplyTransposed(Span<double> column)
    {
        if (_isWhite) Columns.Multiply(_scale, column);
        double later = 0;
        for (int i = _taken.Length - 1; i >= 0; i--)
        {
            double own = column[i] * _scale[i];
            column[i] = Math.FusedMultiplyAdd(_taken[i], later, own);
            later = Math.FusedMultiplyAdd(_kept[i], later, -own);
        }
    }

    /// <summary>The drift expected at the last observation, given all residuals of the series; 0 under white noise.</summary>
    public double DriftAtEnd(ReadOnlySpan<double> residuals)
    {
        double state = 0;
        for (int i = 0; i < _taken.Length; i++) state = _kept[i] * state + _taken[i] * residuals[i];
        return state;
    }

    private void Finish(Span<double> columns)
    {
        int length = _series.PaddedCount, count = _series.Count;
        for (int start = 0; start < columns.Length; start += length)
        {
            if (_isWhite && !_isIdentity) Columns.Multiply(_scale, columns.Slice(start, length));
            columns.Slice(start + count, length - count).Clear();
        }
    }

    /// <summary>exp(-gap / l) between each observation and the one before, 0 before the first.</summary>
    private static double[] Memories(Series series, double correlationLength)
    {
        var memories = new double[series.PaddedCount];
        double rate = 1 / correlationLength;
        for (int i = 1; i < series.Count; i++) memories[i] = (series.Compute[i - 1] - series.Compute[i]) * rate;
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(memories.AsSpan());
        for (int i = 0; i < vectors.Length; i++) vectors[i] = Exponential.Of(vectors[i]);
        return memories;
    }

    /// <summary>Whitens five columns, of which the last ones may be the same.</summary>
    private void Filter(Span<double> a, Span<double> b, Span<double> c, Span<double> d, Span<double> e)
    {
        // Slices of one length leave no index to check.
        int count = _taken.Length;
        var keeps = _kept.AsSpan(0, count);
        var takes = _taken.AsSpan(0, count);
        var scales = _scale.AsSpan(0, count);
        a = a[..count];
        b = b[..count];
        c = c[..count];
        d = d[..count];
        e = e[..count];
        double stateA = 0, stateB = 0, stateC = 0, stateD = 0, stateE = 0;
        for (int i = 0; i < count; i++)
        {
            double kept = keeps[i], taken = takes[i], scale = scales[i];
            double seenA = a[i], seenB = b[i], seenC = c[i], seenD = d[i], seenE = e[i];
            a[i] = (seenA - stateA) * scale;
            b[i] = (seenB - stateB) * scale;
            c[i] = (seenC - stateC) * scale;
            d[i] = (seenD - stateD) * scale;
            e[i] = (seenE - stateE) * scale;
            stateA = Math.FusedMultiplyAdd(kept, stateA, taken * seenA);
            stateB = Math.FusedMultiplyAdd(kept, stateB, taken * seenB);
            stateC = Math.FusedMultiplyAdd(kept, stateC, taken * seenC);
            stateD = Math.FusedMultiplyAdd(kept, stateD, taken * seenD);
            stateE = Math.FusedMultiplyAdd(kept, stateE, taken * seenE);
        }
    }
}
