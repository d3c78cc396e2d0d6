using System.Text.Json.Serialization;
using ScaleFit.Comparing;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>The comparison of one candidate with the baseline.</summary>
internal record ComparisonDocument(
    string Baseline, IReadOnlyList<RunKeyDocument> BaselineRuns, string Candidate, IReadOnlyList<RunKeyDocument> CandidateRuns, string Kind, IReadOnlyList<EffectDocument> Quantities, SharedAsymptoteDocument? Shared, CrossoverDocument? Crossover)
{
    /// <inheritdoc cref="Run.Metric"/>
    public string Metric { get; init; } = "";

    /// <summary>Findings on both recipes and on each of their runs.</summary>
    public IReadOnlyList<ComparisonFindingDocument> Findings { get; init; } = [];

    /// <summary>Makes the document of a comparison.</summary>
    public static ComparisonDocument Create(RecipeComparison comparison) => new(
        comparison.Baseline.Name,
        RunKeyDocument.Create(comparison.Baseline),
        comparison.Candidate.Name,
        RunKeyDocument.Create(comparison.Candidate),
        comparison.Kind.Name(),
        [.. comparison.Effects.Select(EffectDocument.Create)],
        comparison.Shared is { } shared ? new(shared.Asymptote, [EffectDocument.Create(shared.Efficiency), EffectDocument.Create(shared.Midpoint)]) : null,
        comparison.Crossover is { } crossing ? new(crossing.Compute, crossing.Interval.Lower, crossing.Interval.Upper, crossing.CandidateLeadsAfter) : null)
    {
        Metric = comparison.Baseline.Runs[0].Run.Metric,
        Findings = [.. comparison.AllFindings().Select(found => ComparisonFindingDocument.Create(found.Run, found.Finding))],
    };
}

/// <summary>A finding of a comparison.</summary>
/// <param name="Run">The run that it is about; null where it is about both recipes.</param>
/// <param name="Code">Its code.</param>
/// <param name="Severity"><c>note</c> or <c>warning</c>.</param>
/// <param name="Message">What was found.</param>
/// <param name="Advice">What to do next.</param>
internal sealed record ComparisonFindingDocument(string? Run, string Code, string Severity, string Message, string Advice)
{
    /// <summary>The document of a finding.</summary>
    public static ComparisonFindingDocument Create(string? run, Finding finding) =>
        new(run, finding.Code, finding.Severity.Name(), OptionWords.Translate(finding.Message), OptionWords.Translate(finding.Advice));
}

/// <summary>The key of a run of a recipe: its name and source.</summary>
internal sealed record RunKeyDocument(string Run, string Source)
{
    /// <summary>The keys of the runs of a recipe.</summary>
    public static RunKeyDocument[] Create(Recipe recipe) => [.. recipe.Runs.Select(run => new RunKeyDocument(run.Run.Name, run.Run.Source))];
}

/// <summary>The refit of both recipes with one asymptote.</summary>
internal sealed record SharedAsymptoteDocument(double Asymptote, IReadOnlyList<EffectDocument> Quantities);

/// <inheritdoc cref="Comparing.Crossover"/>
internal sealed record CrossoverDocument(double Compute, double? Lower, double? Upper, bool CandidateLeadsAfter);

/// <summary>The effect of a candidate on one quantity, as a <c>difference</c> or a <c>ratio</c>. The interval has the same scale.</summary>
internal sealed record EffectDocument(string Name, string Scale, double? Baseline, double? Candidate)
{
    /// <summary>Candidate minus baseline.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Difference { get; init; }

    /// <summary>Candidate divided by baseline.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Ratio { get; init; }

    /// <summary>The lower end of the interval; null if not bounded.</summary>
    public required double? Lower { get; init; }

    /// <summary>The upper end of the interval; null if not bounded.</summary>
    public required double? Upper { get; init; }

    /// <summary>The verdict by name.</summary>
    public required string Verdict { get; init; }

    /// <inheritdoc cref="Effect.PValue"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? PValue { get; init; }

    /// <summary>Makes the document of an effect.</summary>
    public static EffectDocument Create(Effect effect) => new(effect.Quantity.Name, effect.Quantity.Scale == EffectScale.Ratio ? "ratio" : "difference", effect.Baseline, effect.Candidate)
    {
        Difference = effect.Quantity.Scale == EffectScale.Difference ? effect.Value : null,
        Ratio = effect.Quantity.Scale == EffectScale.Ratio ? effect.Value : null,
        Lower = effect.Interval.Lower,
        Upper = effect.Interval.Upper,
        Verdict = effect.Verdict.Name(),
        PValue = effect.PValue,
    };
}
