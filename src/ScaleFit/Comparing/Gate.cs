using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Comparing;

/// <summary>A gate that passes or rejects candidates. Immutable: threads may share it.</summary>
/// <param name="Rules">The quantities to judge, at least one. Each must be among the compared quantities.</param>
/// <param name="RequiresImprovement">Whether a candidate must improve to pass. Otherwise it must not lose.</param>
public sealed record Gate(IReadOnlyList<Quantity> Rules, bool RequiresImprovement)
{
    /// <summary>The quantities to judge, at least one. Each must be among the compared quantities.</summary>
    /// <exception cref="ArgumentException">There is no rule.</exception>
    public IReadOnlyList<Quantity> Rules { get; init => field = Checked(value); } = Checked(Rules);

    /// <summary>Loss in pass rate that is allowed, or gain that a required improvement must exceed. From 0 to below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance lies outside its range.</exception>
    public double Tolerance
    {
        get;
        init => field = value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(Tolerance), value, "A tolerance in pass rate must lie between 0 and 1.");
    }

    /// <summary>The tolerance for ratios, such as 1.1 for 10% more compute. At least 1 and finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance lies outside its range.</exception>
    public double RatioTolerance
    {
        get;
        init => field = value is >= 1 and < double.PositiveInfinity ? value : throw new ArgumentOutOfRangeException(nameof(RatioTolerance), value, "A tolerance for ratios must be at least 1 and finite.");
    } = 1;

    /// <summary>Codes of findings on both recipes that are expected, such as <c>starts-differ</c>; they do not block a pass.</summary>
    public IReadOnlyList<string> Expected { get; init => field = Frozen.Copy(value, nameof(Expected)); } = [];

    /// <summary>The reason why the rules cannot judge the recipes, as the end of a sentence, or null.</summary>
    public string? Error(Recipe baseline, IEnumerable<Recipe> candidates)
    {
        if (Rules.FirstOrDefault(rule => !rule.HasMargin) is not { } rule) return null;
        return candidates.Prepend(baseline).FirstOrDefault(recipe => recipe.Runs.Count < RecipeComparer.FewestForSpread) is not { } few ? null
            : $"the rule {rule.Name} needs {RecipeComparer.FewestForSpread} runs of every recipe to estimate run-to-run variation, and '{few.Name}' has {few.Runs.Count}";
    }

    /// <summary>
    /// Judges every candidate by every rule. With several candidates, a significant loss (or a required gain) also needs a p-value against the
    /// tolerance of at most 1 minus the level, corrected by Holm's method over the candidates. There is no correction over rules. A candidate is a
    /// regression if all its runs collapse and none of the baseline's does.
    /// </summary>
    /// <exception cref="ArgumentException">A rule's quantity was not compared, or the rules cannot judge the recipes.</exception>
    public IReadOnlyList<GateResult> Judge(IReadOnlyList<RecipeComparison> comparisons, ComparisonOptions options)
    {
        if (Error(comparisons[0].Baseline, comparisons.Select(comparison => comparison.Candidate)) is { } error) throw new ArgumentException(error, nameof(comparisons));
        if (Rules.FirstOrDefault(rule => comparisons[0].Effects.All(effect => effect.Quantity != rule)) is { } missing)
            throw new ArgumentException($"{missing.Name} was not compared.", nameof(comparisons));
        var pValues = Rules.Select(rule => Holm.Adjust([.. comparisons.Select(comparison => PValue(comparison, comparison[rule], comparisons.Count, options))])).ToArray();
        return [.. comparisons.SelectMany((comparison, i) => Rules.Select((rule, k) => Judge(comparison, comparison[rule], pValues[k][i] <= 1 - options.Level || comparisons.Count == 1, options)))];
    }

    /// <summary>
    /// Judges one effect by its interval. Without required improvement: a regression where the whole interval is a loss beyond the tolerance, a pass
    /// where it excludes a loss of tolerance plus resolution. With required improvement: a pass where the whole
    /// interval is a gain beyond the tolerance, a regression where it excludes a gain of tolerance plus resolution. Otherwise inconclusive.
    /// </summary>
    /// <param name="effect">The effect on a rule's quantity.</param>
    /// <param name="options">The options, with the resolution.</param>
    public GateOutcome Judge(Effect effect, ComparisonOptions options)
    {
        var gain = effect.Difference.AsGain(effect.Quantity);
        double tolerance = Threshold(effect.Quantity), matters = tolerance + options.Matters(effect.Quantity);
        if (RequiresImprovement)
            return gain.Lower > tolerance ? GateOutcome.Pass : gain.Upper < matters ? GateOutcome.Regression : GateOutcome.Inconclusive;
        return gain.Upper < -tolerance ? GateOutcome.Regression
            : gain.Lower >= -matters ? GateOutcome.Pass
            : GateOutcome.Inconclusive;
    }

    /// <summary>The outcome that also needs a p-value where there are several candidates.</summary>
    private GateOutcome Shown => RequiresImprovement ? GateOutcome.Pass : GateOutcome.Regression;

    private GateResult Judge(RecipeComparison comparison, Effect effect, bool isConfirmed, ComparisonOptions options)
    {
        if (Collapses(comparison.Candidate) && !comparison.Baseline.Runs.Any(HasCollapsed)) return new GateResult(comparison, effect, GateOutcome.Regression, false);
        var measured = MeasuredDifference.Measure(comparison.Baseline, comparison.Candidate, effect.Quantity, options.Margin);
        double loss = Tolerance + options.Resolution;
        // A candidate that has not risen has no curve to judge, but evaluations that may be far below.
        if (comparison.Candidate.Runs.All(IsFlat) && measured?.Upper(options.Level) < -loss)
            return new GateResult(comparison, effect, GateOutcome.Regression, false) { Doubt = GateDoubt.Measured, Measured = measured };
        var outcome = Judge(effect, options);
        bool failsCorrectedPValue = outcome == Shown && !isConfirmed;
        var block = GateBlocks.Find(comparison, effect.Quantity, Expected);
        var end = MeasuredDifference.AtSharedEnd(comparison.Baseline, comparison.Candidate, options.Margin);
        return new GateResult(comparison, effect, failsCorrectedPValue ? GateOutcome.Inconclusive : outcome, failsCorrectedPValue)
        {
            Block = block,
            Measured = measured,
            MeasuredLoss = end?.Upper(options.Level) < -loss ? end : null,
        }.Under(
            IsBeforeData(comparison, effect.Quantity) ? GateDoubt.BeforeData
            : comparison.Candidate.Runs.Any(LateCollapse.IsBeyond) ? GateDoubt.CollapsesLater
            : block is not null ? GateDoubt.Finding
            : measured?.Lower(options.Level) < -loss || (RequiresImprovement && measured?.Upper(options.Level) < Tolerance) ? GateDoubt.Measured
            : GateDoubt.None);
    }

    private static IReadOnlyList<Quantity> Checked(IReadOnlyList<Quantity> rules) =>
        Frozen.Copy(rules, nameof(Rules)) is { Count: > 0 } copy ? copy : throw new ArgumentException("Expected at least one rule.", nameof(rules));

    private static bool IsBeforeData(RecipeComparison comparison, Quantity quantity) =>
        quantity.PassRateCompute is { } compute
        && comparison.Baseline.Runs.Concat(comparison.Candidate.Runs).Any(run => compute < run.Window.Points[0].Compute);

    /// <summary>Whether a run collapses, or did so before it was cut.</summary>
    private static bool HasCollapsed(RunInference run) => run.Collapsed || run.Has(FindingCatalog.BaselineCollapsed);

    private static bool IsFlat(RunInference run) => run.Has(FindingCatalog.NoRise);

    private static bool Collapses(Recipe recipe) => recipe.Runs.All(run => run.Collapsed);

    private double Threshold(Quantity quantity) => quantity.Scale == EffectScale.Ratio ? Math.Log(RatioTolerance) : Tolerance;

    private double? PValue(RecipeComparison comparison, Effect effect, int candidates, ComparisonOptions options)
    {
        if (candidates == 1 || double.IsNaN(effect.Difference.Value)) return null;
        double gain = RequiresImprovement ? Threshold(effect.Quantity) : -Threshold(effect.Quantity);
        return comparison.PValue(effect, effect.Quantity.HigherIsBetter ? gain : -gain, options);
    }
}
