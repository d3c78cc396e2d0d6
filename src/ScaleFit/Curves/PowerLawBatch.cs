using System.Numerics;
using System.Runtime.CompilerServices;

namespace ScaleFit.Curves;

/// <summary>A batch of power laws. The factor of second derivatives is the derivative by B times the decay B x.</summary>
internal readonly struct PowerLawBatch : ICurveBatch<PowerLawBatch>
{
    private readonly Vector<double> _asymptote;
    private readonly Vector<double> _logScale;
    private readonly Vector<double> _slope;

    private PowerLawBatch(ReadOnlySpan<Vector<double>> parameters) =>
        (_asymptote, _logScale, _slope) = (parameters[0], parameters[1], Exponential.Exp(parameters[2]));

    /// <inheritdoc/>
    public static int ParameterCount => 3;

    /// <inheritdoc/>
    public static bool MovesFirst => false;

    /// <inheritdoc/>
    public static double Limit => Exponential.Limit;

    /// <inheritdoc/>
    public static PowerLawBatch Create(ReadOnlySpan<Vector<double>> parameters) => new(parameters);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Exponent(Vector<double> x) => _logScale - _slope * x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate(Vector<double> x, Vector<double> powerX, Vector<double> y, Vector<double> powerY, ref BatchRow atX, ref BatchRow atY)
    {
        Evaluate(_slope * x, powerX, ref atX);
        Evaluate(_slope * y, powerY, ref atY);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector<double> First, Vector<double> Second, Vector<double> Third) SecondOrderFactors(Vector<double> x, in BatchRow row) =>
        (-row.By3 * _slope * x, Vector<double>.Zero, Vector<double>.Zero);

    /// <inheritdoc/>
    public void AddSecondDerivatives(in NormalEquations sums, Span<Vector<double>> hessian)
    {
        hessian[NormalEquations.Packed(2, 2)] += sums.R2;
        hessian[NormalEquations.Packed(2, 3)] += sums.R3;
        hessian[NormalEquations.Packed(3, 3)] += sums.R3 + sums.F0;
    }

    /// <summary>A point from its decay and from its distance to the asymptote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Evaluate(Vector<double> decay, Vector<double> missing, ref BatchRow point)
    {
        point.Value = _asymptote - missing;
        point.By1 = Vector<double>.One;
        point.By2 = -missing;
        point.By3 = missing * decay;
    }
}
