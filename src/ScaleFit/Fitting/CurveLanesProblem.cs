using System.Numerics;
using System.Runtime.CompilerServices;
using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>The sums of one family of curves, whose pass is compiled for it.</summary>
/// <typeparam name="TCurve">The family.</typeparam>
/// <typeparam name="TFirst">Whether the first parameter may move.</typeparam>
/// <param name="series">The series.</param>
/// <param name="logReference">ln of the compute that the curve takes for one.</param>
internal sealed class CurveLanesProblem<TCurve, TFirst>(Series series, double logReference) : LaneProblem(series, logReference)
    where TCurve : struct, ICurveLanes<TCurve>
    where TFirst : struct, IConstant
{
    private TCurve _curve;
    private NoiseLanes? _noise;

    /// <inheritdoc/>
    public override int ParameterCount => TCurve.ParameterCount;

    /// <inheritdoc/>
    public override void Prepare(ReadOnlySpan<Vector<double>> parameters)
    {
        _curve = TCurve.Of(parameters);
        var curve = _curve;
        var logCompute = LogCompute.AsSpan();
        Span<Vector<double>> first = First[..logCompute.Length], second = Second[..logCompute.Length];
        // Exponentials and divisions take long to come out and the sums wait for them: apart, many are under way at once.
        for (int i = 0; i < logCompute.Length; i++) curve.Prepare(new(logCompute[i]), out first[i], out second[i]);
    }

    /// <inheritdoc/>
    public override void Sum(NoiseLanes noise)
    {
        _noise = noise;
        if (noise.IsWhite) Sum<Yes>(_curve, LogCompute, noise);
        else Sum<No>(_curve, LogCompute, noise);
    }

    /// <inheritdoc/>
    public override void Hessian(Span<Vector<double>> hessian)
    {
        var noise = _noise ?? throw new InvalidOperationException("Nothing has been summed.");
        if (noise.IsWhite) Bend<Yes>(_curve, LogCompute, noise);
        else Bend<No>(_curve, LogCompute, noise);
        Products.CopyTo(hessian);
        _curve.AddSecondDerivatives(Sums, hessian);
    }

    private void Sum<TWhite>(TCurve curve, ReadOnlySpan<double> logCompute, NoiseLanes noise)
        where TWhite : struct, IConstant
    {
        var observed = Observed[..logCompute.Length];
        ReadOnlySpan<Vector<double>> first = First[..logCompute.Length], second = Second[..logCompute.Length];
        ReadOnlySpan<Vector<double>> keeps = noise.Kept[..logCompute.Length], takes = noise.Taken[..logCompute.Length], scales = noise.Scale[..logCompute.Length];
        var residuals = Residuals[..logCompute.Length];
        ref var sums = ref Sums;
        sums = default;
        Vector<double> stateR = default, state0 = default, state1 = default, state2 = default, state3 = default;
        for (int i = 0; i < logCompute.Length; i++)
        {
            curve.At(new(logCompute[i]), first[i], second[i], out var point);
            Vector<double> kept = keeps[i], taken = takes[i], scale = scales[i];
            var r = Whitened<TWhite>(point.Value - observed[i], kept, taken, scale, ref stateR);
            residuals[i] = r;
            sums.RR = Vector.FusedMultiplyAdd(r, r, sums.RR);
            var d1 = Whitened<TWhite>(point.By1, kept, taken, scale, ref state1);
            sums.R1 = Vector.FusedMultiplyAdd(r, d1, sums.R1);
            sums.S11 = Vector.FusedMultiplyAdd(d1, d1, sums.S11);
            var d2 = Whitened<TWhite>(point.By2, kept, taken, scale, ref state2);
            sums.R2 = Vector.FusedMultiplyAdd(r, d2, sums.R2);
            sums.S12 = Vector.FusedMultiplyAdd(d1, d2, sums.S12);
            sums.S22 = Vector.FusedMultiplyAdd(d2, d2, sums.S22);
            Vector<double> d0 = default;
            if (TFirst.Value)
            {
                d0 = Whitened<TWhite>(point.By0, kept, taken, scale, ref state0);
                sums.R0 = Vector.FusedMultiplyAdd(r, d0, sums.R0);
                sums.S00 = Vector.FusedMultiplyAdd(d0, d0, sums.S00);
                sums.S01 = Vector.FusedMultiplyAdd(d0, d1, sums.S01);
                sums.S02 = Vector.FusedMultiplyAdd(d0, d2, sums.S02);
            }
            if (TCurve.ParameterCount == 3) continue;
            var d3 = Whitened<TWhite>(point.By3, kept, taken, scale, ref state3);
            sums.R3 = Vector.FusedMultiplyAdd(r, d3, sums.R3);
            if (TFirst.Value) sums.S03 = Vector.FusedMultiplyAdd(d0, d3, sums.S03);
            sums.S13 = Vector.FusedMultiplyAdd(d1, d3, sums.S13);
            sums.S23 = Vector.FusedMultiplyAdd(d2, d3, sums.S23);
            sums.S33 = Vector.FusedMultiplyAdd(d3, d3, sums.S33);
        }
    }

    private void Bend<TWhite>(TCurve curve, ReadOnlySpan<double> logCompute, NoiseLanes noise)
        where TWhite : struct, IConstant
    {
        var residuals = Residuals[..logCompute.Length];
        ReadOnlySpan<Vector<double>> first = First[..logCompute.Length], second = Second[..logCompute.Length];
        ReadOnlySpan<Vector<double>> keeps = noise.Kept[..logCompute.Length], takes = noise.Taken[..logCompute.Length], scales = noise.Scale[..logCompute.Length];
        Vector<double> state0 = default, state1 = default, state2 = default, bend0 = default, bend1 = default, bend2 = default;
        for (int i = 0; i < logCompute.Length; i++)
        {
            curve.At(new(logCompute[i]), first[i], second[i], out var point);
            Vector<double> kept = keeps[i], taken = takes[i], scale = scales[i], r = residuals[i];
            bend0 = Vector.FusedMultiplyAdd(r, Whitened<TWhite>(point.Bend0, kept, taken, scale, ref state0), bend0);
            if (TCurve.ParameterCount == 3) continue;
            bend1 = Vector.FusedMultiplyAdd(r, Whitened<TWhite>(point.Bend1, kept, taken, scale, ref state1), bend1);
            bend2 = Vector.FusedMultiplyAdd(r, Whitened<TWhite>(point.Bend2, kept, taken, scale, ref state2), bend2);
        }
        (Sums.B0, Sums.B1, Sums.B2) = (bend0, bend1, bend2);
    }

    /// <summary>Takes the noise filter one observation on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Whitened<TWhite>(Vector<double> seen, Vector<double> kept, Vector<double> taken, Vector<double> scale, ref Vector<double> state)
        where TWhite : struct, IConstant
    {
        if (TWhite.Value) return seen * scale;
        var white = (seen - state) * scale;
        state = Vector.FusedMultiplyAdd(kept, state, taken * seen);
        return white;
    }
}
