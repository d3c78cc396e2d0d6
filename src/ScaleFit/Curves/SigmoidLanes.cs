using System.Numerics;
using System.Runtime.CompilerServices;

namespace ScaleFit.Curves;

/// <summary>The sigmoid in lanes. Its bends are the second derivative of the logistic of t, alone and times t and t^2, with t = B (x - ln C_mid).</summary>
internal readonly struct SigmoidLanes : ICurveLanes<SigmoidLanes>
{
    private readonly Vector<double> _start;
    private readonly Vector<double> _gain;
    private readonly Vector<double> _slope;
    private readonly Vector<double> _midpoint;
    private readonly Vector<double> _fall;

    private SigmoidLanes(ReadOnlySpan<Vector<double>> parameters)
    {
        (_start, _gain, _slope, _midpoint) = (parameters[0], parameters[1] - parameters[0], Exponential.Of(parameters[2]), parameters[3]);
        _fall = -_slope * _gain;
    }

    /// <inheritdoc/>
    public static int ParameterCount => 4;

    /// <inheritdoc/>
    public static SigmoidLanes Of(ReadOnlySpan<Vector<double>> parameters) => new(parameters);

    /// <summary>The logistic of t, and what it lacks to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prepare(Vector<double> x, out Vector<double> first, out Vector<double> second)
    {
        var e = Exponential.Of(_slope * (_midpoint - x));
        first = Vector<double>.One / (Vector<double>.One + e);
        second = e * first;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At(Vector<double> x, Vector<double> first, Vector<double> second, out LanePoint point)
    {
        Vector<double> t = _slope * (x - _midpoint), steepness = first * second;
        point.Value = Vector.FusedMultiplyAdd(_gain, first, _start);
        point.By0 = second;
        point.By1 = first;
        point.By2 = _gain * steepness * t;
        point.By3 = _fall * steepness;
        point.Bend0 = steepness * (second - first);
        point.Bend1 = point.Bend0 * t;
        point.Bend2 = point.Bend1 * t;
    }

    /// <inheritdoc/>
    public void AddSecondDerivatives(in LaneSums sums, Span<Vector<double>> hessian)
    {
        Vector<double> byEfficiency = sums.R2 / _gain, byMidpoint = sums.R3 / _gain;
        hessian[LaneSums.Packed(0, 2)] -= byEfficiency;
        hessian[LaneSums.Packed(0, 3)] -= byMidpoint;
        hessian[LaneSums.Packed(1, 2)] += byEfficiency;
        hessian[LaneSums.Packed(1, 3)] += byMidpoint;
        hessian[LaneSums.Packed(2, 2)] += sums.R2 + _gain * sums.B2;
        hessian[LaneSums.Packed(2, 3)] += sums.R3 + _fall * sums.B1;
        hessian[LaneSums.Packed(3, 3)] -= _fall * _slope * sums.B0;
    }
}
