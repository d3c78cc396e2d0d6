using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>A quantity of a curve that a profile can hold at any value while everything else is refitted.</summary>
internal abstract class ProfiledQuantity
{
    /// <summary>Starts with the problem of a curve under white noise.</summary>
    protected ProfiledQuantity(CurveFitter fitter) => (Fitter, CurveProblem) = (fitter, new CurveProblem(fitter.Curve, fitter.Series, fitter.White));

    /// <summary>The problem whose parameters, some of them held, give the quantity.</summary>
    public abstract LeastSquaresProblem Problem { get; }

    /// <summary>Which of the problem's parameters the quantity is.</summary>
    public abstract int Index { get; }

    /// <summary>True where the other parameters move freely beside the quantity, so that its contour can be followed.</summary>
    public abstract bool IsFree { get; }

    /// <summary>The smallest value the curve allows, on the scale of <see cref="Value"/>.</summary>
    public abstract double Least { get; }

    /// <summary>The largest value the curve allows.</summary>
    public abstract double Most { get; }

    /// <summary>The curve and series.</summary>
    protected CurveFitter Fitter { get; }

    /// <summary>The problem in the curve's own parameters.</summary>
    protected CurveProblem CurveProblem { get; }

    /// <summary>Sets the noise.</summary>
    public void Under(Whitening whitening) => CurveProblem.Whitening = whitening;

    /// <summary>The quantity at a fit; fills the problem's parameters for it.</summary>
    public abstract double Value(NoiseFit fit, Span<double> parameters);

    /// <summary>Turns the problem's parameters into those of the curve.</summary>
    /// <param name="parameters">The problem's parameters; receives the curve's.</param>
    /// <param name="derivatives">Receives the derivatives of the curve's parameters by the problem's, row by row.</param>
    /// <returns>False where both are the same, so that there is nothing to receive.</returns>
    public abstract bool ToCurve(Span<double> parameters, Span<double> derivatives);

    /// <summary>A first guess at the quantity's standard error, above 0.</summary>
    public abstract double Error(NoiseFit fit);

    /// <summary>Sets bounds within which the contour of the quantity is followed.</summary>
    public abstract void Free(Span<double> lower, Span<double> upper);

    /// <summary>Sets bounds that hold the quantity at a value.</summary>
    public abstract void Hold(double value, Span<double> lower, Span<double> upper);
}
