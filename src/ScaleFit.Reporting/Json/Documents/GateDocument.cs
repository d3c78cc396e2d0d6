using ScaleFit.Comparing;
using ScaleFit.Reporting.Content;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>What a gate says.</summary>
internal sealed record GateDocument(string Outcome, string Require, double Tolerance, double RatioTolerance, double Resolution, double RatioResolution, bool AllowInconclusive, IReadOnlyList<GateRuleDocument> Rules)
{
    /// <summary>The document of a gate; its outcome is <c>error</c> where a log or a run could not be used.</summary>
    public static GateDocument Create(ComparisonReport report, Gate gate) => new(
        report.Failures.Count > 0 || report.Outcome is not { } outcome ? "error" : outcome.Name(),
        gate.RequiresImprovement ? "improvement" : "no-regression",
        gate.Tolerance,
        gate.RatioTolerance,
        report.Comparing.Resolution,
        report.Comparing.RatioResolution,
        report.AllowsInconclusive,
        [.. report.Results.Select(result => new GateRuleDocument(result.Effect.Quantity.Name, result.Comparison.Candidate.Name, result.Outcome.Name(), GateSentences.Why(result, report)))]);
}

/// <summary>What it says of one candidate by one rule.</summary>
internal sealed record GateRuleDocument(string Rule, string Candidate, string Outcome, string Reason);
