using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>A parameter of the curve, on the solver's scale.</summary>
internal sealed class ProfiledParameter(FitWorkspace workspace, int index) : ProfiledQuantity(workspace.Model)
{
    /// <inheritdoc/>
    public override int Index => index;

    /// <inheritdoc/>
    public override bool IsFree => true;

    /// <inheritdoc/>
    public override double Least => Model.Lower[index];

    /// <inheritdoc/>
    public override double Most => Model.Upper[index];

    /// <inheritdoc/>
    public override LeastSquaresProblem Under(Whitening whitening) => workspace.Problem.Under(whitening);

    /// <inheritdoc/>
    public override double Value(in NoiseFit fit, Span<double> parameters) => FromCurve(fit.Parameters, parameters);

    /// <inheritdoc/>
    public override double FromCurve(ReadOnlySpan<double> curve, Span<double> parameters)
    {
        curve.CopyTo(parameters);
        return curve[index];
    }

    /// <inheritdoc/>
    public override bool ToCurve(Span<double> parameters, Span<double> derivatives) => false;

    /// <inheritdoc/>
    public override double Error(in NoiseFit fit) => fit.UnscaledErrors[index] * fit.StandardDeviation;

    /// <inheritdoc/>
    public override void Free(Span<double> lower, Span<double> upper)
    {
        Model.Lower.CopyTo(lower);
        Model.Upper.CopyTo(upper);
    }

    /// <inheritdoc/>
    public override void Fix(double value, Span<double> lower, Span<double> upper)
    {
        Free(lower, upper);
        lower[index] = upper[index] = value;
    }
}
