using ScaleFit.Inference;
using ScaleFit.Reporting.Content;

namespace ScaleFit.Reporting;

/// <summary>The result of <c>report</c>: curves, forecasts and backtest of each run together.</summary>
/// <inheritdoc/>
internal sealed record PageReport(string Version, InferenceOptions Options, double Margin) : RunsReport(Version, Options, Margin)
{
    /// <inheritdoc/>
    public override string Command => "report";

    /// <inheritdoc/>
    protected override string Key => Margin > 0
        ? $"In brackets: {NumberFormat.Level(Options.Level)} intervals{OpenEnds}. With margin, and in the table of forecasts from prefixes: {NumberFormat.PassRate(Margin)} added for the next run of the same recipe."
        : base.Key;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> CsvColumns => FitReport.Columns;

    /// <inheritdoc/>
    protected override IEnumerable<ReportTable> Tables((string Name, RunReport Run)[] runs, Footnotes notes, int width) => [
        FitReport.Table(runs, notes, width), .. ForecastReport.Tables(this, runs, notes, width), .. BacktestTable.Build(runs, notes).Within(width)];

    /// <inheritdoc/>
    protected override IEnumerable<string> Sentences(RunReport run) => RunSentences.Write(run.Run, Options)
        .Concat(run.FirstForecasts.Count > 0 ? ForecastSentences.Write(run, this) : [])
        .Concat(BacktestSentences.Write(run, Options))
        .Distinct();

    /// <inheritdoc/>
    protected override IEnumerable<object?[]> CsvRows(RunReport run) => FitReport.Rows(run);
}
