using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Comparing;

/// <summary>A finding that keeps a gate from passing a candidate, with the run it is about.</summary>
/// <param name="Run">The name of the run; null where the finding is about both recipes.</param>
/// <param name="Finding">The finding.</param>
internal sealed record GateBlock(string? Run, Finding Finding);

/// <summary>Which findings block which rules of a gate. A finding blocks only the rules whose number depends on it, for the baseline as for the candidate.</summary>
internal static class GateBlocks
{
    /// <summary>Findings against a number that is read off the whole curve.</summary>
    private static readonly FindingKind[] OfCurve =
    [
        FindingCatalog.PoorFit, FindingCatalog.NoRise, FindingCatalog.RunsMixed, FindingCatalog.SeveralLevels, FindingCatalog.NarrowRange, FindingCatalog.FewAfterMidpoint,
        FindingCatalog.NeverFalls, FindingCatalog.ValuesFrozen, FindingCatalog.EvaluationsStop, FindingCatalog.LateCollapse, FindingCatalog.LateDecline,
    ];

    /// <summary>Findings against a pass rate within the evaluations.</summary>
    private static readonly FindingKind[] OfEvaluations = [FindingCatalog.RunsMixed, FindingCatalog.SeveralLevels, FindingCatalog.NeverFalls, FindingCatalog.ValuesFrozen, FindingCatalog.EvaluationsStop, FindingCatalog.LateCollapse];

    /// <summary>Findings against the compute of evaluations.</summary>
    private static readonly FindingKind[] OfCompute = [FindingCatalog.StepsMissing, FindingCatalog.StepStalled, FindingCatalog.StepTimeMean, FindingCatalog.ClockGap];

    /// <summary>The first finding that blocks a rule; null for none.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="rule">The quantity that is judged.</param>
    /// <param name="expected">Codes of findings on both recipes that are expected and do not block.</param>
    public static GateBlock? Find(RecipeComparison comparison, Quantity rule, IReadOnlyCollection<string> expected)
    {
        var runs = comparison.Candidate.Runs.Concat(comparison.Baseline.Runs);
        FindingKind[] kinds = [.. IsWithinAll(runs, rule) ? OfEvaluations : OfCurve, .. rule == Quantity.Asymptote ? Array.Empty<FindingKind>() : OfCompute];
        return runs.SelectMany(run => run.Findings.Where(finding => Blocks(finding, kinds)).Select(finding => new GateBlock(run.Run.Name, finding))).FirstOrDefault()
            ?? comparison.Findings.Where(finding => !expected.Contains(finding.Code)).Select(finding => new GateBlock(null, finding)).FirstOrDefault();
    }

    /// <summary>Evaluations of one compute that conflict are those of several runs, and block every rule.</summary>
    private static bool Blocks(Finding finding, FindingKind[] kinds) =>
        kinds.Contains(finding.Kind) || (finding.Kind == FindingCatalog.DuplicateCompute && finding.Severity == Severity.Warning);

    private static bool IsWithinAll(IEnumerable<RunInference> runs, Quantity rule) =>
        rule.PassRateCompute is { } compute && runs.All(run => compute <= run.Window.Points[^1].Compute);
}
