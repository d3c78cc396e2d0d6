using System.Text.Json.Serialization;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>The document of schema <c>scalefit/1</c>. A change other than an addition needs a new schema number.</summary>
internal sealed record ReportDocument
{
    /// <summary>The name of the schema.</summary>
    public const string SchemaName = "scalefit/1";

    /// <inheritdoc cref="SchemaName"/>
    public string Schema { get; init; } = SchemaName;

    /// <inheritdoc cref="Report.Command"/>
    public required string Command { get; init; }

    /// <inheritdoc cref="Report.Version"/>
    public required string Version { get; init; }

    /// <inheritdoc cref="Inference.InferenceOptions.Level"/>
    public required double Level { get; init; }

    /// <inheritdoc cref="Report.Margin"/>
    public required double Margin { get; init; }

    /// <inheritdoc cref="Report.Runs"/>
    public required IReadOnlyList<RunDocument> Runs { get; init; }

    /// <inheritdoc cref="Report.Agreements"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AgreementDocument>? Agreements { get; init; }

    /// <inheritdoc cref="ComparisonReport.Comparisons"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ComparisonDocument>? Comparisons { get; init; }

    /// <inheritdoc cref="ComparisonReport.Gate"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GateDocument? Gate { get; init; }

    /// <inheritdoc cref="Report.Failures"/>
    public required IReadOnlyList<RunFailure> Failures { get; init; }

    /// <summary>Makes the document of a report.</summary>
    public static ReportDocument Create(Report report)
    {
        var comparison = report as ComparisonReport;
        return new ReportDocument
        {
            Command = report.Command,
            Version = report.Version,
            Level = report.Options.Level,
            Margin = report.Margin,
            Runs = [.. report.Runs.Select(run => RunDocument.Create(run, report.Options.Sensitivity))],
            Agreements = report.Agreements.Count == 0 ? null : [.. report.Agreements.Select(AgreementDocument.Create)],
            Comparisons = comparison is null ? null : [.. comparison.Comparisons.Select(ComparisonDocument.Create)],
            Gate = comparison?.Gate is { } gate ? GateDocument.Create(comparison, gate, comparison.Results) : null,
            Failures = report.Failures,
        };
    }
}
