using ScaleFit.Comparing;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Comparisons as tables: the quantities of one candidate, or each quantity of several.</summary>
internal static class ComparisonTables
{
    /// <summary>The tables, in the order in which they are read.</summary>
    public static IEnumerable<ReportTable> Build(ComparisonReport report) => report.Metrics.SelectMany(metric => metric is [var only]
        ? [Single(only)]
        : Enumerable.Range(0, metric[0].Effects.Count).Select(k => OfQuantity(report, [.. metric.Select(comparison => (comparison, Shown(comparison, comparison.Effects[k])))])));

    /// <summary>The outcome of each rule of a gate for each candidate.</summary>
    public static ReportTable OfGate(ComparisonReport report)
    {
        var table = new ReportTable(Column.Words("candidate"), Column.Words("rule"), Column.Words("outcome"), Column.Words("why"));
        foreach (var result in report.Results)
            table.Add(PlainText.Clean(result.Comparison.Candidate.Name), result.Effect.Quantity.Words(), result.Outcome.Name(), GateSentences.Why(result, report));
        return table;
    }

    private static ReportTable Single(RecipeComparison comparison)
    {
        var table = new ReportTable(
            Column.Words("quantity"), PlainText.Clean(comparison.Baseline.Name), PlainText.Clean(comparison.Candidate.Name), "difference or ratio", Column.Words("verdict"));
        foreach (var effect in comparison.Effects) Add(effect.Quantity.Words(), effect);
        if (comparison.Shared is { } shared)
        {
            table.Add($"with one asymptote of {NumberFormat.PassRate(shared.Asymptote)} for both:");
            Add("efficiency", shared.Efficiency);
            Add("midpoint", shared.Midpoint);
        }
        return table;

        void Add(string name, Effect effect) => table.Add(
            name, ComparisonText.Value(effect.Quantity, effect.LinkScaleBaseline), ComparisonText.Value(effect.Quantity, effect.LinkScaleCandidate), ComparisonText.Difference(effect), effect.Verdict.Name());
    }

    private static ReportTable OfQuantity(ComparisonReport report, (RecipeComparison Comparison, Effect Effect)[] rows)
    {
        var quantity = rows[0].Effect.Quantity;
        bool isFirst = quantity == Quantity.Asymptote;
        var forest = new ForestLine([.. rows.Select(row => row.Effect)], report.Comparing);
        Column[] kind = isFirst ? [Column.Words("changes")] : [];
        var table = new ReportTable([
            Column.Words("candidate"), quantity.Words(), quantity.Scale == EffectScale.Ratio ? "ratio" : "difference", Column.Picture(forest.Heading(quantity)), "p", Column.Words("verdict"), .. kind]);
        table.Add($"baseline {PlainText.Clean(rows[0].Comparison.Baseline.Name)}: {Baseline(quantity, rows)}");
        foreach (var (comparison, effect) in rows.OrderByDescending(row => row.Effect.Difference.AsGain(quantity).Value))
        {
            string[] whole = isFirst ? [comparison.Kind.Words()] : [];
            table.Add([
                PlainText.Clean(comparison.Candidate.Name) + (effect.IsAtSharedAsymptote ? " *" : ""), ComparisonText.Value(quantity, effect.LinkScaleCandidate), ComparisonText.Difference(effect),
                forest.Draw(effect), NumberFormat.PValue(effect.PValue), effect.Verdict.Name(), .. whole]);
        }
        return table;
    }

    /// <summary>With tied asymptotes, efficiency and midpoint are compared at a shared asymptote only.</summary>
    private static Effect Shown(RecipeComparison comparison, Effect effect) =>
        effect.Quantity == Quantity.Efficiency ? comparison.EfficiencyEffect : effect.Quantity == Quantity.Midpoint ? comparison.MidpointEffect : effect;

    private static string Baseline(Quantity quantity, (RecipeComparison Comparison, Effect Effect)[] rows) =>
        ComparisonText.Value(quantity, rows[0].Comparison[quantity].LinkScaleBaseline);
}
