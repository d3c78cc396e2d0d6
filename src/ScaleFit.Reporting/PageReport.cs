using ScaleFit.Inference;
using ScaleFit.Reporting.Content;
using ScaleFit.Runs;

namespace ScaleFit.Reporting;

/// <summary>The result of <c>report</c>: curves, forecasts and backtest of each run together.</summary>
/// <inheritdoc/>
internal sealed record PageReport(string Version, InferenceOptions Options, double Margin) : RunsReport(Version, Options, Margin)
{
    /// <inheritdoc/>
    public override string Command => "report";

    /// <inheritdoc/>
    protected override IEnumerable<string> Legends => [
        $"{CurveTable.Legend(NamedRuns, showsWindow: !DescribesRuns)} Intervals: {NumberFormat.Level(Options.Level)} confidence intervals.",
        .. ForecastTable.Legends(this), .. TargetTable.Legends(this), .. BacktestTable.Legends(this), .. UnboundedEnds];

    /// <inheritdoc/>
    protected override IReadOnlyList<string> CsvColumns => FitReport.Columns;

    /// <inheritdoc/>
    protected override IEnumerable<string> Summary((string Name, RunReport Run)[] runs) => runs.Select(run => $"{run.Name}: {RunSentences.Summary(run.Run.Run)}");

    /// <inheritdoc/>
    protected override IEnumerable<ReportTable> Tables((string Name, RunReport Run)[] runs, Footnotes notes, int width) => [
        CurveTable.Build(runs, notes, showsWindow: !DescribesRuns, width), .. ForecastReport.Tables(this, runs, notes, width), .. BacktestTable.Build(runs, notes).Within(width)];

    /// <inheritdoc/>
    protected override IEnumerable<string> Sentences(RunReport run) => RunSentences.Write(run.Run, Options)
        .Concat(run.FirstForecasts.Count > 0 ? ForecastSentences.Write(run, this) : [])
        .Concat(BacktestSentences.Write(run))
        .Distinct();

    /// <inheritdoc/>
    protected override IEnumerable<object?[]> CsvRows(RunReport run) => FitReport.Rows(run);
}
