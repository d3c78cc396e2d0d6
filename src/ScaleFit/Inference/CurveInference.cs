using ScaleFit.Curves;
using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>One curve on one run: the fit and how sure it is.</summary>
public sealed record CurveInference
{
    /// <summary>The fit.</summary>
    public required CurveFit Fit { get; init; }

    /// <summary>The curve.</summary>
    public Curve Curve => Fit.Curve;

    /// <summary>Natural parameters in the order of <see cref="Curve.ParameterNames"/>.</summary>
    public required IReadOnlyList<Estimate> Parameters { get; init; }

    /// <summary>The noise.</summary>
    public required NoiseEstimate Noise { get; init; }

    /// <summary>Akaike's criterion with the small-sample correction; lower is better. Null where too few points define it.</summary>
    public double? Aicc { get; init; }

    /// <summary>Akaike weight among the curves of the run, from 0 to 1; null where the criterion is.</summary>
    public double? Weight { get; init; }

    /// <summary>Where intervals of further quantities come from.</summary>
    internal CurveProfile Profile
    {
        get => field ?? throw new InvalidOperationException("This inference was not made from a run.");
        init;
    }

    /// <summary>The parameter of that name.</summary>
    public Estimate this[string name] => Parameters.First(p => p.Name == name);
}
