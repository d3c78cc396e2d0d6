using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Reporting.Charts;
using ScaleFit.Reporting.Content;
using ScaleFit.Runs;

namespace ScaleFit.Reporting;

/// <summary>The result of <c>backtest</c>: forecasts of the end of each run from prefixes, beside the observed pass rate.</summary>
/// <inheritdoc/>
internal sealed record BacktestReport(string Version, InferenceOptions Options, double Margin) : RunsReport(Version, Options, Margin)
{
    private static readonly string[] Columns = [
        "until", "points", "horizon", "predicted", "lower", "upper", "covered", "combined", "combined_lower", "combined_upper", "combined_covered",
        "observed", "error", "bias", "last", "power", "white"];

    /// <inheritdoc/>
    public override string Command => "backtest";

    /// <inheritdoc/>
    protected override string Legend => $"{BacktestTable.Legend} Intervals: {NumberFormat.Level(Options.Level)} prediction intervals of this run.";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> CsvColumns => Columns;

    /// <inheritdoc/>
    public override Chart Draw(bool isLinear) => BacktestChart.Build(
        [.. NamedRuns.SelectMany(r => r.Run.Backtest is { } backtest ? [(r.Name, backtest)] : Array.Empty<(string, RunBacktest)>())], ToChartOptions(isLinear));

    /// <inheritdoc/>
    protected override IEnumerable<ReportTable> Tables((string Name, RunReport Run)[] runs, Footnotes notes, int width) => BacktestTable.Build(runs, notes).Within(width);

    /// <inheritdoc/>
    protected override IEnumerable<string> Sentences(RunReport run) => BacktestSentences.Write(run);

    /// <inheritdoc/>
    protected override IEnumerable<object?[]> CsvRows(RunReport run) => (run.Backtest?.Steps ?? []).Select(step => (object?[])[
        step.Until, step.Points, step.Horizon, step.Predicted, step.Interval.Lower, step.Interval.Upper, step.Covered,
        step.Combined, step.CombinedInterval.Lower, step.CombinedInterval.Upper, step.CombinedCovered,
        step.Observed, step.Error, step.Bias, step.Baselines.Last, step.Baselines.Power, step.Baselines.White]);
}
