using ScaleFit.Comparing;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Reporting.Json.Documents;

namespace ScaleFit.Reporting.Csv;

/// <summary>What the table of each command holds. A run without an answer keeps a row, so that its findings are seen.</summary>
internal static class CsvColumns
{
    private static readonly string[] Fits = [
        "curve", "outcome", "from", "to", "points", "start", "start_lower", "start_upper", "asymptote", "asymptote_lower", "asymptote_upper",
        "efficiency", "efficiency_lower", "efficiency_upper", "midpoint", "midpoint_lower", "midpoint_upper", "noise_sd", "effective_points", "rmse", "weight"];

    private static readonly string[] FitParameters = ["start", "asymptote", "efficiency", "midpoint"];

    private static readonly string[] Forecasts = [
        "curve", "asked", "compute", "pass_rate", "status", "fit_lower", "fit_upper", "forecast_lower", "forecast_upper",
        "combined", "combined_lower", "combined_upper", "ratio", "gain", "gain_per_thousand", "cost", "gain_per_cost"];

    private static readonly string[] Backtests = [
        "until", "points", "horizon", "predicted", "lower", "upper", "covered", "combined", "combined_lower", "combined_upper", "combined_covered",
        "observed", "error", "bias", "last", "power", "white"];

    private static readonly string[] Plans = ["to", "precision", "known_to", "status", "compute_needed"];

    /// <summary>The columns of a comparison after the names of the recipes.</summary>
    public static IReadOnlyList<string> Effects { get; } = ["kind", "quantity", "baseline_value", "candidate_value", "scale", "effect", "lower", "upper", "p", "verdict", "gate"];

    /// <summary>The columns of a report, without those that every report has.</summary>
    public static string[] Choose(Report report) => report.Command switch
    {
        "forecast" => Forecasts,
        "backtest" => Backtests,
        "plan" => Plans,
        _ => Fits,
    };

    /// <summary>The rows of one run, in those columns.</summary>
    public static IEnumerable<object?[]> Rows(Report report, RunReport run)
    {
        object?[][] rows = [..
            report.Command == "report" ? run.Run.Curves.Select(curve => Row(run, curve))
            : run.Forecasts is { } forecasts ? run.Run.Curves.Zip(forecasts, (curve, forecast) => Rows(curve, forecast)).SelectMany(r => r)
            : run.Backtest is { } backtest ? backtest.Steps.Select(Row)
            : run.Plan is { } plan ? [[run.Now, plan.Precision, plan.KnownTo, plan.Status.Name(), plan.ComputeNeeded]]
            : run.Run.Curves.Select(curve => Row(run, curve))];
        return rows.Length > 0 ? rows : [new object?[Choose(report).Length]];
    }

    /// <summary>The rows of a comparison: one a candidate and quantity, those under a shared ceiling last.</summary>
    public static IEnumerable<object?[]> Rows(ComparisonReport report)
    {
        foreach (var comparison in report.Comparisons)
        {
            foreach (var effect in comparison.Effects)
                yield return Row(effect.Quantity.Name, effect, report.Results.FirstOrDefault(result => result.Effect == effect)?.Outcome.Name());
            if (comparison.Shared is not { } shared) continue;
            foreach (var effect in (Effect[])[shared.Efficiency, shared.Midpoint])
                yield return Row($"{effect.Quantity.Name}-with-shared-asymptote", effect, null);

            object?[] Row(string name, Effect effect, string? gate) => [
                comparison.Baseline.Name, comparison.Candidate.Name, comparison.Kind.Name(), name, effect.Baseline, effect.Candidate,
                effect.Quantity.Scale == EffectScale.Ratio ? "ratio" : "difference", effect.Value, effect.Interval.Lower, effect.Interval.Upper, effect.PValue, effect.Verdict.Name(), gate];
        }
    }

    private static object?[] Row(RunReport run, CurveInference curve) => [
        curve.Curve.Name, CurveDocument.OutcomeOf(curve.Fit.Termination), run.Run.Window.Points[0].Compute, run.Now, curve.Fit.Observations,
        .. FitParameters.SelectMany(name => Cells(curve.Parameters.FirstOrDefault(p => p.Name == name))),
        curve.Noise.StandardDeviation, curve.Noise.EffectivePoints, curve.Fit.RootMeanSquare, curve.Weight];

    private static IEnumerable<object?[]> Rows(CurveInference curve, CurveForecast forecast)
    {
        foreach (var at in forecast.Forecasts)
        {
            yield return [
                curve.Curve.Name, "compute", at.Compute, at.Value, null, at.Fit.Lower, at.Fit.Upper, at.WithMargin.Lower, at.WithMargin.Upper,
                .. Cells(at.Combined), at.Ratio, at.Gain, at.GainPerThousand, at.Cost, at.GainPerCost];
        }
        foreach (var target in forecast.Targets)
        {
            yield return [
                curve.Curve.Name, "pass_rate", target.Compute, target.PassRate, target.Status.Name(), target.Fit.Lower, target.Fit.Upper, target.WithMargin.Lower, target.WithMargin.Upper,
                .. new object?[8]];
        }
    }

    private static object?[] Row(BacktestStep step) => [
        step.Until, step.Points, step.Horizon, step.Predicted, step.Interval.Lower, step.Interval.Upper, step.Covered,
        step.Combined, step.CombinedInterval.Lower, step.CombinedInterval.Upper, step.CombinedCovered,
        step.Observed, step.Error, step.Bias, step.Baselines.Last, step.Baselines.Power, step.Baselines.White];

    private static object?[] Cells(Estimate? estimate) => [estimate?.Value, estimate?.Interval?.Lower, estimate?.Interval?.Upper];
}
