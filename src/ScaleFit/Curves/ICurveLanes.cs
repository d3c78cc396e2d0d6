using System.Numerics;

namespace ScaleFit.Curves;

/// <summary>A family of curves at as many parameters as a vector has lanes, at once: lane by lane, where <see cref="Curve"/> goes point by point.</summary>
/// <typeparam name="TSelf">The family.</typeparam>
internal interface ICurveLanes<TSelf>
    where TSelf : struct, ICurveLanes<TSelf>
{
    /// <summary>Number of parameters, 3 or 4.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>The curves of given solver parameters, a vector each.</summary>
    static abstract TSelf Of(ReadOnlySpan<Vector<double>> parameters);

    /// <summary>What takes long of a point: numbers that the rest is made of.</summary>
    /// <param name="x">x = ln C.</param>
    /// <param name="first">One of them.</param>
    /// <param name="second">The other.</param>
    void Prepare(Vector<double> x, out Vector<double> first, out Vector<double> second);

    /// <summary>The rest.</summary>
    /// <param name="x">x.</param>
    /// <param name="first">What <see cref="Prepare"/> gave.</param>
    /// <param name="second">Likewise.</param>
    /// <param name="point">The point.</param>
    void At(Vector<double> x, Vector<double> first, Vector<double> second, out LanePoint point);

    /// <summary>Adds to a packed matrix what the curve's second derivatives make of the Hessian.</summary>
    void AddSecondDerivatives(in LaneSums sums, Span<Vector<double>> hessian);
}
