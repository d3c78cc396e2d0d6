using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>The pass rate at one compute.</summary>
internal sealed class ProfiledPassRate : ProfiledQuantity
{
    /// <summary>A start closer to the pass rate than this has no curve between them.</summary>
    private const double LeastRise = 1e-9;

    /// <summary>ln of a remaining gain that no pass rate shows any more.</summary>
    private const double NoGain = -700;

    private readonly CurveFitter _fitter;
    private readonly double _logCompute;

    public ProfiledPassRate(CurveFitter fitter, Whitening whitening, double compute)
    {
        _fitter = fitter;
        _logCompute = Math.Log(compute);
        Problem = new AnchoredProblem(fitter.Curve, new CurveProblem(fitter.Curve, fitter.Series, whitening), _logCompute);
    }

    /// <inheritdoc/>
    public override LeastSquaresProblem Problem { get; }

    /// <inheritdoc/>
    public override double Least => _fitter.Curve.HasStart ? _fitter.Lower[0] + LeastRise : 0;

    /// <inheritdoc/>
    public override double Most => _fitter.Upper[_fitter.Curve.AsymptoteIndex];

    /// <inheritdoc/>
    public override double Value(NoiseFit fit, Span<double> parameters)
    {
        _fitter.Curve.ToAnchored(_logCompute, fit.Parameters, parameters);
        return parameters[_fitter.Curve.AnchorIndex];
    }

    /// <inheritdoc/>
    public override double Error(NoiseFit fit) => fit.UnscaledErrors[_fitter.Curve.AsymptoteIndex] * fit.StandardDeviation;

    /// <inheritdoc/>
    public override void Hold(double value, Span<double> lower, Span<double> upper)
    {
        var curve = _fitter.Curve;
        _fitter.Lower.CopyTo(lower);
        _fitter.Upper.CopyTo(upper);
        lower[curve.AsymptoteIndex] = NoGain;
        upper[curve.AsymptoteIndex] = Math.Max(NoGain, Math.Log(Most - value));
        lower[curve.AnchorIndex] = upper[curve.AnchorIndex] = value;
        if (!curve.HasStart) return;
        // The gain made up to here stands for the start: a pass rate that is moved takes its start along.
        upper[0] = Math.Log(Math.Max(LeastRise, value - _fitter.Lower[0]));
        double highest = value - _fitter.Upper[0];
        lower[0] = _fitter.Lower[0] == _fitter.Upper[0] ? upper[0] : highest > 0 ? Math.Log(highest) : NoGain;
    }
}
