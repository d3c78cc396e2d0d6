using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Describes the fit of one run in sentences, for readers who know training but not statistics.</summary>
internal static class RunSentences
{
    /// <summary>Residuals with a smaller standard deviation round to 0 at four decimals.</summary>
    private const double NoScatter = 5e-5;

    /// <summary>Below this Akaike weight of the better curve, a difference of 2 in the criterion, the curves fit about equally well.</summary>
    private const double ClearWeight = 0.73;

    /// <summary>The result of a run in one line, such as <c>asymptote 0.612 [0.604, 0.621]; 97% of the gain reached at 16k GPU-hours</c>.</summary>
    public static string Summary(RunInference run)
    {
        if (run.Collapsed) return "collapsed: the pass rate falls at the end of the run, so no rising curve fits";
        return Reached(run) is { } reached ? $"{Asymptote(run)}; {reached}" : Asymptote(run);
    }

    /// <summary>All that there is to say: fit window, asymptote, gain, noise, curves.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">How it was analysed.</param>
    public static IEnumerable<string> Write(RunInference run, InferenceOptions options)
    {
        yield return WindowSentences.Write(run);
        if (run.Collapsed)
        {
            yield return "The pass rate falls at the end of the run. A rising curve does not describe it, so its parameters are not reported.";
            yield break;
        }
        var curve = run.Curves[0];
        yield return Asymptote(run, options.Level);
        if (curve.Curve is SigmoidCurve) yield return Gain(run, curve);
        yield return Noise(curve, run.Run.Compute.Unit, options.Noise);
        if (run.Curves is [{ Weight: { } first }, { Weight: { } second }]) yield return Better(first, second);
    }

    private static string Asymptote(RunInference run) => run.Curves[0]["asymptote"] switch
    {
        _ when !run.IsDetermined(run.Curves[0], "asymptote") => $"asymptote {ParameterText.NotDetermined}",
        { Interval: { Lower: { } lower, Upper: null } } => $"asymptote above {NumberFormat.PassRate(lower)}, not bounded above",
        { Interval: { Lower: null, Upper: { } upper } } => $"asymptote below {NumberFormat.PassRate(upper)}, not bounded below",
        var asymptote => $"asymptote {IntervalText.WithInterval(asymptote, NumberFormat.PassRate)}",
    };

    /// <summary>How much of its gain a run has reached; null where that is not known.</summary>
    private static string? Reached(RunInference run)
    {
        var curve = run.Curves[0];
        double end = run.Window.Points[^1].Compute;
        if (curve.Curve is not SigmoidCurve || !IsShaped(run, curve) || curve["asymptote"].Interval is { Upper: null } || curve["midpoint"].Value > end || IsFlat(curve)) return null;
        return $"{NumberFormat.Share(Share(curve, end))} of the gain reached at {NumberFormat.Compute(end, run.Run.Compute.Unit)}";
    }

    private static double Share(CurveInference curve, double compute) => (curve.Fit.PassRate(compute) - curve["start"].Value) / (curve["asymptote"].Value - curve["start"].Value);

    private static bool IsShaped(RunInference run, CurveInference curve) => curve.Curve.ParameterNames.All(name => name == "start" || run.IsDetermined(curve, name));

    private static bool IsFlat(CurveInference curve) => curve["asymptote"].Value - curve["start"].Value <= 2 * curve.Noise.StandardDeviation;

    private static string Asymptote(RunInference run, double level)
    {
        var asymptote = run.Curves[0]["asymptote"];
        if (!run.IsDetermined(run.Curves[0], "asymptote")) return "The data does not determine the asymptote.";
        string best = NumberFormat.PassRate(asymptote.Value), ci = $"{NumberFormat.Level(level)} CI";
        return (asymptote.Interval?.Lower, asymptote.Interval?.Upper) switch
        {
            ({ } lower, { } upper) => $"The asymptote is {best} ({ci} {NumberFormat.PassRate(lower)} to {NumberFormat.PassRate(upper)}).",
            ({ } lower, null) => $"The asymptote is above {NumberFormat.PassRate(lower)} ({ci}). The data does not bound it from above; the best fit is {best}.",
            (null, { } upper) => $"The asymptote is below {NumberFormat.PassRate(upper)} ({ci}). The data does not bound it from below; the best fit is {best}.",
            _ => $"The asymptote is {best}.",
        };
    }

    private static string Gain(RunInference run, CurveInference curve)
    {
        double start = curve["start"].Value, asymptote = curve["asymptote"].Value, midpoint = curve["midpoint"].Value;
        double end = run.Window.Points[^1].Compute;
        var unit = run.Run.Compute.Unit;
        string gain = $"the gain from {NumberFormat.PassRate(start)} (start) to {NumberFormat.PassRate(asymptote)}";
        if (IsFlat(curve))
            return $"The gain of the fitted curve, from {NumberFormat.PassRate(start)} to {NumberFormat.PassRate(asymptote)}, is within two standard deviations of the noise.";
        if (!IsShaped(run, curve)) return "The data does not determine all parameters of the curve, so the share of the gain is not reported.";
        if (midpoint > end)
            return $"The curve reaches half of {gain} at {NumberFormat.Compute(midpoint, unit)}, after the last evaluation at {NumberFormat.Compute(end)}.";
        string condition = curve["asymptote"].Interval is { Upper: null } ? $"If the asymptote is {NumberFormat.PassRate(asymptote)}, the run reaches half" : "The run reaches half";
        return $"{condition} of {gain} at {NumberFormat.Compute(midpoint, unit)}, and {NumberFormat.Share(Share(curve, end))} at its end, {NumberFormat.Compute(end)}.";
    }

    private static string Noise(CurveInference curve, ComputeUnit unit, NoiseKind assumed)
    {
        var noise = curve.Noise;
        if (noise.StandardDeviation < NoScatter) return "The evaluations lie on the curve.";
        string deviation = $"The residuals have a standard deviation of {(noise.StandardDeviation < 1e-3 ? NumberFormat.Residual(noise.StandardDeviation) : NumberFormat.PassRate(noise.StandardDeviation))}";
        if (assumed == NoiseKind.White) return $"{deviation}. They are assumed to be independent (--noise white).";
        return noise.DriftShare == 0
            ? $"{deviation} and show no correlation."
            : $"{deviation}; {(noise.DriftShare == 1 ? "all" : NumberFormat.Share(noise.DriftShare))} of the variance is correlated, with a correlation length of about {NumberFormat.About(noise.CorrelationLength)} {unit.Words()}. The effective sample size is {NumberFormat.About(Math.Round(noise.EffectivePoints))} of {curve.Fit.Observations}.";
    }

    private static string Better(double sigmoid, double power)
    {
        if (Math.Max(sigmoid, power) < ClearWeight)
            return $"The sigmoid and the power law fit about equally well (Akaike weights {NumberFormat.Share(sigmoid)} and {NumberFormat.Share(power)}).";
        return sigmoid > power
            ? $"The sigmoid fits better than the power law (Akaike weight {NumberFormat.Share(sigmoid)})."
            : $"The power law fits better than the sigmoid (Akaike weight {NumberFormat.Share(power)}). The asymptote of the sigmoid still changes less between fit windows.";
    }
}
