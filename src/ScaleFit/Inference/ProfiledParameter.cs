using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>A parameter of the curve, on the solver's scale.</summary>
internal sealed class ProfiledParameter(CurveFitter fitter, Whitening whitening, int index) : ProfiledQuantity
{
    /// <inheritdoc/>
    public override LeastSquaresProblem Problem { get; } = new CurveProblem(fitter.Curve, fitter.Series, whitening);

    /// <inheritdoc/>
    public override double Least => fitter.Lower[index];

    /// <inheritdoc/>
    public override double Most => fitter.Upper[index];

    /// <inheritdoc/>
    public override double Value(NoiseFit fit, Span<double> parameters)
    {
        fit.Parameters.CopyTo(parameters);
        return fit.Parameters[index];
    }

    /// <inheritdoc/>
    public override double Error(NoiseFit fit) => fit.UnscaledErrors[index] * fit.StandardDeviation;

    /// <inheritdoc/>
    public override void Hold(double value, Span<double> lower, Span<double> upper)
    {
        fitter.Lower.CopyTo(lower);
        fitter.Upper.CopyTo(upper);
        lower[index] = upper[index] = value;
    }
}
