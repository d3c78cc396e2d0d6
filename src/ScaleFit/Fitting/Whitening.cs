using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>
/// The linear map that turns the residuals of a series into independent ones of equal variance, in O(n). It is a view of a batch and lives as long.
/// The noise is evaluation noise of share 1 - w plus correlated noise of share w, an Ornstein-Uhlenbeck process over compute:
/// V_ij = (1 - w) v_i [i = j] + w exp(-|C_i - C_j| / l). Its two-term state-space form gives the innovations
/// (a Kalman filter with one state), so V is never formed.
/// </summary>
internal sealed class Whitening
{
    /// <summary>Number of columns that are filtered together. The recursion of one column has latency that the others use.</summary>
    private const int Together = 5;

    /// <summary>Number of rows that are transposed to vectors across columns at once.</summary>
    private const int Rows = 4;

    private readonly Series _series;
    private readonly NoiseBatch _batch;
    private readonly int _lane;
    private readonly bool _isIdentity;
    private readonly bool _isWhite;

    /// <summary>Makes the map for a series.</summary>
    /// <param name="series">The observations.</param>
    /// <param name="driftShare">w, from 0 to 1. The default is white noise.</param>
    /// <param name="correlationLength">l, above 0.</param>
    public Whitening(Series series, double driftShare = 0, double correlationLength = 1)
        : this(new NoiseBatch(series, new(driftShare), new(correlationLength)), lane: 0)
    {
    }

    /// <summary>Makes the map of one lane of a batch, as a view of its filters.</summary>
    public Whitening(NoiseBatch batch, int lane)
    {
        (_series, _batch, _lane) = (batch.Series, batch, lane);
        (DriftShare, CorrelationLength, LogDeterminant) = (batch.DriftShare[lane], batch.CorrelationLength[lane], batch.LogDeterminant[lane]);
        _isWhite = DriftShare == 0;
        _isIdentity = _isWhite && _series.HasUnitVariance;
    }

    /// <summary>w, the share of correlated noise in the variance.</summary>
    public double DriftShare { get; }

    /// <summary>l, the correlation length, in compute.</summary>
    public double CorrelationLength { get; }

    /// <summary>ln |V|.</summary>
    public double LogDeterminant { get; }

    /// <summary>The sum of squares of one whitened column.</summary>
    public double Square(ReadOnlySpan<double> column) => _batch.Square(column)[_lane];

    /// <summary>Whitens the columns of a block in place, each padded like the series. The padding becomes 0.</summary>
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

    /// <summary>Whitens residuals and the three or four columns of their Jacobian in one pass.</summary>
    public void Apply(Span<double> residuals, Span<double> jacobian)
    {
        int length = residuals.Length, last = jacobian.Length - length;
        if (!_isWhite) Filter(residuals, jacobian[..length], jacobian.Slice(length, length), jacobian.Slice(2 * length, length), jacobian.Slice(last, length));
        Finish(residuals);
        Finish(jacobian);
    }

    /// <summary>Applies the transposed map to one column, in place.</summary>
    public void ApplyTransposed(Span<double> column)
    {
        if (_isWhite)
        {
            if (!_isIdentity) Scale(column[.._series.Count]);
            return;
        }
        ReadOnlySpan<double> transitions = Lane(_batch.Transition), gains = Lane(_batch.Gain), scales = Lane(_batch.InnovationScale);
        double later = 0;
        for (int i = _series.Count - 1, place = i * Vector<double>.Count; i >= 0; i--, place -= Vector<double>.Count)
        {
            double own = column[i] * scales[place];
            column[i] = Math.FusedMultiplyAdd(gains[place], later, own);
            later = Math.FusedMultiplyAdd(transitions[place], later, -own);
        }
    }

    /// <summary>The expected correlated noise at the last observation, given all residuals of the series. 0 under white noise.</summary>
    public double DriftAtEnd(ReadOnlySpan<double> residuals)
    {
        if (_isWhite) return 0;
        ReadOnlySpan<double> transitions = Lane(_batch.Transition), gains = Lane(_batch.Gain);
        double state = 0;
        for (int i = 0, place = 0; i < _series.Count; i++, place += Vector<double>.Count) state = transitions[place] * state + gains[place] * residuals[i];
        return state;
    }

    private void Finish(Span<double> columns)
    {
        int length = _series.PaddedCount, count = _series.Count;
        for (int start = 0; start < columns.Length; start += length)
        {
            if (_isWhite && !_isIdentity) Scale(columns.Slice(start, count));
            columns.Slice(start + count, length - count).Clear();
        }
    }

    private void Scale(Span<double> column)
    {
        var scales = Lane(_batch.InnovationScale);
        for (int i = 0, place = 0; i < column.Length; i++, place += Vector<double>.Count) column[i] *= scales[place];
    }

    /// <summary>The filter coefficients of the lane, with a stride of one vector.</summary>
    private ReadOnlySpan<double> Lane(ReadOnlySpan<Vector<double>> steps) => MemoryMarshal.Cast<Vector<double>, double>(steps)[_lane..];

    /// <summary>Whitens five columns, of which the last ones may be the same.</summary>
    private void Filter(Span<double> a, Span<double> b, Span<double> c, Span<double> d, Span<double> e)
    {
        // Slices of one length need no bounds check on rows, only on the coefficients of the lane.
        int count = _series.Count;
        ReadOnlySpan<double> transitions = Lane(_batch.Transition), gains = Lane(_batch.Gain), scales = Lane(_batch.InnovationScale);
        a = a[..count];
        b = b[..count];
        c = c[..count];
        d = d[..count];
        e = e[..count];
        // Each row depends on the row before, so vectors go across four columns. Four rows are transposed to four such vectors at once.
        double state = 0;
        var states = Vector256<double>.Zero;
        int i = 0, place = 0;
        for (; Avx.IsSupported && i <= count - Rows; i += Rows, place += Rows * Vector<double>.Count)
        {
            int place1 = place + Vector<double>.Count, place2 = place1 + Vector<double>.Count, place3 = place2 + Vector<double>.Count;
            var (row0, row1, row2, row3) = Turned(Load(b, i), Load(c, i), Load(d, i), Load(e, i));
            row0 = Next(transitions[place], gains[place], scales[place], ref a[i], row0, ref state, ref states);
            row1 = Next(transitions[place1], gains[place1], scales[place1], ref a[i + 1], row1, ref state, ref states);
            row2 = Next(transitions[place2], gains[place2], scales[place2], ref a[i + 2], row2, ref state, ref states);
            row3 = Next(transitions[place3], gains[place3], scales[place3], ref a[i + 3], row3, ref state, ref states);
            (row0, row1, row2, row3) = Turned(row0, row1, row2, row3);
            Store(row0, b, i);
            Store(row1, c, i);
            Store(row2, d, i);
            Store(row3, e, i);
        }
        for (; i < count; i++, place += Vector<double>.Count)
        {
            var white = Next(transitions[place], gains[place], scales[place], ref a[i], Vector256.Create(b[i], c[i], d[i], e[i]), ref state, ref states);
            b[i] = white.GetElement(0);
            c[i] = white.GetElement(1);
            d[i] = white.GetElement(2);
            e[i] = white.GetElement(3);
        }
    }

    /// <summary>Advances the filter by one row: whitens one value in place and four others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Next(
        double transition, double gain, double scale, ref double one, Vector256<double> four, ref double state, ref Vector256<double> states)
    {
        double seen = one;
        one = (seen - state) * scale;
        state = Math.FusedMultiplyAdd(transition, state, gain * seen);
        var white = (four - states) * scale;
        states = Vector256.FusedMultiplyAdd(Vector256.Create(transition), states, four * gain);
        return white;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(Span<double> column, int row) => Vector256.Create<double>(column.Slice(row, Rows));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<double> values, Span<double> column, int row) => values.CopyTo(column.Slice(row, Rows));

    /// <summary>Transposes four rows of four columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double>, Vector256<double>, Vector256<double>, Vector256<double>) Turned(
        Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
    {
        Vector256<double> ab0 = Avx.UnpackLow(a, b), ab1 = Avx.UnpackHigh(a, b), cd0 = Avx.UnpackLow(c, d), cd1 = Avx.UnpackHigh(c, d);
        return (Avx.Permute2x128(ab0, cd0, 0x20), Avx.Permute2x128(ab1, cd1, 0x20), Avx.Permute2x128(ab0, cd0, 0x31), Avx.Permute2x128(ab1, cd1, 0x31));
    }
}
