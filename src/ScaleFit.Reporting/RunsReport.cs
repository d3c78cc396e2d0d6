using ScaleFit.Inference;
using ScaleFit.Reporting.Charts;
using ScaleFit.Reporting.Content;
using ScaleFit.Reporting.Csv;
using ScaleFit.Reporting.Text;
using ScaleFit.Runs;

namespace ScaleFit.Reporting;

/// <summary>A report with a result for each run.</summary>
/// <inheritdoc/>
internal abstract record RunsReport(string Version, InferenceOptions Options, double Margin) : Report(Version, Options, Margin)
{
    /// <summary>Describes the columns and intervals, in one line for each table; empty without a table.</summary>
    protected abstract IEnumerable<string> Legends { get; }

    /// <summary>Whether each run is described in sentences; the tables of many runs speak for themselves.</summary>
    protected virtual bool DescribesRuns => Runs.Count <= MostDescribed;

    /// <summary>Explains intervals with an end that is not bounded, where the tables show any.</summary>
    protected IEnumerable<string> UnboundedEnds => ShownIntervals.Any(i => i is { Lower: null } or { Upper: null }) ? [IntervalText.Legend] : [];

    /// <summary>The intervals in the tables.</summary>
    protected virtual IEnumerable<Interval?> ShownIntervals => Runs.SelectMany(run => run.Run.Curves.SelectMany(curve => curve.Parameters.Where(p => run.Run.IsDetermined(curve, p.Name)))).Select(p => p.Interval);

    /// <summary>Names of the columns in CSV, without those that all reports have.</summary>
    protected abstract IReadOnlyList<string> CsvColumns { get; }

    /// <summary>Adds what people read to a page: results in one line each, tables, columns, each run in sentences (those of all runs once), and findings as numbered footnotes. Nothing where no run was fitted.</summary>
    public override void AddTo(ReportPage page)
    {
        if (Runs.Count == 0) return;
        var runs = NamedRuns;
        var notes = new Footnotes([.. runs.Select(r => (r.Name, r.Run.Run))]);
        foreach (string line in Summary(runs)) page.AddLine(line);
        page.AddSpace();
        foreach (var table in Tables(runs, notes, page.Width))
        {
            page.AddTable(table);
            page.AddSpace();
        }
        foreach (string origin in OriginSentences.Write(runs)) page.AddLine(origin);
        foreach (string legend in Legends) page.AddLine(legend);
        string[][] sentences = [.. runs.Select(r => DescribesRuns ? Sentences(r.Run).ToArray() : [])];
        string[] shared = runs.Length > 1 ? [.. sentences.Aggregate((first, second) => [.. first.Intersect(second)])] : [];
        if (shared.Length > 0) page.AddSpace();
        foreach (string sentence in shared) page.AddLine($"Each run: {sentence}");
        foreach (var (name, run, own) in runs.Zip(sentences, (r, all) => (r.Name, r.Run, all.Except(shared).ToArray())))
        {
            if (own.Length == 0 && !Options.Sensitivity) continue;
            page.AddSpace();
            int indent = runs.Length == 1 ? 0 : 2;
            if (indent > 0) page.AddHeading(name);
            foreach (string sentence in own) page.AddLine(sentence, indent);
            if (Options.Sensitivity) SensitivityTable.AddTo(page, run.Run, indent);
        }
        if (Agreements.Count > 0) page.AddSpace();
        foreach (var agreement in Agreements) page.AddLine(AgreementSentence.Write(agreement));
        notes.AddTo(page);
    }

    /// <summary>The report as one flat table. A run without a result keeps a row for its findings.</summary>
    public override CsvTable ToCsv() => new(["run", "source", "metric", "unit", .. CsvColumns, "findings"], Runs.SelectMany(run =>
    {
        var about = run.Run.Run;
        string findings = string.Join(' ', run.Run.Findings.Select(f => f.Code).Distinct());
        return CsvRows(run).DefaultIfEmpty(new object?[CsvColumns.Count])
            .Select(row => (object?[])[about.Name, about.Source, about.Metric, run.Unit.Name(), .. row, findings]);
    }));

    /// <summary>Draws the curves with their forecasts.</summary>
    /// <inheritdoc/>
    public override Chart Draw(bool isLinear)
    {
        var options = ToChartOptions(isLinear);
        var runs = NamedRuns;
        return runs is [var (name, run)]
            ? RunChart.Build(run.Run, name, options with { Forecasts = run.FirstForecasts })
            : ManyRunsChart.Build([.. runs.Select(r => (r.Name, r.Run.Run))], options, [.. Runs.Select(r => r.FirstForecasts)]);
    }

    /// <summary>The results in one line each, for a reader in a hurry.</summary>
    /// <param name="runs">The runs with their names.</param>
    protected virtual IEnumerable<string> Summary((string Name, RunReport Run)[] runs) => [];

    /// <summary>The tables, in the order in which they are read.</summary>
    /// <param name="runs">The runs with their names.</param>
    /// <param name="notes">Their footnotes.</param>
    /// <param name="width">Characters in a line of the page.</param>
    protected abstract IEnumerable<ReportTable> Tables((string Name, RunReport Run)[] runs, Footnotes notes, int width);

    /// <summary>Describes one run.</summary>
    protected abstract IEnumerable<string> Sentences(RunReport run);

    /// <summary>The rows of one run in <see cref="CsvColumns"/>; none without a result.</summary>
    protected abstract IEnumerable<object?[]> CsvRows(RunReport run);
}
