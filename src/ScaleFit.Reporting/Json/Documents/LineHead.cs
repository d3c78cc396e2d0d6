using System.Text.Json.Serialization;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>The head of every line of results: the same as the head of a <see cref="ReportDocument"/>, and where the line comes from.</summary>
internal sealed record LineHead
{
    /// <inheritdoc cref="ReportDocument.Schema"/>
    public required string Schema { get; init; }

    /// <inheritdoc cref="Report.Command"/>
    public required string Command { get; init; }

    /// <inheritdoc cref="Report.Version"/>
    public required string Version { get; init; }

    /// <inheritdoc cref="Inference.InferenceOptions.Level"/>
    public required double Level { get; init; }

    /// <inheritdoc cref="Report.Margin"/>
    public required double Margin { get; init; }

    /// <summary>The options that made the line; null in lines of version 0.1.0 and of comparisons.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OptionsDocument? Options { get; init; }

    /// <inheritdoc cref="ResultOrigin.Logs"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Logs { get; init; }

    /// <inheritdoc cref="ResultOrigin.Sweep"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sweep { get; init; }

    /// <inheritdoc cref="ResultOrigin.ResultsOfLog"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ResultsOfLog { get; init; }

    /// <summary>Makes the head of the lines of a report.</summary>
    public static LineHead Create(Report report) => new()
    {
        Schema = ReportDocument.SchemaName,
        Command = report.Command,
        Version = report.Version,
        Level = report.Options.Level,
        Margin = report.Margin,
        Options = report.Origin is { } origin ? OptionsDocument.Create(origin.Reading, report) : null,
        Logs = report.Origin?.Logs,
        Sweep = report.Origin?.Sweep,
        ResultsOfLog = report.Origin?.ResultsOfLog,
    };
}
