using ScaleFit.Inference;
using ScaleFit.Reporting.Charts;
using ScaleFit.Reporting.Content;
using ScaleFit.Reporting.Csv;
using ScaleFit.Reporting.Text;
using ScaleFit.Runs;

namespace ScaleFit.Reporting;

/// <summary>A report with something on each run by itself.</summary>
/// <inheritdoc/>
internal abstract record RunsReport(string Version, InferenceOptions Options, double Margin) : Report(Version, Options, Margin)
{
    /// <summary>How to read the brackets of the tables, in one line.</summary>
    protected virtual string Key => $"In brackets: {NumberFormat.Level(Options.Level)} intervals{OpenEnds}.";

    /// <summary>Explains open ends, where the tables show any.</summary>
    protected string OpenEnds => ShownIntervals.Any(i => i is { Lower: null } or { Upper: null }) ? "; open where the data sets no limit" : "";

    /// <summary>The intervals in the tables.</summary>
    protected virtual IEnumerable<Interval?> ShownIntervals => Runs.SelectMany(run => run.Run.Curves).SelectMany(curve => curve.Parameters).Select(p => p.Interval);

    /// <summary>Names of the columns in CSV, without those that every report has.</summary>
    protected abstract IReadOnlyList<string> CsvColumns { get; }

    /// <summary>Adds what people read to a page: tables, where the numbers came from, each run in sentences, and findings as numbered footnotes. Nothing where no run was fitted.</summary>
    public override void AddTo(ReportPage page)
    {
        if (Runs.Count == 0) return;
        var runs = NamedRuns;
        var notes = new Footnotes([.. runs.Select(r => (r.Name, r.Run.Run))]);
        bool isDescribed = runs.Length <= MostDescribed;
        foreach (var table in Tables(runs, notes, page.Width))
        {
            page.AddTable(table);
            page.AddSpace();
        }
        foreach (string origin in OriginSentences.Write(runs)) page.AddLine(origin);
        page.AddLine(Key);
        foreach (var (name, run) in runs)
        {
            if (!isDescribed && !Options.Sensitivity) continue;
            page.AddSpace();
            int indent = runs.Length == 1 ? 0 : 2;
            if (indent > 0) page.AddHeading(name);
            foreach (string sentence in isDescribed ? Sentences(run) : []) page.AddLine(sentence, indent);
            if (Options.Sensitivity) SensitivityTable.AddTo(page, run.Run, indent);
        }
        if (Agreements.Count > 0) page.AddSpace();
        foreach (var agreement in Agreements) page.AddLine(AgreementSentence.Write(agreement));
        notes.AddTo(page);
    }

    /// <summary>The report as one flat table. A run without an answer keeps a row, so that its findings are seen.</summary>
    public override CsvTable ToCsv() => new(["run", "source", "metric", "unit", .. CsvColumns, "findings"], Runs.SelectMany(run =>
    {
        var about = run.Run.Run;
        string findings = string.Join(' ', run.Run.Findings.Select(f => f.Code).Distinct());
        return CsvRows(run).DefaultIfEmpty(new object?[CsvColumns.Count])
            .Select(row => (object?[])[about.Name, about.Source, about.Metric, run.Unit.Name(), .. row, findings]);
    }));

    /// <summary>The picture of the curves with what was forecast from them.</summary>
    /// <inheritdoc/>
    public override Chart Draw(bool isLinear)
    {
        var options = new ChartOptions { Level = Options.Level, Margin = Margin, IsLinear = isLinear };
        var runs = NamedRuns;
        return runs is [var (name, run)]
            ? RunChart.Build(run.Run, name, options with { Forecasts = run.FirstForecasts })
            : ManyRunsChart.Build([.. runs.Select(r => (r.Name, r.Run.Run))], options, [.. Runs.Select(r => r.FirstForecasts)]);
    }

    /// <summary>The tables, in the order in which they are read.</summary>
    /// <param name="runs">The runs with the names that readers know them by.</param>
    /// <param name="notes">Their footnotes.</param>
    /// <param name="width">Characters in a line of the page.</param>
    protected abstract IEnumerable<ReportTable> Tables((string Name, RunReport Run)[] runs, Footnotes notes, int width);

    /// <summary>What there is to say of one run.</summary>
    protected abstract IEnumerable<string> Sentences(RunReport run);

    /// <summary>The rows of one run in <see cref="CsvColumns"/>; none where it has no answer.</summary>
    protected abstract IEnumerable<object?[]> CsvRows(RunReport run);
}
