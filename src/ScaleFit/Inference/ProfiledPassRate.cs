using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>The pass rate at one compute.</summary>
internal sealed class ProfiledPassRate : ProfiledQuantity
{
    /// <summary>Smallest rise from the start to the pass rate. No curve fits between closer values.</summary>
    private const double LeastRise = 1e-9;

    /// <summary>ln of a remaining gain that is too small to change any pass rate.</summary>
    private const double NoGain = -700;

    private readonly double _logCompute;
    private readonly ReparametrisedProblem _problem;

    public ProfiledPassRate(FitWorkspace workspace, double compute) : base(workspace.Model)
    {
        _logCompute = Math.Log(compute);
        _problem = new ReparametrisedProblem(workspace.Model.Curve, workspace.Problem, _logCompute);
    }

    /// <inheritdoc/>
    public override int Index => Model.Curve.PassRateIndex;

    /// <summary>With a given start, the pass rate determines the gain so far.</summary>
    public override bool IsFree => !Model.Curve.HasStart || !Model.IsFixed(0);

    /// <inheritdoc/>
    public override double Least => Model.Curve.HasStart ? Model.Lower[0] + LeastRise : 0;

    /// <inheritdoc/>
    public override double Most => Model.Upper[Model.Curve.AsymptoteIndex];

    /// <inheritdoc/>
    public override LeastSquaresProblem Under(Whitening whitening) => _problem.Under(whitening);

    /// <inheritdoc/>
    public override double Value(in NoiseFit fit, Span<double> parameters) => FromCurve(fit.Parameters, parameters);

    /// <inheritdoc/>
    public override double FromCurve(ReadOnlySpan<double> curve, Span<double> parameters)
    {
        Model.Curve.Reparametrise(_logCompute, curve, parameters);
        return parameters[Model.Curve.PassRateIndex];
    }

    /// <inheritdoc/>
    public override bool ToCurve(Span<double> parameters, Span<double> derivatives)
    {
        double[] reparametrised = [.. parameters];
        Model.Curve.FromReparametrised(_logCompute, reparametrised, parameters, derivatives);
        return true;
    }

    /// <inheritdoc/>
    public override double Error(in NoiseFit fit) => fit.UnscaledErrors[Model.Curve.AsymptoteIndex] * fit.StandardDeviation;

    /// <inheritdoc/>
    public override void Free(Span<double> lower, Span<double> upper)
    {
        lower.Fill(double.NegativeInfinity);
        upper.Fill(double.PositiveInfinity);
        (lower[Index], upper[Index]) = (Least, Most);
    }

    /// <inheritdoc/>
    public override void Fix(double value, Span<double> lower, Span<double> upper)
    {
        var curve = Model.Curve;
        Model.Lower.CopyTo(lower);
        Model.Upper.CopyTo(upper);
        lower[curve.AsymptoteIndex] = NoGain;
        upper[curve.AsymptoteIndex] = Math.Max(NoGain, Math.Log(Most - value));
        lower[curve.PassRateIndex] = upper[curve.PassRateIndex] = value;
        if (!curve.HasStart) return;
        // The gain so far represents the start: a change of the pass rate moves the start with it.
        upper[0] = Math.Log(Math.Max(LeastRise, value - Model.Lower[0]));
        double highest = value - Model.Upper[0];
        lower[0] = Model.Lower[0] == Model.Upper[0] ? upper[0] : highest > 0 ? Math.Log(highest) : NoGain;
    }
}
