using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Reporting.Content;

namespace ScaleFit.Reporting;

/// <summary>The result of <c>forecast</c>: pass rates at given compute, and the compute that given pass rates take.</summary>
/// <inheritdoc/>
internal sealed record ForecastReport(string Version, InferenceOptions Options, double Margin) : RunsReport(Version, Options, Margin)
{
    private static readonly string[] Columns = [
        "curve", "asked", "compute", "pass_rate", "status", "fit_lower", "fit_upper", "forecast_lower", "forecast_upper",
        "combined", "combined_lower", "combined_upper", "ratio", "gain", "gain_per_thousand", "cost", "gain_per_cost"];

    /// <inheritdoc/>
    public override string Command => "forecast";

    /// <inheritdoc/>
    protected override IEnumerable<string> Legends => [.. ForecastTable.Legends(this), .. TargetTable.Legends(this), .. UnboundedEnds];

    /// <inheritdoc/>
    protected override IEnumerable<Interval?> ShownIntervals =>
        Runs.SelectMany(run => run.Forecasts?.Take(1) ?? []).SelectMany(forecast => forecast.Targets).SelectMany(target => (Interval[])[target.Fit, target.WithMargin]);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> CsvColumns => Columns;

    /// <summary>The tables of a report that may hold forecasts, each in parts that the page can hold.</summary>
    public static IEnumerable<ReportTable> Tables(Report report, (string Name, RunReport Run)[] runs, Footnotes notes, int width) =>
        ForecastTable.Build(report, runs, notes).Within(width).Concat(TargetTable.Build(report, runs, notes).Within(width));

    /// <inheritdoc/>
    protected override IEnumerable<ReportTable> Tables((string Name, RunReport Run)[] runs, Footnotes notes, int width) => Tables(this, runs, notes, width);

    /// <inheritdoc/>
    protected override IEnumerable<string> Sentences(RunReport run) => ForecastSentences.Write(run, this);

    /// <inheritdoc/>
    protected override IEnumerable<object?[]> CsvRows(RunReport run) => run.Run.Curves.Zip(run.Forecasts ?? [], Rows).SelectMany(rows => rows);

    private static IEnumerable<object?[]> Rows(CurveInference curve, CurveForecast forecast)
    {
        foreach (var at in forecast.Forecasts)
        {
            yield return [
                curve.Curve.Name, "compute", at.Compute, at.Value, null, at.Fit.Lower, at.Fit.Upper, at.WithMargin.Lower, at.WithMargin.Upper,
                at.Combined?.Value, at.Combined?.Interval?.Lower, at.Combined?.Interval?.Upper, at.Ratio, at.Gain, at.GainPerThousand, at.Cost, at.GainPerCost];
        }
        foreach (var target in forecast.Targets)
        {
            yield return [
                curve.Curve.Name, "pass_rate", target.Compute, target.PassRate, target.Status.Name(), target.Fit.Lower, target.Fit.Upper, target.WithMargin.Lower, target.WithMargin.Upper,
                .. new object?[8]];
        }
    }
}
