using System.Globalization;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Forecasting;

/// <summary>What gives reason to doubt a forecast, or to make none.</summary>
internal static class ForecastDiagnostics
{
    /// <summary>Forecasts further out than this many times the run rest on the curve alone.</summary>
    private const double FarRatio = 10;

    /// <summary>With fewer evaluations the curve passes wherever noise sends it.</summary>
    private const int FewestPoints = 8;

    /// <summary>Why a window gives no forecast; null where it does.</summary>
    public static Finding? Refusal(FitWindow window)
    {
        if (LateCollapse.Find(window.Points) is not null)
        {
            return new Finding(
                "no-forecast", Severity.Warning, "No forecast: the run collapses at the end.",
                "Forecast from the part before the fall, with the --until that the finding late-collapse names.");
        }
        return window.Fitted >= FewestPoints ? null : new Finding(
            "no-forecast", Severity.Warning,
            Text($"No forecast: {window.Fitted} evaluations were fitted, at least {FewestPoints} are needed."),
            "Let the run go on, or evaluate more often.");
    }

    /// <summary>Findings on the forecasts of one run's curves.</summary>
    public static IEnumerable<Finding> Find(IReadOnlyList<CurveForecast> curves)
    {
        var far = curves[0].Forecasts.MaxBy(forecast => forecast.Ratio);
        if (far?.Ratio > FarRatio)
        {
            yield return new Finding(
                "far-extrapolation", Severity.Warning,
                Text($"A forecast lies at {far.Ratio:0.#} times the compute of the run: it rests on the curve, not on data."),
                "Use it to decide whether to train further, not how good the end will be.");
        }
        if (curves.Count < 2) yield break;
        double gap = curves[0].Forecasts.Zip(curves[1].Forecasts, (a, b) => Math.Abs(a.Value - b.Value)).DefaultIfEmpty().Max();
        if (gap > Margin.Published)
        {
            yield return new Finding(
                "curves-disagree", Severity.Note,
                Text($"Sigmoid and power law differ by up to {gap:.000} in pass rate at the forecasts."),
                "The sigmoid's is the steadier; the combined forecast weighs both.");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
