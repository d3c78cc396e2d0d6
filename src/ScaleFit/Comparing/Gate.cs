using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Comparing;

/// <summary>Decides whether candidates may pass. Immutable: threads may share it.</summary>
/// <param name="Rules">The quantities that are judged, at least one; each is among those compared.</param>
/// <param name="RequiresImprovement">Whether no loss is not enough.</param>
public sealed record Gate(IReadOnlyList<Quantity> Rules, bool RequiresImprovement)
{
    /// <summary>Loss in pass rate that is allowed, or gain that does not count yet; at least 0.</summary>
    public double Tolerance { get; init; }

    /// <summary>The same as a ratio, such as 1.1 for 10% more compute; at least 1.</summary>
    public double RatioTolerance { get; init; } = 1;

    /// <summary>Why recipes cannot be judged by the rules, as the end of a sentence; null where they can.</summary>
    public string? Error(Recipe baseline, IEnumerable<Recipe> candidates)
    {
        if (Rules.FirstOrDefault(rule => !rule.HasMargin) is not { } rule) return null;
        return candidates.Prepend(baseline).FirstOrDefault(recipe => recipe.Runs.Count < RecipeComparer.FewestForSpread) is not { } few ? null
            : $"the rule {rule.Name} needs {RecipeComparer.FewestForSpread} runs of every recipe, and '{few.Name}' has {few.Runs.Count}: what identical runs differ by in it is not known otherwise";
    }

    /// <summary>
    /// Judges every candidate by every rule. With several candidates a finding that takes a loss or a gain to be shown also takes a
    /// p-value against the tolerance, corrected by Holm's method over the candidates, of at most 1 minus the level. Rules are not
    /// corrected for: each is a question of its own. A candidate all of whose runs collapse where the baseline's do not is a regression.
    /// </summary>
    /// <exception cref="ArgumentException">A rule's quantity was not compared, or it cannot be judged.</exception>
    public IReadOnlyList<GateResult> Judge(IReadOnlyList<RecipeComparison> comparisons, ComparisonOptions options)
    {
        if (Error(comparisons[0].Baseline, comparisons.Select(comparison => comparison.Candidate)) is { } error) throw new ArgumentException(error, nameof(comparisons));
        if (Rules.FirstOrDefault(rule => comparisons[0].Effects.All(effect => effect.Quantity != rule)) is { } missing)
            throw new ArgumentException($"{missing.Name} was not compared.", nameof(comparisons));
        var pValues = Rules.Select(rule => Holm.Adjust([.. comparisons.Select(comparison => PValue(comparison, comparison[rule], comparisons.Count, options))])).ToArray();
        return [.. comparisons.SelectMany((comparison, i) => Rules.Select((rule, k) => Judge(comparison, comparison[rule], pValues[k][i] <= 1 - options.Level || comparisons.Count == 1, options)))];
    }

    /// <summary>
    /// Judges one effect by its interval. No loss: a regression where the whole interval is a loss beyond the tolerance, a pass where
    /// a loss that matters beyond the tolerance is ruled out and the gain is bounded or shown. Improvement: a pass where the whole interval is
    /// a gain beyond the tolerance, a regression where a gain that matters beyond it is ruled out. Otherwise inconclusive.
    /// </summary>
    /// <param name="effect">The effect on a rule's quantity.</param>
    /// <param name="options">What matters.</param>
    public GateOutcome Judge(Effect effect, ComparisonOptions options)
    {
        var gain = effect.Difference.AsGain(effect.Quantity);
        double tolerance = Threshold(effect.Quantity), matters = tolerance + options.Matters(effect.Quantity);
        if (RequiresImprovement)
            return gain.Lower > tolerance ? GateOutcome.Pass : gain.Upper < matters ? GateOutcome.Regression : GateOutcome.Inconclusive;
        return gain.Upper < -tolerance ? GateOutcome.Regression
            : gain.Lower >= -matters && (double.IsFinite(gain.Upper) || gain.Lower > 0) ? GateOutcome.Pass
            : GateOutcome.Inconclusive;
    }

    /// <summary>What takes more than an interval to be called, where there are several candidates.</summary>
    private GateOutcome Shown => RequiresImprovement ? GateOutcome.Pass : GateOutcome.Regression;

    private GateResult Judge(RecipeComparison comparison, Effect effect, bool isConfirmed, ComparisonOptions options)
    {
        if (Collapses(comparison.Candidate) && !comparison.Baseline.Runs.Any(run => run.Collapsed)) return new GateResult(comparison, effect, GateOutcome.Regression, false);
        var outcome = Judge(effect, options);
        bool failsCorrectedPValue = outcome == Shown && !isConfirmed;
        var result = new GateResult(comparison, effect, failsCorrectedPValue ? GateOutcome.Inconclusive : outcome, failsCorrectedPValue);
        return result.Under(
            IsBeforeData(comparison, effect.Quantity) ? GateDoubt.BeforeData
            : comparison.Candidate.Runs.Any(HidesFalls) && !comparison.Baseline.Runs.Any(HidesFalls) ? GateDoubt.FallHidden
            : GateDoubt.None);
    }

    private static bool IsBeforeData(RecipeComparison comparison, Quantity quantity) =>
        quantity is { Scale: EffectScale.Difference, Argument: { } compute }
        && comparison.Baseline.Runs.Concat(comparison.Candidate.Runs).Any(run => compute < run.Window.Points[0].Compute);

    private static bool HidesFalls(RunInference run) => run.Findings.Any(finding => finding.Kind == FindingCatalog.EvaluationsStop || finding.Kind == FindingCatalog.NeverFalls);

    private static bool Collapses(Recipe recipe) => recipe.Runs.All(run => run.Collapsed);

    private double Threshold(Quantity quantity) => quantity.Scale == EffectScale.Ratio ? Math.Log(RatioTolerance) : Tolerance;

    private double? PValue(RecipeComparison comparison, Effect effect, int candidates, ComparisonOptions options)
    {
        if (candidates == 1 || double.IsNaN(effect.Difference.Value)) return null;
        double gain = RequiresImprovement ? Threshold(effect.Quantity) : -Threshold(effect.Quantity);
        return comparison.PValue(effect, effect.Quantity.HigherIsBetter ? gain : -gain, options);
    }
}
