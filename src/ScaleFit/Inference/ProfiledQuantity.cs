using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>A quantity of a curve that a profile can fix at a value while it refits all other parameters.</summary>
internal abstract class ProfiledQuantity
{
    /// <summary>Makes the quantity for a model.</summary>
    protected ProfiledQuantity(CurveModel model) => Model = model;

    /// <summary>The index of the quantity among the problem's parameters.</summary>
    public abstract int Index { get; }

    /// <summary>True where the other parameters are free at a fixed quantity, so that its contour can be followed.</summary>
    public abstract bool IsFree { get; }

    /// <summary>The smallest value the curve allows, on the scale of <see cref="Value"/>.</summary>
    public abstract double Least { get; }

    /// <summary>The largest value the curve allows.</summary>
    public abstract double Most { get; }

    /// <summary>The curve and series.</summary>
    protected CurveModel Model { get; }

    /// <summary>The problem under a noise. Its parameters, some of them fixed, give the quantity.</summary>
    public abstract LeastSquaresProblem Under(Whitening whitening);

    /// <summary>The quantity at a fit. Fills the problem's parameters.</summary>
    public abstract double Value(in NoiseFit fit, Span<double> parameters);

    /// <summary>The quantity of a curve with given solver parameters. Fills the problem's parameters.</summary>
    public abstract double FromCurve(ReadOnlySpan<double> curve, Span<double> parameters);

    /// <summary>Converts the problem's parameters to those of the curve.</summary>
    /// <param name="parameters">The problem's parameters. Receives the curve's.</param>
    /// <param name="derivatives">Receives the derivatives of the curve's parameters by the problem's, row by row.</param>
    /// <returns>False where both are the same and nothing is written.</returns>
    public abstract bool ToCurve(Span<double> parameters, Span<double> derivatives);

    /// <summary>A first approximation of the quantity's standard error, above 0.</summary>
    public abstract double Error(in NoiseFit fit);

    /// <summary>Sets the bounds within which the contour of the quantity is followed.</summary>
    public abstract void Free(Span<double> lower, Span<double> upper);

    /// <summary>Sets the bounds that fix the quantity at a value.</summary>
    public abstract void Fix(double value, Span<double> lower, Span<double> upper);
}
