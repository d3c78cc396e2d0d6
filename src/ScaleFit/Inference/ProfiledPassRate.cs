using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>The pass rate at one compute.</summary>
internal sealed class ProfiledPassRate : ProfiledQuantity
{
    /// <summary>A start closer to the pass rate than this has no curve between them.</summary>
    private const double LeastRise = 1e-9;

    /// <summary>ln of a remaining gain that no pass rate shows any more.</summary>
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

    /// <summary>A start that is given ties the gain made to the pass rate.</summary>
    public override bool IsFree => !Model.Curve.HasStart || !Model.IsFixed(0);

    /// <inheritdoc/>
    public override double Least => Model.Curve.HasStart ? Model.Lower[0] + LeastRise : 0;

    /// <inheritdoc/>
    public override double Most => Model.Upper[Model.Curve.AsymptoteIndex];

    /// <inheritdoc/>
    public override LeastSquaresProblem Under(Whitening whitening) => _problem.Under(whitening);

    /// <inheritdoc/>
    public override double Value(in NoiseFit fit, Span<double> parameters)
    {
        Model.Curve.Reparametrise(_logCompute, fit.Parameters, parameters);
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
        // The gain made up to here stands for the start: a pass rate that is moved takes its start along.
        upper[0] = Math.Log(Math.Max(LeastRise, value - Model.Lower[0]));
        double highest = value - Model.Upper[0];
        lower[0] = Model.Lower[0] == Model.Upper[0] ? upper[0] : highest > 0 ? Math.Log(highest) : NoGain;
    }
}
