using System.Numerics;
using System.Runtime.CompilerServices;

namespace ScaleFit.Curves;

/// <summary>The power law in lanes. Its bend is the derivative by B times the decay B x.</summary>
internal readonly struct PowerLawLanes : ICurveLanes<PowerLawLanes>
{
    private readonly Vector<double> _asymptote;
    private readonly Vector<double> _logScale;
    private readonly Vector<double> _slope;

    private PowerLawLanes(ReadOnlySpan<Vector<double>> parameters) =>
        (_asymptote, _logScale, _slope) = (parameters[0], parameters[1], Exponential.Of(parameters[2]));

    /// <inheritdoc/>
    public static int ParameterCount => 3;

    /// <inheritdoc/>
    public static bool MovesFirst => false;

    /// <inheritdoc/>
    public static double Limit => Exponential.Limit;

    /// <inheritdoc/>
    public static PowerLawLanes Of(ReadOnlySpan<Vector<double>> parameters) => new(parameters);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Exponent(Vector<double> x) => _logScale - _slope * x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At(Vector<double> x, Vector<double> powerX, Vector<double> y, Vector<double> powerY, ref LanePoint atX, ref LanePoint atY)
    {
        At(_slope * x, powerX, ref atX);
        At(_slope * y, powerY, ref atY);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector<double> First, Vector<double> Second, Vector<double> Third) Bends(Vector<double> x, in LanePoint point) =>
        (-point.By3 * _slope * x, Vector<double>.Zero, Vector<double>.Zero);

    /// <inheritdoc/>
    public void AddSecondDerivatives(in LaneSums sums, Span<Vector<double>> hessian)
    {
        hessian[LaneSums.Packed(2, 2)] += sums.R2;
        hessian[LaneSums.Packed(2, 3)] += sums.R3;
        hessian[LaneSums.Packed(3, 3)] += sums.R3 + sums.B0;
    }

    /// <summary>A point of given decay and of what is missing to the asymptote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void At(Vector<double> decay, Vector<double> missing, ref LanePoint point)
    {
        point.Value = _asymptote - missing;
        point.By1 = Vector<double>.One;
        point.By2 = -missing;
        point.By3 = missing * decay;
    }
}
