namespace ScaleFit.Reports.Documents;

/// <summary>The document of schema <c>scalefit/1</c>. Only additions come without a new number.</summary>
internal sealed record FitDocument
{
    /// <summary>The schema's name.</summary>
    public string Schema { get; init; } = "scalefit/1";

    /// <inheritdoc cref="FitReport.Command"/>
    public required string Command { get; init; }

    /// <inheritdoc cref="FitReport.Version"/>
    public required string Version { get; init; }

    /// <inheritdoc cref="FitReport.Level"/>
    public required double Level { get; init; }

    /// <inheritdoc cref="FitReport.Margin"/>
    public required double Margin { get; init; }

    /// <inheritdoc cref="FitReport.Runs"/>
    public required IReadOnlyList<RunDocument> Runs { get; init; }

    /// <inheritdoc cref="FitReport.Failures"/>
    public required IReadOnlyList<RunFailure> Failures { get; init; }

    /// <summary>The document of a report.</summary>
    public static FitDocument Of(FitReport report) => new()
    {
        Command = report.Command,
        Version = report.Version,
        Level = report.Level,
        Margin = report.Margin,
        Runs = [.. report.Runs.Select(RunDocument.Of)],
        Failures = report.Failures,
    };
}
