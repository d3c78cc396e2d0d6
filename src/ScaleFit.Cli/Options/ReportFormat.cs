namespace ScaleFit.Cli.Options;

/// <summary>Formats of a report.</summary>
internal enum ReportFormat
{
    /// <summary>Tables and sentences for a terminal.</summary>
    Text,

    /// <summary>The schema <c>scalefit/1</c>.</summary>
    Json,

    /// <summary>The same, a line a run.</summary>
    JsonLines,

    /// <summary>One flat table.</summary>
    Csv,

    /// <summary>Tables and sentences for a page.</summary>
    Markdown,

    /// <summary>A page.</summary>
    Html,

    /// <summary>A gate as JUnit XML.</summary>
    JUnit,
}
