using System.Numerics;
using System.Runtime.CompilerServices;

namespace ScaleFit.Curves;

/// <summary>The power law in lanes. Its bend is the derivative by ln D times the square of the decay B x.</summary>
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
    public static PowerLawLanes Of(ReadOnlySpan<Vector<double>> parameters) => new(parameters);

    /// <summary>What is missing to the asymptote, and the decay.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prepare(Vector<double> x, out Vector<double> first, out Vector<double> second)
    {
        second = _slope * x;
        first = Exponential.Of(_logScale - second);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At(Vector<double> x, Vector<double> first, Vector<double> second, out LanePoint point)
    {
        point.Value = _asymptote - first;
        point.By0 = Vector<double>.One;
        point.By1 = -first;
        point.By2 = first * second;
        point.Bend0 = -point.By2 * second;
        point.By3 = point.Bend1 = point.Bend2 = Vector<double>.Zero;
    }

    /// <inheritdoc/>
    public void AddSecondDerivatives(in LaneSums sums, Span<Vector<double>> hessian)
    {
        hessian[LaneSums.Packed(1, 1)] += sums.R1;
        hessian[LaneSums.Packed(1, 2)] += sums.R2;
        hessian[LaneSums.Packed(2, 2)] += sums.R2 + sums.B0;
    }
}
