using ScaleFit.Comparing;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>The effects of several candidates on one quantity, each with its interval and verdict.</summary>
internal static class EffectForest
{
    /// <summary>The panels of all quantities that a change is judged by: ceiling, efficiency, and what was asked for.</summary>
    /// <param name="comparisons">The comparisons, from the top; those without a value are left out.</param>
    /// <returns>No panel for a quantity in which no candidate has a value.</returns>
    public static IEnumerable<Panel> Panels(IReadOnlyList<RecipeComparison> comparisons)
    {
        foreach (var quantity in comparisons[0].Effects.Select(effect => effect.Quantity).Where(quantity => quantity != Quantity.Midpoint))
        {
            ForestRow[] rows = [.. comparisons.Select(c => (c.Candidate.Name, Effect: Shown(c, quantity))).Where(r => r.Effect.Value is not null).Select(r => Row(r.Name, r.Effect))];
            bool isRatio = quantity.Scale == EffectScale.Ratio;
            if (rows.Length == 0) continue;
            yield return isRatio
                ? ForestPanel.Build($"{Words(quantity)}, over the baseline's", AxisKind.Number, rows, 1, isLog: true)
                : ForestPanel.Build($"{Words(quantity)}, less the baseline's", AxisKind.Difference, rows, 0);
        }
    }

    /// <summary>Whether a candidate has no value of a quantity that is drawn.</summary>
    public static bool LacksValue(RecipeComparison comparison) => comparison.Effects.Any(effect => effect.Quantity != Quantity.Midpoint && Shown(comparison, effect.Quantity).Value is null);

    private static Effect Shown(RecipeComparison comparison, Quantity quantity) => quantity == Quantity.Efficiency ? comparison.EfficiencyEffect : comparison[quantity];

    private static ForestRow Row(string name, Effect effect)
    {
        var (ink, verdict) = effect.Verdict switch
        {
            Verdict.Better => (new Ink(0), "better"),
            Verdict.Worse => (new Ink(1), "worse"),
            Verdict.Same => (Ink.Muted, "same"),
            _ => (Ink.Muted, "inconclusive"),
        };
        return new ForestRow(name, effect.Value!.Value, effect.Interval.Lower, effect.Interval.Upper, new ChartLabel(ChartText.Format(effect), verdict), ink);
    }

    private static string Words(Quantity quantity) => quantity switch
    {
        { Argument: { } compute, Scale: EffectScale.Difference } => $"pass rate at {ComputeText.Format(compute)}",
        { Argument: { } passRate } => $"compute to {ChartText.PassRate(passRate)}",
        _ => quantity.Name,
    };
}
