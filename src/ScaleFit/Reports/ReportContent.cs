using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reports;

/// <summary>What people read of a report: tables, where the numbers came from, each run in sentences, and findings as numbered footnotes.</summary>
internal static class ReportContent
{
    /// <summary>Up to this many runs are told in sentences; the tables of more speak for themselves.</summary>
    private const int MostTold = 5;

    /// <summary>Adds a report to a page; nothing where no run was fitted.</summary>
    public static void AddTo(ReportPage page, Report report)
    {
        if (report.Comparison is { } comparison)
        {
            ComparisonContent.AddTo(page, report, comparison);
            return;
        }
        if (report.Runs.Count == 0) return;
        (string Name, RunReport Run)[] runs = [.. RunNames.Of([.. report.Runs.Select(r => r.Run)]).Zip(report.Runs)];
        var notes = new Footnotes([.. runs.Select(r => (r.Name, r.Run.Run))]);
        bool isTold = runs.Length <= MostTold;
        foreach (var table in Tables(report, runs, notes, isTold, page.Width))
        {
            page.AddTable(table);
            page.AddSpace();
        }
        foreach (string origin in Origins(runs)) page.AddLine(origin);
        page.AddLine(TableKey.Of(report));
        foreach (var (name, run) in runs)
        {
            if (!isTold && !report.Options.Sensitivity) continue;
            page.AddSpace();
            int indent = runs.Length == 1 ? 0 : 2;
            if (indent > 0) page.AddHeading(name);
            foreach (string sentence in isTold ? Sentences(report, run) : []) page.AddLine(sentence, indent);
            if (report.Options.Sensitivity) AddSensitivity(page, run.Run, indent);
        }
        if (report.Agreements.Count > 0) page.AddSpace();
        foreach (var agreement in report.Agreements) page.AddLine(AgreementSentence.Of(agreement));
        notes.AddTo(page);
    }

    private static IEnumerable<ReportTable> Tables(Report report, (string Name, RunReport Run)[] runs, Footnotes notes, bool isTold, int width)
    {
        RunTable[] tables = report.Command switch
        {
            "forecast" => [ForecastTable.Of(report, runs, notes), TargetTable.Of(report, runs, notes)],
            "backtest" => [BacktestTable.Of(runs, notes)],
            "plan" => [PlanTable.Of(runs, notes)],
            "report" => [ForecastTable.Of(report, runs, notes), TargetTable.Of(report, runs, notes), BacktestTable.Of(runs, notes)],
            _ => [],
        };
        ReportTable[] curves = report.Command is "fit" or "report" ? [CurveTable.Of([.. runs.Select(r => (r.Name, r.Run.Run))], notes, showsWindow: !isTold, width)] : [];
        return curves.Concat(tables.Where(table => !table.IsEmpty).SelectMany(table => table.Within(width)));
    }

    private static IEnumerable<string> Sentences(Report report, RunReport run) => report.Command switch
    {
        "forecast" => ForecastSentences.Of(run, report),
        "backtest" => BacktestSentences.Of(run, report.Options),
        "report" => RunSentences.Of(run.Run, report.Options).Concat(run.Forecasts is [{ Forecasts.Count: > 0 }, ..] ? ForecastSentences.Of(run, report) : []).Concat(BacktestSentences.Of(run, report.Options)).Distinct(),
        "plan" => PlanSentences.Of(run, report.Options),
        _ => RunSentences.Of(run.Run, report.Options),
    };

    private static void AddSensitivity(ReportPage page, RunInference run, int indent)
    {
        if (run.Sensitivity.Count > 1)
        {
            page.AddSpace();
            page.AddLine("The same on other windows, by other early cuts and then by earlier ends:", indent);
            page.AddTable(SensitivityTable.Of(run));
        }
        page.AddSpace();
        page.AddLine(SensitivityTable.Sentence(run), indent);
    }

    /// <summary>Which columns were read, said once for all runs that share them.</summary>
    public static IEnumerable<string> Origins((string Name, RunReport Run)[] runs)
    {
        var groups = runs.GroupBy(r => (r.Run.Run.Run.Metric, r.Run.Run.Run.Compute)).ToArray();
        foreach (var group in groups)
        {
            var axis = group.Key.Compute;
            string gpus = axis.Gpus is { } count ? $" on {Figures.Compute(count)} {(count == 1 ? "GPU" : "GPUs")}" : "";
            string whose = groups.Length == 1 ? "" : $"{string.Join(", ", group.Select(r => r.Name))}: ";
            yield return $"{whose}Pass rate from {PlainText.Of(group.Key.Metric)}, compute in {axis.Unit.Words()} from {PlainText.Of(axis.Column)}{gpus}.";
        }
    }
}
