using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>Estimates from another window. Immutable: threads may share it.</summary>
/// <param name="From">The smallest fitted compute.</param>
/// <param name="To">The largest fitted compute.</param>
/// <param name="Points">Number of fitted observations.</param>
/// <param name="Asymptote">The sigmoid's asymptote.</param>
/// <param name="Efficiency">Its efficiency.</param>
/// <param name="Midpoint">Its midpoint.</param>
/// <param name="PowerAsymptote">The power law's asymptote.</param>
public sealed record Sensitivity(double From, double To, int Points, double Asymptote, double Efficiency, double Midpoint, double PowerAsymptote)
{
    private static readonly double[] Cuts = [0, 0.05, 0.1, 0.2, 0.3];

    private static readonly double[] Ends = [0.5, 0.75];

    /// <summary>Fits other windows of a run: other early cuts, then earlier ends. Skips windows that are too short.</summary>
    internal static IReadOnlyList<Sensitivity> Fit(FitWindow window, InferenceOptions options)
    {
        double last = window.Points[^1].Compute;
        var windows = Cuts.Select(cut => options.Window with { SkipEarly = cut * last })
            .Append(options.Window)
            .Concat(Ends.Select(end => options.Window with { SkipEarly = window.EarlyLimit, Until = end * last }));
        return [.. windows.Select(w => FitWindow.Choose(window.Run, w))
            .DistinctBy(w => (w.Points.Count, w.Points.Count == 0 ? 0 : w.Points[0].Compute))
            .Select(w => At(w, options.Noise)).OfType<Sensitivity>()
            .OrderByDescending(s => s.To).ThenBy(s => s.From)];
    }

    private static Sensitivity? At(FitWindow window, NoiseKind kind)
    {
        if (!CurveModel.Suffices(SigmoidCurve.Instance, window) || !CurveModel.Suffices(PowerLawCurve.Instance, window)) return null;
        var sigmoid = Fit(SigmoidCurve.Instance, window, kind);
        var power = Fit(PowerLawCurve.Instance, window, kind);
        return new Sensitivity(
            window.Points[0].Compute, window.Points[^1].Compute, window.Fitted,
            sigmoid.Natural(1), sigmoid.Natural(2), sigmoid.Natural(3), power.Natural(0));
    }

    private static CurveFit Fit(Curve curve, FitWindow window, NoiseKind kind)
    {
        var workspace = new FitWorkspace(CurveModel.For(curve, window));
        var (noises, termination) = NoiseSearch.Find(workspace, kind == NoiseKind.White ? KnownNoise.White : null);
        return CurveFitter.Describe(workspace, [.. noises.Span[0].Parameters], termination);
    }
}
