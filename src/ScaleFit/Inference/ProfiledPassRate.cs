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

    public ProfiledPassRate(CurveFitter fitter, double compute) : base(fitter)
    {
        _logCompute = Math.Log(compute);
        Problem = new AnchoredProblem(fitter.Curve, CurveProblem, _logCompute);
    }

    /// <inheritdoc/>
    public override LeastSquaresProblem Problem { get; }

    /// <inheritdoc/>
    public override int Index => Fitter.Curve.AnchorIndex;

    /// <summary>A start that is given ties the gain made to the pass rate.</summary>
    public override bool IsFree => !Fitter.Curve.HasStart || Fitter.Lower[0] < Fitter.Upper[0];

    /// <inheritdoc/>
    public override double Least => Fitter.Curve.HasStart ? Fitter.Lower[0] + LeastRise : 0;

    /// <inheritdoc/>
    public override double Most => Fitter.Upper[Fitter.Curve.AsymptoteIndex];

    /// <inheritdoc/>
    public override double Value(NoiseFit fit, Span<double> parameters)
    {
        Fitter.Curve.ToAnchored(_logCompute, fit.Parameters, parameters);
        return parameters[Fitter.Curve.AnchorIndex];
    }

    /// <inheritdoc/>
    public override bool ToCurve(Span<double> parameters, Span<double> derivatives)
    {
        double[] anchored = [.. parameters];
        Fitter.Curve.FromAnchored(_logCompute, anchored, parameters, derivatives);
        return true;
    }

    /// <inheritdoc/>
    public override double Error(NoiseFit fit) => fit.UnscaledErrors[Fitter.Curve.AsymptoteIndex] * fit.StandardDeviation;

    /// <inheritdoc/>
    public override void Free(Span<double> lower, Span<double> upper)
    {
        lower.Fill(double.NegativeInfinity);
        upper.Fill(double.PositiveInfinity);
        (lower[Index], upper[Index]) = (Least, Most);
    }

    /// <inheritdoc/>
    public override void Hold(double value, Span<double> lower, Span<double> upper)
    {
        var curve = Fitter.Curve;
        Fitter.Lower.CopyTo(lower);
        Fitter.Upper.CopyTo(upper);
        lower[curve.AsymptoteIndex] = NoGain;
        upper[curve.AsymptoteIndex] = Math.Max(NoGain, Math.Log(Most - value));
        lower[curve.AnchorIndex] = upper[curve.AnchorIndex] = value;
        if (!curve.HasStart) return;
        // The gain made up to here stands for the start: a pass rate that is moved takes its start along.
        upper[0] = Math.Log(Math.Max(LeastRise, value - Fitter.Lower[0]));
        double highest = value - Fitter.Upper[0];
        lower[0] = Fitter.Lower[0] == Fitter.Upper[0] ? upper[0] : highest > 0 ? Math.Log(highest) : NoGain;
    }
}
