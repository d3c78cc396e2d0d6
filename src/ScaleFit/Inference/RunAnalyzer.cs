using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>Takes a run through window, fits, intervals and findings.</summary>
public static class RunAnalyzer
{
    /// <summary>Analyses one run.</summary>
    /// <exception cref="FitException">The run cannot be fitted.</exception>
    public static RunInference Infer(Run run, InferenceOptions options)
    {
        var window = FitWindow.Of(run, options.Window);
        var profiles = options.Curves.Select(curve => new CurveProfile(CurveFitter.For(curve, window), options.Noise == NoiseKind.White ? (0, 1) : null, options.Level)).ToArray();
        var curves = CurveRanking.Rank(profiles.Select(profile => Describe(profile, window)).ToArray(), window);
        var findings = WindowDiagnostics.Find(window).Concat(CurveDiagnostics.Find(window, curves)).OfType<Finding>();
        return new RunInference
        {
            Run = run,
            Window = window,
            Curves = curves,
            Sensitivity = options.Sensitivity ? Sensitivity.Of(window, options) : [],
            Findings = [.. run.Findings, .. findings],
        };
    }

    private static CurveInference Describe(CurveProfile profile, FitWindow window)
    {
        var best = profile.Noise.Best;
        var names = profile.Fit.Curve.ParameterNames;
        return new CurveInference
        {
            Profile = profile,
            Fit = profile.Fit,
            Parameters = [.. names.Select((name, k) => profile.Parameter(k, Origin(name, window)))],
            Noise = new NoiseEstimate(
                best.DriftShare > 0 ? "drift" : "white", best.StandardDeviation, best.DriftShare,
                best.DriftShare > 0 ? best.CorrelationLength : 0, profile.Noise.EffectivePoints),
        };
    }

    private static string? Origin(string name, FitWindow window) =>
        name != "start" ? null : window.FixedStart is not null ? "given" : window.FirstEvaluation is not null ? "first evaluation" : "fitted";
}
