using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>Analyses runs: window, fits, intervals and findings. Safe to call from any thread.</summary>
public static class RunAnalyzer
{
    /// <summary>Analyses one run.</summary>
    /// <exception cref="FitException">The run cannot be fitted.</exception>
    public static RunInference Infer(Run run, InferenceOptions options)
    {
        var window = FitWindow.Choose(run, options.Window);
        var known = options.Noise == NoiseKind.White ? KnownNoise.White : null;
        ProfileWalker[] walkers = [.. options.Curves.Select(curve => ProfileWalker.Fitted(CurveModel.For(curve, window), known, options.Level))];
        CurveInference[] curves = [.. walkers.Select(walker => Describe(walker, window))];
        var ranked = CurveRanking.Rank(curves, walkers, window);
        var change = RecentChange.Measure(walkers[0]);
        var findings = WindowDiagnostics.Find(window).Concat(CurveDiagnostics.Find(window, ranked, walkers[0], change)).OfType<Finding>();
        return new RunInference(window, options.Level, ranked, [.. run.Findings, .. findings.Select(finding => WindowDiagnostics.Advise(finding, window))])
        {
            RecentChange = change,
            Sensitivity = options.Sensitivity ? Sensitivity.Fit(window, options) : [],
        };
    }

    private static CurveInference Describe(ProfileWalker walker, FitWindow window)
    {
        var (profile, best) = (walker.Profile, walker.Best);
        double size = NoiseStatistics.EffectiveSampleSize(profile.Model.Series, walker.Filters[0]);
        return new CurveInference(
            profile,
            [.. profile.Model.Curve.ParameterNames.Select((name, k) => walker.Parameter(k, Origin(name, window)))],
            new NoiseEstimate(best.DriftShare > 0 ? "drift" : "white", best.StandardDeviation, best.DriftShare, best.DriftShare > 0 ? best.CorrelationLength : 0, size));
    }

    private static string? Origin(string name, FitWindow window) =>
        name != "start" ? null : window.FixedStart is not null ? "given" : window.FirstEvaluation is not null ? "first evaluation" : "fitted";
}
