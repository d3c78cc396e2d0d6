using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>What the fit of one run says, for people who know training and no statistics.</summary>
internal static class RunSentences
{
    /// <summary>An evaluation that scatters by less lies on the curve as far as three decimals show.</summary>
    private const double NoScatter = 5e-5;

    /// <summary>Below this Akaike weight of the better curve, a difference of 2 in the criterion, the curves are as good as equal.</summary>
    private const double ClearWeight = 0.73;

    /// <summary>The sentences in the order in which they are best read: data, ceiling, gain, noise, curves.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">How it was analysed.</param>
    public static IEnumerable<string> Write(RunInference run, InferenceOptions options)
    {
        yield return WindowSentences.Write(run, options.Window);
        if (run.Collapsed)
        {
            yield return "The run falls at its end, which no rising curve describes: do not read the numbers above.";
            yield break;
        }
        var curve = run.Curves[0];
        yield return Ceiling(curve, options.Level);
        if (curve.Curve is SigmoidCurve) yield return Gain(curve, run.Window);
        yield return Noise(curve, run.Run.Compute.Unit, options.Noise);
        if (run.Curves is [{ Weight: { } first }, { Weight: { } second }]) yield return Better(first, second);
    }

    private static string Ceiling(CurveInference curve, double level)
    {
        var ceiling = curve["asymptote"];
        string best = NumberFormat.PassRate(ceiling.Value), sure = $"({NumberFormat.Level(level)} confidence)";
        return (ceiling.Interval?.Lower, ceiling.Interval?.Upper) switch
        {
            ({ } lower, { } upper) => $"The ceiling is {best}: the data leaves room for one between {NumberFormat.PassRate(lower)} and {NumberFormat.PassRate(upper)} {sure}.",
            ({ } lower, null) => $"The ceiling lies above {NumberFormat.PassRate(lower)} {sure}, and the data sets no upper limit to it; {best} is no more than the best guess.",
            (null, { } upper) => $"The ceiling lies below {NumberFormat.PassRate(upper)} {sure}, and the data sets no lower limit to it; {best} is no more than the best guess.",
            _ => $"The data does not determine the ceiling; {best} is no more than the best guess.",
        };
    }

    private static string Gain(CurveInference curve, FitWindow window)
    {
        double start = curve["start"].Value, ceiling = curve["asymptote"].Value, midpoint = curve["midpoint"].Value;
        double end = window.Points[^1].Compute;
        var unit = window.Run.Compute.Unit;
        string gain = $"the gain from {NumberFormat.PassRate(start)} at the start to {NumberFormat.PassRate(ceiling)}";
        if (ceiling - start <= 2 * curve.Noise.StandardDeviation)
            return $"The curve's gain, from {NumberFormat.PassRate(start)} to {NumberFormat.PassRate(ceiling)}, is hardly more than the scatter of its evaluations.";
        if (midpoint > end)
            return $"Half of {gain} would be reached at {ComputeText.Format(midpoint, unit)}, after the last evaluation at {NumberFormat.Compute(end)}.";
        double reached = (curve.Fit.PassRate(end) - start) / (ceiling - start);
        string condition = curve["asymptote"].Interval is { Upper: null } ? "If that is the ceiling, half" : "Half";
        return $"{condition} of {gain} is reached at {ComputeText.Format(midpoint, unit)}, {NumberFormat.Share(reached)} of it at {NumberFormat.Compute(end)}, where the data ends.";
    }

    private static string Noise(CurveInference curve, ComputeUnit unit, NoiseKind assumed)
    {
        var noise = curve.Noise;
        if (noise.StandardDeviation < NoScatter) return "The evaluations lie on the curve.";
        string scatter = $"An evaluation scatters by {(noise.StandardDeviation < 1e-3 ? NumberFormat.Residual(noise.StandardDeviation) : NumberFormat.PassRate(noise.StandardDeviation))} around the curve";
        if (assumed == NoiseKind.White) return $"{scatter}; all are taken as independent, as --noise white says.";
        return noise.DriftShare == 0
            ? $"{scatter}, with no sign of slow drift."
            : $"{scatter}; {(noise.DriftShare == 1 ? "all" : NumberFormat.Share(noise.DriftShare))} of its variance is slow drift with a memory of about {ComputeText.About(noise.CorrelationLength)} {unit.Words()}, so that {curve.Fit.Observations} evaluations are worth {ComputeText.About(Math.Round(noise.EffectivePoints))} independent ones.";
    }

    private static string Better(double sigmoid, double power)
    {
        if (Math.Max(sigmoid, power) < ClearWeight)
            return $"Sigmoid and power law describe these evaluations about equally well (Akaike weights {NumberFormat.Share(sigmoid)} and {NumberFormat.Share(power)}).";
        return sigmoid > power
            ? $"The sigmoid describes these evaluations better than the power law (Akaike weight {NumberFormat.Share(sigmoid)})."
            : $"The power law describes these evaluations better (Akaike weight {NumberFormat.Share(power)}); the sigmoid's ceiling is still the one that moves less from window to window.";
    }
}
