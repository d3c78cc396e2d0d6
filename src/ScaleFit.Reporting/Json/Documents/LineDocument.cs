using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using ScaleFit.Comparing;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>The line of a run after its <see cref="LineHead"/>: the run as in a <see cref="ReportDocument"/>, and the input of the analysis.</summary>
internal sealed record RunLineDocument : RunDocument
{
    /// <summary>Makes an empty line for the deserializer.</summary>
    [JsonConstructor]
    public RunLineDocument()
    {
    }

    [SetsRequiredMembers]
    private RunLineDocument(RunDocument run) : base(run)
    {
    }

    /// <inheritdoc cref="Report.Agreements"/>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AgreementDocument>? Agreements { get; init; }

    /// <summary>The input of the analysis; null in a line that cannot be reported again.</summary>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InputDocument? Input { get; init; }

    /// <summary>Makes the line of one run of a report.</summary>
    public static RunLineDocument Create(RunReport run, Report report)
    {
        var about = run.Run.Run;
        AgreementDocument[] agreements = [.. report.Agreements.Where(a => a.Run == about.Name && (a.First == about.Metric || a.Second == about.Metric)).Select(AgreementDocument.Create)];
        return new RunLineDocument(RunDocument.Create(run, report.Options.Sensitivity))
        {
            Agreements = agreements.Length > 0 ? agreements : null,
            Input = InputDocument.Create(run, report),
        };
    }
}

/// <summary>The line of a candidate after its <see cref="LineHead"/>: its comparison as in a <see cref="ReportDocument"/>, and its rules of the gate.</summary>
internal sealed record CandidateLineDocument([property: JsonIgnore] ComparisonDocument Whole) : ComparisonDocument(Whole)
{
    /// <inheritdoc cref="ReportDocument.Gate"/>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GateDocument? Gate { get; init; }

    /// <summary>Makes the line of one candidate of a report.</summary>
    public static CandidateLineDocument Create(RecipeComparison comparison, ComparisonReport report) => new(ComparisonDocument.Create(comparison))
    {
        Gate = report.Gate is { } gate ? GateDocument.Create(report, gate, report.Results.Where(result => ReferenceEquals(result.Comparison, comparison))) : null,
    };
}

/// <summary>The line of a run or log that failed, after its <see cref="LineHead"/>.</summary>
internal sealed record FailureLineDocument(string? Run, string? Source, string Failure);
