using ScaleFit.Inference;
using ScaleFit.Posterior;
using ScaleFit.Runs;
using static System.FormattableString;

namespace ScaleFit.Forecasting;

/// <summary>Findings on forecasts, and reasons to make none.</summary>
internal static class ForecastDiagnostics
{
    /// <summary>The reason why a window gives no forecast, or null where it gives one.</summary>
    public static Finding? Refusal(FitWindow window)
    {
        if (LateCollapse.Find(window.Points) is not null)
        {
            return FindingCatalog.NoForecast.Report(
                "No forecast: the run collapses at the end.",
                $"Forecast from the part before the fall: set {OptionName.Until} to the compute in the finding {FindingCatalog.LateCollapse.Code}.");
        }
        return window.Fitted >= FindingCatalog.FewestForForecast ? null : WindowDiagnostics.Advise(FindingCatalog.NoForecast.Report(
            Invariant($"No forecast: {window.Fitted} evaluations were fitted. A forecast needs at least {FindingCatalog.FewestForForecast}.")), window);
    }

    /// <summary>Findings on the forecasts of one run's curves and on its posterior forecast.</summary>
    public static IEnumerable<Finding> Find(IReadOnlyList<CurveForecast> curves, PosteriorForecast? posterior)
    {
        if (posterior?.EffectiveDraws < FindingCatalog.FewestDraws)
            yield return FindingCatalog.ForecastImprecise.Report(Invariant($"The forecast rests on {posterior.EffectiveDraws:0} draws in effect, and at least {FindingCatalog.FewestDraws} are wanted."));
        var far = curves[0].Forecasts.MaxBy(forecast => forecast.Ratio);
        if (far?.Ratio > FindingCatalog.FarRatio)
        {
            yield return FindingCatalog.FarExtrapolation.Report(
                Invariant($"A forecast lies at {far.Ratio:0.#} times the compute of the run. It depends on the shape of the curve, not on data."));
        }
        if (curves.Count < 2) yield break;
        double gap = curves[0].Forecasts.Zip(curves[1].Forecasts, (a, b) => Math.Abs(a.Value - b.Value)).DefaultIfEmpty().Max();
        if (gap > FindingCatalog.IdenticalRuns)
        {
            yield return FindingCatalog.CurvesDisagree.Report(
                Invariant($"The forecasts of the sigmoid and the power law differ by up to {gap:0.000} in pass rate."));
        }
    }
}
