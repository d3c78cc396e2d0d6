using ScaleFit.Comparing;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Reasons for the outcomes of a gate.</summary>
internal static class GateSentences
{
    /// <summary>The gate as a whole, in one line.</summary>
    public static string Write(ComparisonReport report)
    {
        var (results, failures) = (report.Results, report.Failures.Count);
        if (results.Count == 0) return "Gate: error. Nothing was compared.";
        string outcome = Outcome(report).Name();
        if (Outcome(report) == GateOutcome.Inconclusive && report.IsPassed) outcome += " (allowed)";
        int worst = results.Count(result => result.Outcome == Outcome(report));
        string rest = results.Count == 1 ? $"{outcome}. {Capital(results[0].Effect.Quantity.Words())}: {Why(results[0], report)}."
            : $"{outcome}. {NumberFormat.Compute(worst)} of {NumberFormat.Compute(results.Count)} checks have this outcome.";
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
        string size = isRatio ? $"a factor of {NumberFormat.Ratio(matters)}" : NumberFormat.PassRate(matters);
        string beyond = isRatio ? gate.RatioTolerance == 1 ? "" : $" beyond a factor of {NumberFormat.Ratio(gate.RatioTolerance)}" : gate.Tolerance == 0 ? "" : $" beyond {NumberFormat.PassRate(gate.Tolerance)}";
        string way = gate.RequiresImprovement ? "an improvement" : "a loss";
        string why = result.Outcome switch
        {
            _ when result.Doubt == GateDoubt.BeforeData => "this compute is before the fitted evaluations; choose a larger one",
            _ when result.Doubt == GateDoubt.CollapsesLater => $"a run of the candidate collapses beyond {(report.CommonUntil is null ? "--until" : "the common compute")}",
            _ when result is { Doubt: GateDoubt.Finding, Block: { } block } => Blocked(block),
            _ when result is { Doubt: GateDoubt.Measured, Measured: { } measured } => Measured(result, measured),
            GateOutcome.Regression when double.IsNaN(gain.Value) => "the candidate collapses",
            GateOutcome.Regression when gate.RequiresImprovement => $"an improvement of {size} is excluded",
            GateOutcome.Regression => $"a significant loss{beyond}",
            GateOutcome.Pass when gate.RequiresImprovement => $"a significant improvement{beyond}",
            GateOutcome.Pass when gain.Lower > 0 => "a significant improvement",
            GateOutcome.Pass => $"a loss of {size} is excluded",
            _ when double.IsNaN(effect.LinkScaleBaseline) || double.IsNaN(effect.LinkScaleCandidate) => "a run collapses or is too short",
            _ when effect.LinkScaleBaseline == effect.LinkScaleCandidate && double.IsInfinity(effect.LinkScaleCandidate) => "neither recipe reaches this pass rate, or both start above it; choose another one",
            _ when result.FailsCorrectedPValue => "not significant after correction for several candidates",
            _ when effect.Difference.IsOpen => "the data does not bound an end of the interval",
            _ => $"the interval contains both {(beyond.Length == 0 ? "no change" : $"{way} within the tolerance")} and {way} of {size}",
        };
        if (result is { Outcome: GateOutcome.Inconclusive, MeasuredLoss: { } loss } && report.AllowsInconclusive)
            why += $"; --allow-inconclusive does not apply, because the measured pass rates at the last common compute differ by {NumberFormat.Gain(loss.Value)}";
        return double.IsNaN(effect.LinkScaleBaseline) || double.IsNaN(effect.LinkScaleCandidate) ? why : $"{found}: {why}";
    }

    private static string Blocked(GateBlock block) => block.Run is { } run
        ? $"'{PlainText.Clean(run)}' has the finding {block.Finding.Code}"
        : $"{block.Finding.Code}: {block.Finding.Message.TrimEnd('.')} (--expect {block.Finding.Code} where it is intended)";

    private static string Measured(GateResult result, MeasuredDifference measured)
    {
        string where = result.Effect.Quantity == Quantity.Asymptote ? "over the last tenth of each run" : "around this compute";
        string found = $"the measured pass rates {where} differ by {NumberFormat.Gain(measured.Value)} (standard error {NumberFormat.PassRate(measured.StandardError)})";
        return result.Outcome == GateOutcome.Regression ? $"{found}, and the candidate does not rise" : $"the curves exclude a loss, but {found}";
    }

    private static string Capital(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";
}
