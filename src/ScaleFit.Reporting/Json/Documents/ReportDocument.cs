using System.Text.Json.Serialization;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>The document of schema <c>scalefit/1</c>. Only additions come without a new number.</summary>
internal sealed record ReportDocument
{
    /// <summary>The schema's name.</summary>
    public string Schema { get; init; } = "scalefit/1";

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

    /// <summary>The document of a report.</summary>
    public static ReportDocument Create(Report report) => new()
    {
        Command = report.Command,
        Version = report.Version,
        Level = report.Options.Level,
        Margin = report.Margin,
        Runs = [.. report.Runs.Select(run => RunDocument.Create(run, report.Options.Sensitivity))],
        Agreements = report.Agreements.Count == 0 ? null : [.. report.Agreements.Select(AgreementDocument.Create)],
        Comparisons = report.Comparison is { } comparison ? [.. comparison.Comparisons.Select(ComparisonDocument.Create)] : null,
        Gate = report.Comparison is { Gate: { } gate } gated ? GateDocument.Create(gated, gate, report.Failures.Count > 0) : null,
        Failures = report.Failures,
    };
}
