using ScaleFit.Comparing;

namespace ScaleFit.Reports;

/// <summary>Why a gate says what it says.</summary>
internal static class GateSentences
{
    /// <summary>The gate as a whole, in one line.</summary>
    public static string Of(ComparisonReport report)
    {
        var results = report.Results;
        string outcome = report.Outcome!.Value.Name();
        if (report.Outcome == GateOutcome.Inconclusive && report.AllowsInconclusive) outcome += ", which is allowed";
        if (results.Count == 1) return $"Gate: {outcome}. {Capital(results[0].Effect.Quantity.Words())}: {Why(results[0], report)}.";
        int worst = results.Count(result => result.Outcome == report.Outcome);
        return $"Gate: {outcome}. {(worst == results.Count ? $"All {worst}" : $"{Figures.Compute(worst)} of {Figures.Compute(results.Count)}")} checks say so.";
    }

    /// <summary>The reason for one outcome, as the end of a sentence.</summary>
    public static string Why(GateResult result, ComparisonReport report)
    {
        var (effect, gate) = (result.Effect, report.Gate!);
        var gain = effect.Difference.AsGain(effect.Quantity);
        bool isRatio = effect.Quantity.Scale == EffectScale.Ratio;
        string found = effect.Value is null ? "no value" : ComparisonText.Difference(effect);
        double matters = isRatio ? (1 + gate.Tolerance) * report.Options.RatioResolution : gate.Tolerance + report.Options.Resolution;
        string size = isRatio ? $"a factor of {ComparisonText.Ratio(matters)}" : Figures.PassRate(matters);
        string beyond = gate.Tolerance == 0 ? "" : isRatio ? $" beyond {Figures.Share(gate.Tolerance)}" : $" beyond {Figures.PassRate(gate.Tolerance)}";
        string why = result.Outcome switch
        {
            GateOutcome.Regression when gate.RequiresImprovement => $"a gain of {size} is ruled out",
            GateOutcome.Regression => $"a loss{beyond} is shown",
            GateOutcome.Pass when gate.RequiresImprovement => $"a gain{beyond} is shown",
            GateOutcome.Pass when gain.Lower > 0 => "a gain is shown",
            GateOutcome.Pass => $"a loss of {size} is ruled out",
            _ when double.IsNaN(gain.Value) => "a run gives no forecast",
            _ when effect.Difference.IsOpen => "the data leaves an end open",
            _ when !effect.IsConfirmed => "with several candidates, chance is not ruled out",
            _ => $"the data leaves room for a {(gate.RequiresImprovement ? "gain" : "loss")} of {size}{(gate.RequiresImprovement ? "" : " and for none")}",
        };
        return $"{found}: {why}";
    }

    private static string Capital(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";
}
