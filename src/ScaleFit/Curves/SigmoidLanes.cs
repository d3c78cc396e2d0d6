using System.Numerics;
using System.Runtime.CompilerServices;

namespace ScaleFit.Curves;

/// <summary>The sigmoid in lanes. With t = B (x - ln C_mid), its bends are its derivatives by B and by C_mid, times 1 - 2 logistic(t) and powers of t.</summary>
/// <typeparam name="TFirst">Whether R0 may move.</typeparam>
internal readonly struct SigmoidLanes<TFirst> : ICurveLanes<SigmoidLanes<TFirst>>
    where TFirst : struct, IConstant
{
    private readonly Vector<double> _start;
    private readonly Vector<double> _gain;
    private readonly Vector<double> _slope;
    private readonly Vector<double> _midpoint;

    private SigmoidLanes(ReadOnlySpan<Vector<double>> parameters) =>
        (_start, _gain, _slope, _midpoint) = (parameters[0], parameters[1] - parameters[0], Exponential.Of(parameters[2]), parameters[3]);

    /// <inheritdoc/>
    public static int ParameterCount => 4;

    /// <inheritdoc/>
    public static bool MovesFirst => TFirst.Value;

    /// <summary>Half the usual: two of them are multiplied before they are inverted, and e^700 is the largest product with an inverse.</summary>
    public static double Limit => Exponential.Limit / 2;

    /// <inheritdoc/>
    public static SigmoidLanes<TFirst> Of(ReadOnlySpan<Vector<double>> parameters) => new(parameters);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Exponent(Vector<double> x) => _slope * (_midpoint - x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At(Vector<double> x, Vector<double> powerX, Vector<double> y, Vector<double> powerY, ref LanePoint atX, ref LanePoint atY)
    {
        Vector<double> sumX = Vector<double>.One + powerX, sumY = Vector<double>.One + powerY;
        var inverse = Vector<double>.One / (sumX * sumY);
        At(x, powerX, sumY * inverse, ref atX);
        At(y, powerY, sumX * inverse, ref atY);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector<double> First, Vector<double> Second, Vector<double> Third) Bends(Vector<double> x, in LanePoint point)
    {
        var lean = Vector<double>.One - (point.By1 + point.By1);
        var second = point.By2 * lean;
        return (point.By3 * lean, second, second * _slope * (x - _midpoint));
    }

    /// <inheritdoc/>
    public void AddSecondDerivatives(in LaneSums sums, Span<Vector<double>> hessian)
    {
        Vector<double> byEfficiency = sums.R2 / _gain, byMidpoint = sums.R3 / _gain;
        hessian[LaneSums.Packed(0, 2)] -= byEfficiency;
        hessian[LaneSums.Packed(0, 3)] -= byMidpoint;
        hessian[LaneSums.Packed(1, 2)] += byEfficiency;
        hessian[LaneSums.Packed(1, 3)] += byMidpoint;
        hessian[LaneSums.Packed(2, 2)] += sums.R2 + sums.B2;
        hessian[LaneSums.Packed(2, 3)] += sums.R3 - _slope * sums.B1;
        hessian[LaneSums.Packed(3, 3)] -= _slope * sums.B0;
    }

    /// <summary>A point of given x, power = e^-t and logistic(t).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void At(Vector<double> x, Vector<double> power, Vector<double> logistic, ref LanePoint point)
    {
        var rest = power * logistic;
        var fall = -_slope * _gain * (logistic * rest);
        point.Value = Vector.FusedMultiplyAdd(_gain, logistic, _start);
        if (TFirst.Value) point.By0 = rest;
        point.By1 = logistic;
        point.By2 = fall * (_midpoint - x);
        point.By3 = fall;
    }
}
