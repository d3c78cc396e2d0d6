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

    private readonly Series _series;
    private readonly double[] _carry;
    private readonly double[] _gain;
    private readonly double[] _scale;
    private bool _isIdentity;
    private bool _isWhite;

    /// <summary>Makes the map of white noise.</summary>
    public Whitening(Series series)
    {
        _series = series;
        _carry = new double[series.Count];
        _gain = new double[series.Count];
        _scale = new double[series.PaddedCount];
        Set(0, 1);
    }

    /// <summary>w, the share of drift in the variance.</summary>
    public double DriftShare { get; private set; }

    /// <summary>l, the compute over which drift forgets itself.</summary>
    public double CorrelationLength { get; private set; }

    /// <summary>ln |V|.</summary>
    public double LogDeterminant { get; private set; }

    /// <summary>Changes the noise.</summary>
    /// <param name="driftShare">w, from 0 to 1.</param>
    /// <param name="correlationLength">l, above 0.</param>
    public void Set(double driftShare, double correlationLength)
    {
        (DriftShare, CorrelationLength) = (driftShare, correlationLength);
        _isWhite = driftShare == 0;
        double evaluation = Math.Max(1 - driftShare, LeastEvaluationShare);
        double drift = 0, product = 1, logDeterminant = 0;
        bool identity = _isWhite;
        for (int i = 0; i < _series.Count; i++)
        {
            double memory = i == 0 ? 0 : Math.Exp((_series.Compute[i - 1] - _series.Compute[i]) / correlationLength);
            double predicted = memory * memory * drift + driftShare * (1 - memory * memory);
            double weight = _series.Weight[i];
            double variance = predicted + evaluation / (weight * weight);
            _carry[i] = memory;
            _gain[i] = predicted / variance;
            _scale[i] = 1 / Math.Sqrt(variance);
            identity &= variance == 1;
            drift = predicted - predicted * _gain[i];
            product *= variance;
            if (product is > 1e200 or < 1e-200)
            {
                logDeterminant += Math.Log(product);
                product = 1;
            }
        }
        _isIdentity = identity;
        LogDeterminant = logDeterminant + Math.Log(product);
    }

    /// <summary>Maps the columns of a block in place, each padded like the series; padding becomes 0.</summary>
    public void Apply(Span<double> columns)
    {
        int length = _series.PaddedCount, count = _series.Count;
        if (!_isWhite)
        {
            int wide = columns.Length / length / 4 * 4;
            for (int first = 0; first < wide; first += 4) Filter(columns.Slice(first * length, 4 * length));
            for (int first = wide; first < columns.Length / length; first++) FilterOne(columns.Slice(first * length, length));
        }
        for (int start = 0; start < columns.Length; start += length)
        {
            if (_isWhite && !_isIdentity) Columns.Multiply(_scale, columns.Slice(start, length));
            columns.Slice(start + count, length - count).Clear();
        }
    }

    /// <summary>The drift expected at the last observation, given all residuals of the series; 0 under white noise.</summary>
    public double DriftAtEnd(ReadOnlySpan<double> residuals)
    {
        double state = 0;
        for (int i = 0; i < _carry.Length; i++)
        {
            double predicted = _carry[i] * state;
            state = predicted + _gain[i] * (residuals[i] - predicted);
        }
        return state;
    }

    private void FilterOne(Span<double> column)
    {
        double state = 0;
        for (int i = 0; i < _carry.Length; i++)
        {
            double predicted = _carry[i] * state;
            double innovation = column[i] - predicted;
            state = predicted + _gain[i] * innovation;
            column[i] = innovation * _scale[i];
        }
    }

    /// <summary>Four columns at once: each step waits for the one before, so the columns fill each other's waits.</summary>
    private void Filter(Span<double> columns)
    {
        int length = columns.Length / 4;
        var a = columns[..length];
        var b = columns.Slice(length, length);
        var c = columns.Slice(2 * length, length);
        var d = columns.Slice(3 * length, length);
        double stateA = 0, stateB = 0, stateC = 0, stateD = 0;
        for (int i = 0; i < _carry.Length; i++)
        {
            double carry = _carry[i], gain = _gain[i], scale = _scale[i];
            stateA *= carry;
            stateB *= carry;
            stateC *= carry;
            stateD *= carry;
            double innovationA = a[i] - stateA, innovationB = b[i] - stateB, innovationC = c[i] - stateC, innovationD = d[i] - stateD;
            stateA += gain * innovationA;
            stateB += gain * innovationB;
            stateC += gain * innovationC;
            stateD += gain * innovationD;
            a[i] = innovationA * scale;
            b[i] = innovationB * scale;
            c[i] = innovationC * scale;
            d[i] = innovationD * scale;
        }
    }
}
