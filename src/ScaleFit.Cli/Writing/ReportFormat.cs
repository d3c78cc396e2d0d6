namespace ScaleFit.Cli.Writing;

/// <summary>Formats of a report.</summary>
internal enum ReportFormat
{
    /// <summary>Plain text with tables, for a terminal.</summary>
    Text,

    /// <summary>JSON with the schema <c>scalefit/1</c>.</summary>
    Json,

    /// <summary>JSON lines with the same schema, one line per run.</summary>
    JsonLines,

    /// <summary>CSV with one flat table.</summary>
    Csv,

    /// <summary>Markdown with tables.</summary>
    Markdown,

    /// <summary>A self-contained HTML page.</summary>
    Html,

    /// <summary>The outcome of a gate as JUnit XML.</summary>
    JUnit,
}
