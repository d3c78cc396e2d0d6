using ScaleFit.Curves;
using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>One curve on one run: the fit and how sure it is. Immutable; threads may share it.</summary>
public sealed record CurveInference
{
    internal CurveInference(CurveProfile profile, IReadOnlyList<Estimate> parameters, NoiseEstimate noise) =>
        (Profile, Parameters, Noise) = (profile, parameters, noise);

    /// <summary>The fit.</summary>
    public CurveFit Fit => Profile.Fit;

    /// <summary>The curve.</summary>
    public Curve Curve => Fit.Curve;

    /// <summary>Natural parameters in the order of <see cref="Curve.ParameterNames"/>.</summary>
    public IReadOnlyList<Estimate> Parameters { get; internal init; }

    /// <summary>The noise.</summary>
    public NoiseEstimate Noise { get; internal init; }

    /// <summary>Akaike's criterion with the small-sample correction; lower is better. Null where too few points define it.</summary>
    public double? Aicc { get; internal init; }

    /// <summary>Akaike weight among the curves of the run, from 0 to 1; null where the criterion is.</summary>
    public double? Weight { get; internal init; }

    /// <summary>What intervals of further quantities are found from.</summary>
    internal CurveProfile Profile { get; init; }

    /// <summary>The parameter of that name.</summary>
    internal Estimate this[string name] => Parameters.First(p => p.Name == name);
}
