using ScaleFit.Comparing;

namespace ScaleFit.Reporting.Content;

/// <summary>Why a gate says what it says.</summary>
internal static class GateSentences
{
    /// <summary>The gate as a whole, in one line.</summary>
    public static string Write(ComparisonReport report)
    {
        var (results, failures) = (report.Results, report.Failures.Count);
        if (results.Count == 0) return "Gate: error. Nothing could be compared.";
        string outcome = Outcome(report).Name();
        if (Outcome(report) == GateOutcome.Inconclusive && report.AllowsInconclusive) outcome += ", which is allowed";
        int worst = results.Count(result => result.Outcome == Outcome(report));
        string rest = results.Count == 1 ? $"{outcome}. {Capital(results[0].Effect.Quantity.Words())}: {Why(results[0], report)}."
            : $"{outcome}. {(worst == results.Count ? $"All {worst}" : $"{NumberFormat.Compute(worst)} of {NumberFormat.Compute(results.Count)}")} checks say so.";
        return failures == 0 ? $"Gate: {rest}" : $"Gate: error. {(failures == 1 ? "One log or run" : $"{NumberFormat.Compute(failures)} logs or runs")} could not be used. The rest: {rest}";
    }

    private static GateOutcome Outcome(ComparisonReport report) => report.Outcome!.Value;

    /// <summary>The reason for one outcome, as the end of a sentence.</summary>
    public static string Why(GateResult result, ComparisonReport report)
    {
        var (effect, gate) = (result.Effect, report.Gate!);
        var gain = effect.Difference.AsGain(effect.Quantity);
        bool isRatio = effect.Quantity.Scale == EffectScale.Ratio;
        string found = effect.Value is not null ? ComparisonText.Difference(effect)
            : $"{ComparisonText.Value(effect.Quantity, effect.LinkScaleCandidate)} against {ComparisonText.Value(effect.Quantity, effect.LinkScaleBaseline)}";
        double matters = isRatio ? gate.RatioTolerance * report.Comparing.RatioResolution : gate.Tolerance + report.Comparing.Resolution;
        string size = isRatio ? $"a factor of {ComparisonText.Ratio(matters)}" : NumberFormat.PassRate(matters);
        string beyond = isRatio ? gate.RatioTolerance == 1 ? "" : $" beyond a factor of {ComparisonText.Ratio(gate.RatioTolerance)}" : gate.Tolerance == 0 ? "" : $" beyond {NumberFormat.PassRate(gate.Tolerance)}";
        string why = result.Outcome switch
        {
            _ when result.Doubt == GateDoubt.BeforeData => "that lies before the evaluations that are fitted; choose a larger compute",
            _ when result.Doubt == GateDoubt.CollapsesLater => "the candidate collapses beyond the common compute",
            _ when result.Doubt == GateDoubt.FallHidden => "a fall of the candidate may be hidden, as its warning says",
            GateOutcome.Regression when double.IsNaN(gain.Value) => "the candidate collapses",
            GateOutcome.Regression when gate.RequiresImprovement => $"a gain of {size} is ruled out",
            GateOutcome.Regression => $"a loss{beyond} is shown",
            GateOutcome.Pass when gate.RequiresImprovement => $"a gain{beyond} is shown",
            GateOutcome.Pass when gain.Lower > 0 => "a gain is shown",
            GateOutcome.Pass => $"a loss of {size} is ruled out",
            _ when double.IsNaN(effect.LinkScaleBaseline) || double.IsNaN(effect.LinkScaleCandidate) => "a run collapses or is too short",
            _ when effect.LinkScaleBaseline == effect.LinkScaleCandidate && double.IsInfinity(effect.LinkScaleCandidate) => "nothing is left to compare; choose another pass rate",
            _ when result.FailsCorrectedPValue => "with several candidates, chance is not ruled out",
            _ when effect.Difference.IsOpen => "the data leaves an end open",
            _ => $"the data leaves room for a {(gate.RequiresImprovement ? "gain" : "loss")} of {size}{(gate.RequiresImprovement ? "" : " and for none")}",
        };
        return $"{found}: {why}";
    }

    private static string Capital(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";
}
