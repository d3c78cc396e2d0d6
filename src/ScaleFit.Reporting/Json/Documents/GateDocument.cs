using ScaleFit.Comparing;
using ScaleFit.Reporting.Content;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>The result of a gate.</summary>
internal sealed record GateDocument(string Outcome, string Require, double Tolerance, double RatioTolerance, double Resolution, double RatioResolution, bool AllowInconclusive, IReadOnlyList<GateRuleDocument> Rules)
{
    /// <summary>Makes the document of a gate. Its outcome is <c>error</c> if a log or a run failed.</summary>
    /// <param name="report">The report.</param>
    /// <param name="gate">Its gate.</param>
    /// <param name="results">The results to list, all or those of one candidate.</param>
    public static GateDocument Create(ComparisonReport report, Gate gate, IEnumerable<GateResult> results) => new(
        report.Failures.Count > 0 || report.Outcome is not { } outcome ? "error" : outcome.Name(),
        gate.RequiresImprovement ? "improvement" : "no-regression",
        gate.Tolerance,
        gate.RatioTolerance,
        report.Comparing.Resolution,
        report.Comparing.RatioResolution,
        report.AllowsInconclusive,
        [.. results.Select(result => new GateRuleDocument(result.Effect.Quantity.Name, result.Comparison.Candidate.Name, result.Outcome.Name(), GateSentences.Why(result, report)))]);
}

/// <summary>The result of one rule for one candidate.</summary>
internal sealed record GateRuleDocument(string Rule, string Candidate, string Outcome, string Reason);
