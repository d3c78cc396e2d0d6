using System.Numerics;

namespace ScaleFit.Curves;

/// <summary>
/// A family of curves with one curve per SIMD lane, where <see cref="Curve"/> evaluates one curve at many points. A family of three parameters
/// leaves the first of four places empty.
/// </summary>
/// <typeparam name="TSelf">The family.</typeparam>
internal interface ICurveBatch<TSelf>
    where TSelf : struct, ICurveBatch<TSelf>
{
    /// <summary>Number of parameters, 3 or 4.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>Whether place 0 has a free parameter. If not, <see cref="BatchRow.By0"/> and the sums of that place are not computed.</summary>
    static abstract bool MovesFirst { get; }

    /// <summary>The largest exponent. Larger ones are clamped.</summary>
    static abstract double Limit { get; }

    /// <summary>Makes the curves of given solver parameters, one vector per parameter.</summary>
    static abstract TSelf Create(ReadOnlySpan<Vector<double>> parameters);

    /// <summary>The argument of the exponential at a point.</summary>
    /// <param name="x">x = ln C.</param>
    Vector<double> Exponent(Vector<double> x);

    /// <summary>Evaluates the curves at two points, which can share a division.</summary>
    /// <param name="x">x of the first.</param>
    /// <param name="powerX">The exponential of its exponent.</param>
    /// <param name="y">x of the second.</param>
    /// <param name="powerY">The exponential of its exponent.</param>
    /// <param name="atX">Receives the first row.</param>
    /// <param name="atY">Receives the second row.</param>
    void Evaluate(Vector<double> x, Vector<double> powerX, Vector<double> y, Vector<double> powerY, ref BatchRow atX, ref BatchRow atY);

    /// <summary>The factors of second derivatives other than the first derivatives at a point: three or fewer.</summary>
    /// <param name="x">x of the point.</param>
    /// <param name="row">The curves there.</param>
    (Vector<double> First, Vector<double> Second, Vector<double> Third) SecondOrderFactors(Vector<double> x, in BatchRow row);

    /// <summary>Adds the curve's second-order term to a packed Hessian.</summary>
    void AddSecondDerivatives(in NormalEquations sums, Span<Vector<double>> hessian);
}
