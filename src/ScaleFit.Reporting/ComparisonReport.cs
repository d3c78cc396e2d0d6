using ScaleFit.Comparing;
using ScaleFit.Inference;
using ScaleFit.Reporting.Charts;
using ScaleFit.Reporting.Content;
using ScaleFit.Reporting.Csv;
using ScaleFit.Reporting.Text;
using ScaleFit.Runs;

namespace ScaleFit.Reporting;

/// <summary>The result of <c>compare</c>: the differences between recipes, and the outcome of a gate for each candidate.</summary>
/// <param name="Version">The tool's version.</param>
/// <param name="Options">How the runs were analysed.</param>
/// <param name="Comparing">How they were compared.</param>
internal sealed record ComparisonReport(string Version, InferenceOptions Options, ComparisonOptions Comparing) : Report(Version, Options, Comparing.Margin)
{
    private static readonly string[] Columns = ["baseline", "candidate", "kind", "quantity", "baseline_value", "candidate_value", "scale", "effect", "lower", "upper", "p", "verdict", "gate", "findings"];

    /// <inheritdoc/>
    public override string Command => "compare";

    /// <summary>One a candidate, in the order in which they were read.</summary>
    public IReadOnlyList<RecipeComparison> Comparisons { get; init; } = [];

    /// <summary>The gate, where there is one.</summary>
    public Gate? Gate { get; init; }

    /// <summary>Whether a gate passes candidates with an inconclusive outcome. It does not where measured pass rates show a loss.</summary>
    public bool AllowsInconclusive { get; init; }

    /// <summary>Whether the gate lets a candidate pass although the outcome is inconclusive.</summary>
    public bool Allows(GateResult result) => AllowsInconclusive && result is { Outcome: GateOutcome.Inconclusive, MeasuredLoss: null };

    /// <summary>Whether the gate passes or allows all candidates.</summary>
    public bool IsPassed => Results.All(result => result.Outcome == GateOutcome.Pass || Allows(result));

    /// <summary>Compute up to which runs were compared, where they were cut at their common compute; otherwise null.</summary>
    public double? CommonUntil { get; init; }

    /// <summary>Runs that collapse beyond that compute.</summary>
    public IReadOnlyList<string> CollapsesLater { get; init; } = [];

    /// <summary>The outcome of each rule for each candidate; empty without a gate.</summary>
    public IReadOnlyList<GateResult> Results { get; init; } = [];

    /// <summary>The worst outcome; null without a gate, or where nothing was compared.</summary>
    public GateOutcome? Outcome => Results.Count == 0 ? null : Results.Max(result => result.Outcome);

    /// <summary>The comparisons of each metric.</summary>
    public IReadOnlyList<RecipeComparison>[] Metrics => [.. Comparisons.GroupBy(comparison => comparison.Baseline).Select(metric => metric.ToArray())];

    /// <summary>Whether several candidates are judged at once.</summary>
    public bool HasSeveral => Metrics.Any(metric => metric.Count > 1);

    /// <summary>Adds what people read to a page: the verdict of the gate, tables, and the method.</summary>
    public override void AddTo(ReportPage page)
    {
        var runs = NamedRuns;
        if (Gate is not null)
        {
            page.AddHeading(GateSentences.Write(this));
            foreach (var failure in Failures) page.AddLine(failure.Message);
            page.AddSpace();
            if (Results.Count > 1)
            {
                page.AddTable(ComparisonTables.OfGate(this));
                page.AddSpace();
            }
        }
        if (Comparisons.Count == 0) return;
        foreach (var table in ComparisonTables.Build(this))
        {
            page.AddTable(table);
            page.AddSpace();
        }
        if (Comparisons.Count <= MostDescribed)
        {
            foreach (var comparison in Comparisons) page.AddLine(ComparisonSentences.Write(comparison, runs[0].Run.Unit));
            page.AddSpace();
        }
        page.BeginDetails("Method");
        foreach (string origin in OriginSentences.Write(runs)) page.AddLine(origin);
        foreach (string basis in ComparisonSentences.Basis(this, page.ShowsPlots)) page.AddLine(basis);
        foreach (var alike in runs.GroupBy(run => WindowSentences.Write(run.Run.Run, CommonUntil is null ? "--until" : "--common")))
            page.AddLine($"{Whose([.. alike.Select(run => run.Name)], runs.Length)}: {alike.Key}");
        var both = Comparisons.SelectMany(comparison => comparison.Findings.Select(finding => (PlainText.Clean(comparison.Candidate.Name), finding)));
        new Footnotes([.. runs.Select(r => (r.Name, r.Run.Run))], both).AddTo(page);
        page.EndDetails();
    }

    /// <summary>One row for each candidate and quantity, those at a shared asymptote last. With a gate, each failure has a row too.</summary>
    public override CsvTable ToCsv() => new(Columns, Comparisons.SelectMany(Rows).Concat(Gate is null ? [] : Failures.Select(Row)));

    /// <inheritdoc/>
    public override Chart Draw(bool isLinear) => ComparisonChart.Build(Comparisons, Comparing, isLinear);

    private IEnumerable<object?[]> Rows(RecipeComparison comparison)
    {
        string findings = string.Join(' ', comparison.AllFindings().Select(f => f.Finding.Code).Distinct());
        foreach (var effect in comparison.Effects)
            yield return Row(effect.Quantity.Name, effect, Results.FirstOrDefault(result => ReferenceEquals(result.Effect, effect))?.Outcome.Name());
        if (comparison.Shared is not { } shared) yield break;
        foreach (var effect in (Effect[])[shared.Efficiency, shared.Midpoint])
            yield return Row($"{effect.Quantity.Name}-with-shared-asymptote", effect, null);

        object?[] Row(string name, Effect effect, string? gate) => [
            comparison.Baseline.Name, comparison.Candidate.Name, comparison.Kind.Name(), name, effect.Baseline, effect.Candidate,
            effect.Quantity.Scale == EffectScale.Ratio ? "ratio" : "difference", effect.Value, effect.Interval.Lower, effect.Interval.Upper, effect.PValue, effect.Verdict.Name(), gate, findings];
    }

    private static object?[] Row(RunFailure failure) => [.. Columns.Select(column => column switch
    {
        "candidate" => failure.Run ?? failure.Source,
        "gate" => "error",
        _ => null,
    })];

    private static string Whose(string[] names, int all) =>
        names.Length <= MostDescribed ? string.Join(", ", names) : names.Length == all ? "Each run" : $"Each of {NumberFormat.Compute(names.Length)} runs";
}
