using System.Numerics;
using System.Runtime.CompilerServices;
using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>
/// The sums of one family of curves, whose passes are compiled for it. Each pass is short enough for the compiler to keep what it needs in
/// registers: the exponentials, the points, the filter, the sums.
/// </summary>
/// <typeparam name="TCurve">The family.</typeparam>
/// <param name="series">The series.</param>
/// <param name="logReference">ln of the compute that the curve takes for one.</param>
internal sealed class CurveLanesProblem<TCurve>(Series series, double logReference) : LaneProblem(series, logReference)
    where TCurve : struct, ICurveLanes<TCurve>
{
    private TCurve _curve;
    private NoiseLanes? _noise;

    /// <inheritdoc/>
    public override int ParameterCount => TCurve.ParameterCount;

    /// <inheritdoc/>
    public override int FirstPlace => TCurve.MovesFirst ? 0 : 1;

    /// <inheritdoc/>
    public override void Prepare(ReadOnlySpan<Vector<double>> parameters)
    {
        _curve = TCurve.Of(parameters);
        Raise();
        Evaluate();
    }

    /// <inheritdoc/>
    public override void Sum(NoiseLanes noise)
    {
        _noise = noise;
        if (noise.IsIdentity)
        {
            Sum<Yes>(Points);
            if (TCurve.MovesFirst) SumFirst<Yes>(Points);
        }
        else
        {
            Whiten(noise);
            Sum<No>(Whitened);
            if (TCurve.MovesFirst) SumFirst<No>(Whitened);
        }
    }

    /// <inheritdoc/>
    public override void Hessian(Span<Vector<double>> hessian)
    {
        var noise = _noise ?? throw new InvalidOperationException("Nothing has been summed.");
        if (noise.IsIdentity) Bend<Yes>(Points, noise);
        else Bend<No>(Whitened, noise);
        Products.CopyTo(hessian);
        _curve.AddSecondDerivatives(Sums, hessian);
    }

    private void Raise()
    {
        var curve = _curve;
        var x = LogCompute.AsSpan();
        var exponentials = Exponentials[..x.Length];
        for (int i = 0; i < x.Length; i++) exponentials[i] = Exponential.Of(curve.Exponent(new(x[i])), TCurve.Limit);
    }

    private void Evaluate()
    {
        var curve = _curve;
        var x = LogCompute.AsSpan();
        var exponentials = Exponentials[..x.Length];
        var points = Points[..x.Length];
        for (int i = 0; i + 1 < x.Length; i += 2) curve.At(new(x[i]), exponentials[i], new(x[i + 1]), exponentials[i + 1], ref points[i], ref points[i + 1]);
    }

    private void Whiten(NoiseLanes noise)
    {
        var observed = Observed;
        var points = Points[..observed.Length];
        var whitened = Whitened[..observed.Length];
        ReadOnlySpan<Vector<double>> scales = noise.Scale[..observed.Length], keeps = noise.Kept[..observed.Length], takes = noise.Taken[..observed.Length];
        LanePoint state = default;
        for (int i = 0; i < observed.Length; i++)
        {
            Vector<double> kept = keeps[i], taken = takes[i], scale = scales[i];
            ref readonly var point = ref points[i];
            ref var white = ref whitened[i];
            white.Value = Filtered(point.Value - observed[i], kept, taken, scale, ref state.Value);
            if (TCurve.MovesFirst) white.By0 = Filtered(point.By0, kept, taken, scale, ref state.By0);
            white.By1 = Filtered(point.By1, kept, taken, scale, ref state.By1);
            white.By2 = Filtered(point.By2, kept, taken, scale, ref state.By2);
            white.By3 = Filtered(point.By3, kept, taken, scale, ref state.By3);
        }
    }

    /// <summary>The sums over the residuals and the last three columns: as many as there are registers for.</summary>
    private void Sum<TIdentity>(ReadOnlySpan<LanePoint> points)
        where TIdentity : struct, IConstant
    {
        var observed = Observed;
        points = points[..observed.Length];
        // Asked for behind the loop, they would drive the sums out of their registers.
        ref var sums = ref Sums;
        Vector<double> rr = default, r1 = default, r2 = default, r3 = default;
        Vector<double> s11 = default, s12 = default, s13 = default, s22 = default, s23 = default, s33 = default;
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

    /// <summary>The sums over the first column and everything else.</summary>
    private void SumFirst<TIdentity>(ReadOnlySpan<LanePoint> points)
        where TIdentity : struct, IConstant
    {
        var observed = Observed;
        points = points[..observed.Length];
        ref var sums = ref Sums;
        Vector<double> r0 = default, s00 = default, s01 = default, s02 = default, s03 = default;
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

    private void Bend<TIdentity>(ReadOnlySpan<LanePoint> whitened, NoiseLanes noise)
        where TIdentity : struct, IConstant
    {
        var curve = _curve;
        var observed = Observed;
        var x = LogCompute.AsSpan(0, observed.Length);
        var points = Points[..observed.Length];
        whitened = whitened[..observed.Length];
        ReadOnlySpan<Vector<double>> scales = noise.Scale[..observed.Length], keeps = noise.Kept[..observed.Length], takes = noise.Taken[..observed.Length];
        ref var sums = ref Sums;
        Vector<double> state0 = default, state1 = default, state2 = default, bend0 = default, bend1 = default, bend2 = default;
        for (int i = 0; i < observed.Length; i++)
        {
            var (first, second, third) = curve.Bends(new(x[i]), points[i]);
            var r = whitened[i].Value;
            if (TIdentity.Value)
            {
                r -= observed[i];
            }
            else
            {
                Vector<double> kept = keeps[i], taken = takes[i], scale = scales[i];
                first = Filtered(first, kept, taken, scale, ref state0);
                second = Filtered(second, kept, taken, scale, ref state1);
                third = Filtered(third, kept, taken, scale, ref state2);
            }
            bend0 = Vector.FusedMultiplyAdd(r, first, bend0);
            bend1 = Vector.FusedMultiplyAdd(r, second, bend1);
            bend2 = Vector.FusedMultiplyAdd(r, third, bend2);
        }
        (sums.B0, sums.B1, sums.B2) = (bend0, bend1, bend2);
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
