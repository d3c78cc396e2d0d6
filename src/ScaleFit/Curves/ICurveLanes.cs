using System.Numerics;

namespace ScaleFit.Curves;

/// <summary>
/// A family of curves at as many parameters as a vector has lanes, at once: lane by lane, where <see cref="Curve"/> goes point by point.
/// A family of three parameters leaves the first of four places empty.
/// </summary>
/// <typeparam name="TSelf">The family.</typeparam>
internal interface ICurveLanes<TSelf>
    where TSelf : struct, ICurveLanes<TSelf>
{
    /// <summary>Number of parameters, 3 or 4.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>Whether there is a parameter in place 0, and it may move; otherwise <see cref="LanePoint.By0"/> and the sums of that place are not computed.</summary>
    static abstract bool MovesFirst { get; }

    /// <summary>What an exponent beyond is taken as.</summary>
    static abstract double Limit { get; }

    /// <summary>The curves of given solver parameters, a vector each.</summary>
    static abstract TSelf Of(ReadOnlySpan<Vector<double>> parameters);

    /// <summary>What a point takes the exponential of.</summary>
    /// <param name="x">x = ln C.</param>
    Vector<double> Exponent(Vector<double> x);

    /// <summary>Two points of the curves, which can share a division.</summary>
    /// <param name="x">x of one.</param>
    /// <param name="powerX">The exponential of its exponent.</param>
    /// <param name="y">x of the other.</param>
    /// <param name="powerY">Likewise.</param>
    /// <param name="atX">The one.</param>
    /// <param name="atY">The other.</param>
    void At(Vector<double> x, Vector<double> powerX, Vector<double> y, Vector<double> powerY, ref LanePoint atX, ref LanePoint atY);

    /// <summary>What second derivatives are made of beside the derivatives of a point, in three parts or fewer.</summary>
    /// <param name="x">x of the point.</param>
    /// <param name="point">The point.</param>
    (Vector<double> First, Vector<double> Second, Vector<double> Third) Bends(Vector<double> x, in LanePoint point);

    /// <summary>Adds to a packed matrix what the curve's second derivatives make of the Hessian.</summary>
    void AddSecondDerivatives(in LaneSums sums, Span<Vector<double>> hessian);
}
