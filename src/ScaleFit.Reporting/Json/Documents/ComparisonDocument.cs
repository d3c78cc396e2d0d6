using System.Text.Json.Serialization;
using ScaleFit.Comparing;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>One candidate against the baseline.</summary>
internal record ComparisonDocument(
    string Baseline, IReadOnlyList<RunKeyDocument> BaselineRuns, string Candidate, IReadOnlyList<RunKeyDocument> CandidateRuns, string Kind, IReadOnlyList<EffectDocument> Quantities, SharedAsymptoteDocument? Shared, CrossoverDocument? Crossover)
{
    /// <summary>The document of a comparison.</summary>
    public static ComparisonDocument Create(RecipeComparison comparison) => new(
        comparison.Baseline.Name,
        RunKeyDocument.Create(comparison.Baseline),
        comparison.Candidate.Name,
        RunKeyDocument.Create(comparison.Candidate),
        comparison.Kind.Name(),
        [.. comparison.Effects.Select(EffectDocument.Create)],
        comparison.Shared is { } shared ? new(shared.Asymptote, [EffectDocument.Create(shared.Efficiency), EffectDocument.Create(shared.Midpoint)]) : null,
        comparison.Crossover is { } crossing ? new(crossing.Compute, crossing.Interval.Lower, crossing.Interval.Upper, crossing.CandidateLeadsAfter) : null);
}

/// <summary>Which of the document's runs a recipe is made of.</summary>
internal sealed record RunKeyDocument(string Run, string Source)
{
    /// <summary>The runs of a recipe.</summary>
    public static RunKeyDocument[] Create(Recipe recipe) => [.. recipe.Runs.Select(run => new RunKeyDocument(run.Run.Name, run.Run.Source))];
}

/// <summary>The refit of both recipes with one ceiling.</summary>
internal sealed record SharedAsymptoteDocument(double Asymptote, IReadOnlyList<EffectDocument> Quantities);

/// <inheritdoc cref="Comparing.Crossover"/>
internal sealed record CrossoverDocument(double Compute, double? Lower, double? Upper, bool CandidateLeadsAfter);

/// <summary>How a candidate differs in one quantity, on the scale of a <c>difference</c> or of a <c>ratio</c>; the interval is of that one.</summary>
internal sealed record EffectDocument(string Name, string Scale, double? Baseline, double? Candidate)
{
    /// <summary>Candidate less baseline.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Difference { get; init; }

    /// <summary>Candidate over baseline.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Ratio { get; init; }

    /// <summary>Lower end of the interval.</summary>
    public required double? Lower { get; init; }

    /// <summary>Upper end of the interval.</summary>
    public required double? Upper { get; init; }

    /// <summary>What it says.</summary>
    public required string Verdict { get; init; }

    /// <inheritdoc cref="Effect.PValue"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? PValue { get; init; }

    /// <summary>The document of an effect.</summary>
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
