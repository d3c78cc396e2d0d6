using ScaleFit.Comparing;

namespace ScaleFit.Reports.Documents;

/// <summary>What a gate says.</summary>
internal sealed record GateDocument(string Outcome, string Require, double Tolerance, double Resolution, double RatioResolution, bool AllowInconclusive, IReadOnlyList<GateRuleDocument> Rules)
{
    /// <summary>The document of a gate.</summary>
    public static GateDocument Of(ComparisonReport report, Gate gate) => new(
        report.Outcome!.Value.Name(),
        gate.RequiresImprovement ? "improvement" : "no-regression",
        gate.Tolerance,
        report.Options.Resolution,
        report.Options.RatioResolution,
        report.AllowsInconclusive,
        [.. report.Results.Select(result => new GateRuleDocument(result.Effect.Quantity.Name, result.Comparison.Candidate.Name, result.Outcome.Name(), GateSentences.Why(result, report)))]);
}

/// <summary>What it says of one candidate by one rule.</summary>
internal sealed record GateRuleDocument(string Rule, string Candidate, string Outcome, string Reason);
