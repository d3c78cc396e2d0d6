using ScaleFit.Curves;
using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>One curve on one run: the fit, its intervals and its noise. Immutable: threads may share it.</summary>
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

    /// <summary>Akaike's criterion with the small-sample correction. Lower is better. Null where there are too few points for it.</summary>
    public double? Aicc { get; internal init; }

    /// <summary>Akaike weight among the curves of the run, from 0 to 1, or null without a criterion.</summary>
    public double? Weight { get; internal init; }

    /// <summary>The profile for intervals of further quantities.</summary>
    internal CurveProfile Profile { get; init; }

    /// <summary>The parameter with a name.</summary>
    internal Estimate this[string name] => Parameters.First(p => p.Name == name);
}
