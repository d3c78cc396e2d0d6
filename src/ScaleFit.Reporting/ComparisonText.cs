using ScaleFit.Comparing;

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

    /// <summary>The kind as the cell of a table.</summary>
    public static string Words(this RecipeKind kind) => kind.Name().Replace('-', ' ');

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

    /// <summary>The effect with its interval, such as <c>-.010 [-.031, +.011]</c> or <c>× .93 [.88, .98]</c>.</summary>
    public static string Difference(Effect effect)
    {
        bool isRatio = effect.Quantity.Scale == EffectScale.Ratio;
        Func<double, string> write = isRatio ? Ratio : NumberFormat.Gain;
        return effect.Value is { } value ? $"{(isRatio ? "× " : "")}{NumberFormat.WithInterval(value, effect.Interval, write)}" : NumberFormat.None;
    }

    /// <summary>A ratio such as <c>.93</c>, <c>1.2</c> or <c>12</c>.</summary>
    public static string Ratio(double value) => value is > 0 and < 0.995 ? NumberFormat.Efficiency(value).TrimStart('0') : value < 9.995 ? NumberFormat.Efficiency(value) : NumberFormat.Compute(value);

    /// <summary>A p-value such as <c>.031</c>.</summary>
    public static string Chance(double? value) => value switch
    {
        null => NumberFormat.None,
        < 0.001 => "under .001",
        _ => NumberFormat.PassRate(value.Value),
    };
}
