using System.Numerics;
using System.Runtime.CompilerServices;

namespace ScaleFit.Curves;

/// <summary>A batch of sigmoids. With t = B (x - ln C_mid), the factors of second derivatives are the first derivatives by B and by C_mid, times 1 - 2 logistic(t) and powers of t.</summary>
/// <typeparam name="TFirst">Whether R0 is free.</typeparam>
internal readonly struct SigmoidBatch<TFirst> : ICurveBatch<SigmoidBatch<TFirst>>
    where TFirst : struct, IConstant
{
    private readonly Vector<double> _start;
    private readonly Vector<double> _gain;
    private readonly Vector<double> _slope;
    private readonly Vector<double> _midpoint;

    private SigmoidBatch(ReadOnlySpan<Vector<double>> parameters) =>
        (_start, _gain, _slope, _midpoint) = (parameters[0], parameters[1] - parameters[0], Exponential.Exp(parameters[2]), parameters[3]);

    /// <inheritdoc/>
    public static int ParameterCount => 4;

    /// <inheritdoc/>
    public static bool MovesFirst => TFirst.Value;

    /// <summary>Half the usual limit: two exponentials are multiplied before the inversion, and e^700 is about the largest product with an inverse.</summary>
    public static double Limit => Exponential.Limit / 2;

    /// <inheritdoc/>
    public static SigmoidBatch<TFirst> Create(ReadOnlySpan<Vector<double>> parameters) => new(parameters);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Exponent(Vector<double> x) => _slope * (_midpoint - x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate(Vector<double> x, Vector<double> powerX, Vector<double> y, Vector<double> powerY, ref BatchRow atX, ref BatchRow atY)
    {
        Vector<double> sumX = Vector<double>.One + powerX, sumY = Vector<double>.One + powerY;
        var inverse = Vector<double>.One / (sumX * sumY);
        Evaluate(x, powerX, sumY * inverse, ref atX);
        Evaluate(y, powerY, sumX * inverse, ref atY);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector<double> First, Vector<double> Second, Vector<double> Third) SecondOrderFactors(Vector<double> x, in BatchRow row)
    {
        var lean = Vector<double>.One - (row.By1 + row.By1);
        var second = row.By2 * lean;
        return (row.By3 * lean, second, second * _slope * (x - _midpoint));
    }

    /// <inheritdoc/>
    public void AddSecondDerivatives(in NormalEquations sums, Span<Vector<double>> hessian)
    {
        Vector<double> byEfficiency = sums.R2 / _gain, byMidpoint = sums.R3 / _gain;
        hessian[NormalEquations.Packed(0, 2)] -= byEfficiency;
        hessian[NormalEquations.Packed(0, 3)] -= byMidpoint;
        hessian[NormalEquations.Packed(1, 2)] += byEfficiency;
        hessian[NormalEquations.Packed(1, 3)] += byMidpoint;
        hessian[NormalEquations.Packed(2, 2)] += sums.R2 + sums.F2;
        hessian[NormalEquations.Packed(2, 3)] += sums.R3 - _slope * sums.F1;
        hessian[NormalEquations.Packed(3, 3)] -= _slope * sums.F0;
    }

    /// <summary>A point from x, power = e^-t and logistic(t).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Evaluate(Vector<double> x, Vector<double> power, Vector<double> logistic, ref BatchRow point)
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
