using System.Numerics;
using System.Runtime.CompilerServices;
using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>
/// The sums of one family of curves, whose passes are compiled for it. Each pass is short enough for the compiler to keep what it needs in
/// registers: the exponentials, the points, the filter, the sums. All but the first go block by block, so that points stay in the cache.
/// </summary>
/// <typeparam name="TCurve">The family.</typeparam>
/// <param name="series">The series.</param>
internal sealed class CurveLanesProblem<TCurve>(Series series) : LaneProblem(series)
    where TCurve : struct, ICurveLanes<TCurve>
{
    private TCurve _curve;

    /// <summary>Where the block starts whose points are at hand.</summary>
    private int _evaluated = -1;
    private NoiseLanes? _noise;

    /// <inheritdoc/>
    public override int ParameterCount => TCurve.ParameterCount;

    /// <inheritdoc/>
    public override int FirstPlace => TCurve.MovesFirst ? 0 : 1;

    /// <inheritdoc/>
    public override void ReferTo(double logReference)
    {
        base.ReferTo(logReference);
        Forget();
    }

    /// <inheritdoc/>
    public override void Prepare(ReadOnlySpan<Vector<double>> parameters)
    {
        _curve = TCurve.Of(parameters);
        TakeExponentials();
        Forget();
    }

    /// <inheritdoc/>
    public override void Sum(NoiseLanes noise)
    {
        _noise = noise;
        Sums = default;
        LanePoint state = default;
        for (int first = 0; first < Observed.Length; first += Block)
        {
            Evaluate(first);
            var observed = Observed[first..Math.Min(first + Block, Observed.Length)];
            if (noise.IsIdentity)
            {
                Sum<Yes>(Points, observed);
                if (TCurve.MovesFirst) SumFirst<Yes>(Points, observed);
            }
            else
            {
                Whiten(noise, first, observed, ref state);
                Sum<No>(Whitened, observed);
                if (TCurve.MovesFirst) SumFirst<No>(Whitened, observed);
            }
        }
    }

    /// <inheritdoc/>
    public override void Hessian(Span<Vector<double>> hessian)
    {
        var noise = _noise ?? throw new InvalidOperationException("Nothing has been summed at this point.");
        (Sums.B0, Sums.B1, Sums.B2) = (default, default, default);
        LanePoint state = default;
        for (int first = 0; first < Observed.Length; first += Block)
        {
            Evaluate(first);
            var observed = Observed[first..Math.Min(first + Block, Observed.Length)];
            if (noise.IsIdentity) Bend<Yes>(noise, first, observed, ref state);
            else Bend<No>(noise, first, observed, ref state);
        }
        Products.CopyTo(hessian);
        _curve.AddSecondDerivatives(Sums, hessian);
    }

    /// <summary>What was evaluated and summed belongs to another point.</summary>
    private void Forget() => (_evaluated, _noise) = (-1, null);

    private void TakeExponentials()
    {
        var curve = _curve;
        var x = LogCompute.AsSpan();
        var exponentials = Exponentials[..x.Length];
        for (int i = 0; i < x.Length; i++) exponentials[i] = Exponential.Of(curve.Exponent(new(x[i])), TCurve.Limit);
    }

    /// <summary>The points of a block, unless it is the last that was evaluated.</summary>
    private void Evaluate(int first)
    {
        if (_evaluated == first) return;
        _evaluated = first;
        var curve = _curve;
        var x = LogCompute.AsSpan(first, Math.Min(Block, LogCompute.Length - first));
        var exponentials = Exponentials.Slice(first, x.Length);
        var points = Points[..x.Length];
        for (int i = 0; i + 1 < x.Length; i += 2) curve.At(new(x[i]), exponentials[i], new(x[i + 1]), exponentials[i + 1], ref points[i], ref points[i + 1]);
    }

    private void Whiten(NoiseLanes noise, int first, ReadOnlySpan<Vector<double>> observed, ref LanePoint state)
    {
        var points = Points[..observed.Length];
        var whitened = Whitened[..observed.Length];
        ReadOnlySpan<Vector<double>> scales = noise.Scale.Slice(first, observed.Length);
        ReadOnlySpan<Vector<double>> keeps = noise.Kept.Slice(first, observed.Length), takes = noise.Taken.Slice(first, observed.Length);
        var drift = state;
        for (int i = 0; i < observed.Length; i++)
        {
            Vector<double> kept = keeps[i], taken = takes[i], scale = scales[i];
            ref readonly var point = ref points[i];
            ref var white = ref whitened[i];
            white.Value = Filtered(point.Value - observed[i], kept, taken, scale, ref drift.Value);
            if (TCurve.MovesFirst) white.By0 = Filtered(point.By0, kept, taken, scale, ref drift.By0);
            white.By1 = Filtered(point.By1, kept, taken, scale, ref drift.By1);
            white.By2 = Filtered(point.By2, kept, taken, scale, ref drift.By2);
            white.By3 = Filtered(point.By3, kept, taken, scale, ref drift.By3);
        }
        state = drift;
    }

    /// <summary>The products of the residuals and the last three columns: as many as there are registers for.</summary>
    private void Sum<TIdentity>(ReadOnlySpan<LanePoint> points, ReadOnlySpan<Vector<double>> observed)
        where TIdentity : struct, IConstant
    {
        points = points[..observed.Length];
        // Taken after the loop, this reference made the compiler spill the sums in every turn.
        ref var sums = ref Sums;
        Vector<double> rr = sums.RR, r1 = sums.R1, r2 = sums.R2, r3 = sums.R3;
        Vector<double> s11 = sums.S11, s12 = sums.S12, s13 = sums.S13, s22 = sums.S22, s23 = sums.S23, s33 = sums.S33;
        for (int i = 0; i < observed.Length; i++)
        {
            Vector<double> r = points[i].Value, d1 = points[i].By1, d2 = points[i].By2, d3 = points[i].By3;
            if (TIdentity.Value) r -= observed[i];
            rr = Vector.FusedMultiplyAdd(r, r, rr);
            r1 = Vector.FusedMultiplyAdd(r, d1, r1);
            r2 = Vector.FusedMultiplyAdd(r, d2, r2);
            r3 = Vector.FusedMultiplyAdd(r, d3, r3);
            s11 = Vector.FusedMultiplyAdd(d1, d1, s11);
            s12 = Vector.FusedMultiplyAdd(d1, d2, s12);
            s13 = Vector.FusedMultiplyAdd(d1, d3, s13);
            s22 = Vector.FusedMultiplyAdd(d2, d2, s22);
            s23 = Vector.FusedMultiplyAdd(d2, d3, s23);
            s33 = Vector.FusedMultiplyAdd(d3, d3, s33);
        }
        (sums.RR, sums.R1, sums.R2, sums.R3) = (rr, r1, r2, r3);
        (sums.S11, sums.S12, sums.S13, sums.S22, sums.S23, sums.S33) = (s11, s12, s13, s22, s23, s33);
    }

    /// <summary>The products of the first column with the residuals and all columns.</summary>
    private void SumFirst<TIdentity>(ReadOnlySpan<LanePoint> points, ReadOnlySpan<Vector<double>> observed)
        where TIdentity : struct, IConstant
    {
        points = points[..observed.Length];
        ref var sums = ref Sums;
        Vector<double> r0 = sums.R0, s00 = sums.S00, s01 = sums.S01, s02 = sums.S02, s03 = sums.S03;
        for (int i = 0; i < observed.Length; i++)
        {
            Vector<double> r = points[i].Value, d0 = points[i].By0;
            if (TIdentity.Value) r -= observed[i];
            r0 = Vector.FusedMultiplyAdd(r, d0, r0);
            s00 = Vector.FusedMultiplyAdd(d0, d0, s00);
            s01 = Vector.FusedMultiplyAdd(d0, points[i].By1, s01);
            s02 = Vector.FusedMultiplyAdd(d0, points[i].By2, s02);
            s03 = Vector.FusedMultiplyAdd(d0, points[i].By3, s03);
        }
        (sums.R0, sums.S00, sums.S01, sums.S02, sums.S03) = (r0, s00, s01, s02, s03);
    }

    private void Bend<TIdentity>(NoiseLanes noise, int start, ReadOnlySpan<Vector<double>> observed, ref LanePoint state)
        where TIdentity : struct, IConstant
    {
        var curve = _curve;
        var x = LogCompute.AsSpan(start, observed.Length);
        var points = Points[..observed.Length];
        ReadOnlySpan<Vector<double>> scales = TIdentity.Value ? [] : noise.Scale.Slice(start, observed.Length);
        ReadOnlySpan<Vector<double>> keeps = TIdentity.Value ? [] : noise.Kept.Slice(start, observed.Length);
        ReadOnlySpan<Vector<double>> takes = TIdentity.Value ? [] : noise.Taken.Slice(start, observed.Length);
        ref var sums = ref Sums;
        Vector<double> bend0 = sums.B0, bend1 = sums.B1, bend2 = sums.B2;
        var drift = state;
        for (int i = 0; i < observed.Length; i++)
        {
            var r = points[i].Value - observed[i];
            var (first, second, third) = curve.Bends(new(x[i]), points[i]);
            if (!TIdentity.Value)
            {
                Vector<double> kept = keeps[i], taken = takes[i], scale = scales[i];
                r = Filtered(r, kept, taken, scale, ref drift.Value);
                first = Filtered(first, kept, taken, scale, ref drift.By1);
                second = Filtered(second, kept, taken, scale, ref drift.By2);
                third = Filtered(third, kept, taken, scale, ref drift.By3);
            }
            bend0 = Vector.FusedMultiplyAdd(r, first, bend0);
            bend1 = Vector.FusedMultiplyAdd(r, second, bend1);
            bend2 = Vector.FusedMultiplyAdd(r, third, bend2);
        }
        (sums.B0, sums.B1, sums.B2) = (bend0, bend1, bend2);
        if (!TIdentity.Value) state = drift;
    }

    /// <summary>Takes the noise filter one observation on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Filtered(Vector<double> seen, Vector<double> kept, Vector<double> taken, Vector<double> scale, ref Vector<double> state)
    {
        var white = (seen - state) * scale;
        state = Vector.FusedMultiplyAdd(kept, state, taken * seen);
        return white;
    }
}
