using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using ScaleFit.Comparing;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>The head of a line of results that can be read back: the same as the head of a <see cref="ReportDocument"/>.</summary>
internal interface ILineDocument
{
    /// <inheritdoc cref="ReportDocument.Schema"/>
    string Schema { get; }

    /// <inheritdoc cref="Report.Command"/>
    string Command { get; }

    /// <inheritdoc cref="Report.Version"/>
    string Version { get; }

    /// <inheritdoc cref="Inference.InferenceOptions.Level"/>
    double Level { get; }

    /// <inheritdoc cref="Report.Margin"/>
    double Margin { get; }

    /// <inheritdoc cref="Report.Logs"/>
    int? Logs { get; }
}

/// <summary>The line of a run: the head, the run as in a <see cref="ReportDocument"/>, and the input of the analysis.</summary>
internal sealed record RunLineDocument : RunDocument, ILineDocument
{
    /// <summary>Makes an empty line for the deserializer.</summary>
    [JsonConstructor]
    public RunLineDocument()
    {
    }

    [SetsRequiredMembers]
    private RunLineDocument(RunDocument run, Report report) : base(run) =>
        (Schema, Command, Version, Level, Margin, Logs) = (ReportDocument.SchemaName, report.Command, report.Version, report.Options.Level, report.Margin, report.Logs);

    /// <inheritdoc/>
    [JsonPropertyOrder(-1)]
    public required string Schema { get; init; }

    /// <inheritdoc/>
    [JsonPropertyOrder(-1)]
    public required string Command { get; init; }

    /// <inheritdoc/>
    [JsonPropertyOrder(-1)]
    public required string Version { get; init; }

    /// <inheritdoc/>
    [JsonPropertyOrder(-1)]
    public required double Level { get; init; }

    /// <inheritdoc/>
    [JsonPropertyOrder(-1)]
    public required double Margin { get; init; }

    /// <inheritdoc/>
    [JsonPropertyOrder(-1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Logs { get; init; }

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
        return new RunLineDocument(RunDocument.Create(run, report.Options.Sensitivity), report)
        {
            Agreements = agreements.Length > 0 ? agreements : null,
            Input = InputDocument.Create(run, report),
        };
    }
}

/// <summary>The line of a candidate: the head, its comparison as in a <see cref="ReportDocument"/>, and its rules of the gate.</summary>
internal sealed record CandidateLineDocument(
    [property: JsonPropertyOrder(-1)] string Schema, [property: JsonPropertyOrder(-1)] string Command, [property: JsonPropertyOrder(-1)] string Version,
    [property: JsonPropertyOrder(-1)] double Level, [property: JsonPropertyOrder(-1)] double Margin, [property: JsonIgnore] ComparisonDocument Whole)
    : ComparisonDocument(Whole)
{
    /// <inheritdoc cref="ReportDocument.Gate"/>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GateDocument? Gate { get; init; }

    /// <summary>Makes the line of one candidate of a report.</summary>
    public static CandidateLineDocument Create(RecipeComparison comparison, ComparisonReport report)
    {
        var candidate = ComparisonDocument.Create(comparison);
        return new CandidateLineDocument(ReportDocument.SchemaName, report.Command, report.Version, report.Options.Level, report.Margin, candidate)
        {
            Gate = report.Gate is { } gate ? GateDocument.Create(report, gate, report.Results.Where(result => ReferenceEquals(result.Comparison, comparison))) : null,
        };
    }
}

/// <summary>The line of a run or log that failed.</summary>
internal sealed record FailureLineDocument(
    string Schema, string Command, string Version, double Level, double Margin, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Logs, string? Run, string? Source, string Failure)
    : ILineDocument
{
    /// <summary>Makes the line of one failure of a report.</summary>
    public static FailureLineDocument Create(RunFailure failure, Report report) =>
        new(ReportDocument.SchemaName, report.Command, report.Version, report.Options.Level, report.Margin, report.Logs, failure.Run, failure.Source, failure.Message);
}
