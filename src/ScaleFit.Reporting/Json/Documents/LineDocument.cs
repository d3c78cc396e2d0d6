using System.Text.Json.Serialization;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>What a line of results says before its run: the same as the head of a <see cref="ReportDocument"/>.</summary>
internal sealed record LineHeadDocument(string? Schema = null, string? Command = null, string? Version = null, double Level = 0, double Margin = 0)
{
    /// <inheritdoc cref="Report.Logs"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Logs { get; init; }
}

/// <summary>What a line of results says after its run.</summary>
internal sealed record LineTailDocument
{
    /// <inheritdoc cref="Report.Agreements"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AgreementDocument>? Agreements { get; init; }

    /// <summary>What the run was analysed from; null in lines about nothing of the kind.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InputDocument? Input { get; init; }
}

/// <summary>What failed, in place of a run.</summary>
/// <param name="Run">The run's name, or null where the log as a whole failed.</param>
/// <param name="Source">The log.</param>
/// <param name="Failure">The message; null in other lines.</param>
internal sealed record FailureLineDocument(string? Run = null, string? Source = null, string? Failure = null);
