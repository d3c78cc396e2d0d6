using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>Takes a run through window, fits and findings.</summary>
public static class RunAnalyzer
{
    /// <summary>Analyses one run.</summary>
    /// <exception cref="FitException">The run cannot be fitted.</exception>
    public static RunInference Infer(Run run, InferenceOptions options)
    {
        var window = FitWindow.Of(run, options.Window);
        var curves = options.Curves.Select(curve => Describe(CurveFitter.Fit(curve, window), window)).ToArray();
        return new RunInference { Run = run, Window = window, Curves = curves, Findings = [.. run.Findings, .. Diagnostics.Find(window, curves)] };
    }

    private static CurveInference Describe(CurveFit fit, FitWindow window)
    {
        var parameters = fit.Curve.ParameterNames.Select((name, k) => new Estimate(name, fit.Natural(k), null, fit.AtBound[k], Origin(name, window)));
        int freedom = Math.Max(1, fit.Observations - fit.FreeParameters);
        var noise = new NoiseEstimate("white", Math.Sqrt(fit.ResidualSumOfSquares / freedom), 0, 0, fit.Observations);
        return new CurveInference { Fit = fit, Parameters = [.. parameters], Noise = noise };
    }

    private static string? Origin(string name, FitWindow window) =>
        name != "start" ? null : window.FixedStart is not null ? "given" : window.FirstEvaluation is not null ? "first evaluation" : "fitted";
}
