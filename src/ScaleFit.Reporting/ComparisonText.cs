using ScaleFit.Comparing;
using ScaleFit.Runs;

namespace ScaleFit.Reporting;

/// <summary>Comparisons as names for machines and cells for people.</summary>
internal static class ComparisonText
{
    /// <summary>The name in JSON and CSV.</summary>
    public static string Name(this RecipeKind kind) => kind switch
    {
        RecipeKind.CeilingMover => "ceiling-mover",
        RecipeKind.EfficiencyShaper => "efficiency-shaper",
        RecipeKind.Both => "both",
        RecipeKind.Neither => "neither",
        _ => "undecided",
    };

    /// <summary>The kind as the cell of a table: what the candidate changes, for better or for worse.</summary>
    public static string Words(this RecipeKind kind) => kind switch
    {
        RecipeKind.CeilingMover => "asymptote",
        RecipeKind.EfficiencyShaper => "efficiency",
        RecipeKind.Both => "both",
        RecipeKind.Neither => "neither",
        _ => Verdict.Inconclusive.Name(),
    };

    /// <summary>The name in JSON and CSV, and the word in tables.</summary>
    public static string Name(this Verdict verdict) => verdict switch
    {
        Verdict.Better => "better",
        Verdict.Worse => "worse",
        Verdict.Same => "same",
        _ => "inconclusive",
    };

    /// <summary>The name in JSON, and the word in tables.</summary>
    public static string Name(this GateOutcome outcome) => outcome switch
    {
        GateOutcome.Pass => "pass",
        GateOutcome.Regression => "regression",
        _ => "inconclusive",
    };

    /// <summary>All findings of a comparison: on both recipes together, then on the runs of the candidate and of the baseline, with their names.</summary>
    public static IEnumerable<(string? Run, Finding Finding)> AllFindings(this RecipeComparison comparison) => comparison.Findings.Select(finding => ((string?)null, finding))
        .Concat(comparison.Candidate.Runs.Concat(comparison.Baseline.Runs).SelectMany(run => run.Findings.Select(finding => ((string?)run.Run.Name, finding))));

    /// <summary>A quantity as people read it, such as <c>pass rate at 100k</c>.</summary>
    public static string Words(this Quantity quantity) => quantity switch
    {
        { Argument: { } compute, Scale: EffectScale.Difference } => $"pass rate at {NumberFormat.Compute(compute)}",
        { Argument: { } passRate } => $"compute to {NumberFormat.PassRate(passRate)}",
        _ => quantity.Name,
    };

    /// <summary>One recipe's value.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="adding">The value on the scale on which differences add.</param>
    public static string Value(Quantity quantity, double adding) => quantity switch
    {
        _ when double.IsNaN(adding) => NumberFormat.None,
        _ when double.IsPositiveInfinity(adding) => "never",
        _ when double.IsNegativeInfinity(adding) => "at the start",
        { Scale: EffectScale.Difference } => NumberFormat.PassRate(adding),
        _ when quantity == Quantity.Efficiency => NumberFormat.Efficiency(Math.Exp(adding)),
        _ => NumberFormat.Compute(Math.Exp(adding)),
    };

    /// <summary>The effect with its interval, such as <c>-0.010 [-0.031, +0.011]</c> or <c>× 0.93 [0.88, 0.98]</c>.</summary>
    public static string Difference(Effect effect)
    {
        bool isRatio = effect.Quantity.Scale == EffectScale.Ratio;
        Func<double, string> write = isRatio ? NumberFormat.Ratio : NumberFormat.Gain;
        return effect.Value is { } value ? $"{(isRatio ? "× " : "")}{IntervalText.WithInterval(value, effect.Interval, write)}" : NumberFormat.None;
    }
}
