namespace ScaleFit.Comparing;

/// <summary>Decides whether candidates may pass.</summary>
/// <param name="Rules">The quantities that are judged; each is among those compared.</param>
/// <param name="Tolerance">Loss that is allowed, or gain that does not count yet: in pass rate, or as a share of compute; at least 0.</param>
/// <param name="RequiresImprovement">Whether no loss is not enough.</param>
public sealed record Gate(IReadOnlyList<Quantity> Rules, double Tolerance, bool RequiresImprovement)
{
    /// <summary>Judges every candidate by every rule.</summary>
    public IReadOnlyList<GateResult> Judge(IEnumerable<RecipeComparison> comparisons, ComparisonOptions options) =>
        [.. comparisons.SelectMany(comparison => Rules.Select(rule => new GateResult(comparison, comparison[rule], Judge(comparison[rule], options))))];

    /// <summary>
    /// Judges one effect by its interval. No loss: a regression where the whole interval is a loss beyond the tolerance, a pass where
    /// a loss that matters beyond the tolerance is ruled out. Improvement: a pass where the whole interval is a gain beyond the
    /// tolerance, a regression where a gain that matters beyond it is ruled out. Otherwise, and where an end is open, inconclusive.
    /// </summary>
    /// <param name="effect">The effect of a rule's quantity.</param>
    /// <param name="options">What matters.</param>
    public GateOutcome Judge(Effect effect, ComparisonOptions options)
    {
        var gain = effect.Difference.AsGain(effect.Quantity);
        double tolerance = effect.Quantity.Scale == EffectScale.Ratio ? Math.Log(1 + Tolerance) : Tolerance;
        double matters = tolerance + options.Matters(effect.Quantity);
        if (RequiresImprovement)
        {
            return gain.Lower > tolerance && effect.IsConfirmed ? GateOutcome.Pass
                : gain.Upper < matters ? GateOutcome.Regression
                : GateOutcome.Inconclusive;
        }
        return gain.Upper < -tolerance && effect.IsConfirmed ? GateOutcome.Regression
            : gain.Lower >= -matters && (double.IsFinite(gain.Upper) || gain.Lower > 0) ? GateOutcome.Pass
            : GateOutcome.Inconclusive;
    }
}
