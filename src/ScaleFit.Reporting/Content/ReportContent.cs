using ScaleFit.Inference;
using ScaleFit.Reporting.Text;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

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
        (string Name, RunReport Run)[] runs = [.. RunNames.Distinguish([.. report.Runs.Select(r => r.Run)]).Zip(report.Runs)];
        var notes = new Footnotes([.. runs.Select(r => (r.Name, r.Run.Run))]);
        bool isTold = runs.Length <= MostTold;
        foreach (var table in Tables(report, runs, notes, isTold, page.Width))
        {
            page.AddTable(table);
            page.AddSpace();
        }
        foreach (string origin in Origins(runs)) page.AddLine(origin);
        page.AddLine(TableKey.Write(report));
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
        foreach (var agreement in report.Agreements) page.AddLine(AgreementSentence.Write(agreement));
        notes.AddTo(page);
    }

    private static IEnumerable<ReportTable> Tables(Report report, (string Name, RunReport Run)[] runs, Footnotes notes, bool isTold, int width)
    {
        RunTable[] tables = report.Command switch
        {
            "forecast" => [ForecastTable.Build(report, runs, notes), TargetTable.Build(report, runs, notes)],
            "backtest" => [BacktestTable.Build(runs, notes)],
            "plan" => [PlanTable.Build(runs, notes)],
            "report" => [ForecastTable.Build(report, runs, notes), TargetTable.Build(report, runs, notes), BacktestTable.Build(runs, notes)],
            _ => [],
        };
        ReportTable[] curves = report.Command is "fit" or "report" ? [CurveTable.Build([.. runs.Select(r => (r.Name, r.Run.Run))], notes, showsWindow: !isTold, width)] : [];
        return curves.Concat(tables.Where(table => !table.IsEmpty).SelectMany(table => table.Within(width)));
    }

    private static IEnumerable<string> Sentences(Report report, RunReport run) => report.Command switch
    {
        "forecast" => ForecastSentences.Write(run, report),
        "backtest" => BacktestSentences.Write(run, report.Options),
        "report" => RunSentences.Write(run.Run, report.Options).Concat(run.Forecasts is [{ Forecasts.Count: > 0 }, ..] ? ForecastSentences.Write(run, report) : []).Concat(BacktestSentences.Write(run, report.Options)).Distinct(),
        "plan" => PlanSentences.Write(run, report.Options),
        _ => RunSentences.Write(run.Run, report.Options),
    };

    private static void AddSensitivity(ReportPage page, RunInference run, int indent)
    {
        if (run.Sensitivity.Count > 1)
        {
            page.AddSpace();
            page.AddLine("The same on other windows, by other early cuts and then by earlier ends:", indent);
            page.AddTable(SensitivityTable.Build(run));
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
            string gpus = axis.Gpus is { } count ? $" on {NumberFormat.Compute(count)} {(count == 1 ? "GPU" : "GPUs")}" : "";
            string whose = groups.Length == 1 ? "" : $"{string.Join(", ", group.Select(r => r.Name))}: ";
            yield return $"{whose}Pass rate from {PlainText.Clean(group.Key.Metric)}, compute in {axis.Unit.Words()} from {PlainText.Clean(axis.Column)}{gpus}.";
        }
    }
}
