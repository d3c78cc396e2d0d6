using ScaleFit.Logs;
using ScaleFit.Reporting.Text;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>The result of <c>inspect</c>, in schema <c>scalefit/1</c>.</summary>
internal sealed record InspectionDocument(string Schema, string Command, string Version, IReadOnlyList<LogDocument> Logs, IReadOnlyList<RunFailure> Failures)
{
    /// <summary>Makes the document of an inspection.</summary>
    public static InspectionDocument Create(Inspection inspection) =>
        new(ReportDocument.SchemaName, "inspect", inspection.Version, [.. inspection.Logs.Select(LogDocument.Create)], inspection.Failures);
}

/// <inheritdoc cref="LogInspection"/>
internal sealed record LogDocument(
    string Source, string Format, long Rows, IReadOnlyList<string> Runs, double? Gpus, IReadOnlyList<ColumnDocument> Columns, string? Fit, string? Problem, string? Incomplete)
{
    /// <summary>Makes the document of a log.</summary>
    public static LogDocument Create(InspectedLog inspected)
    {
        var log = inspected.Log;
        return new LogDocument(
            log.Source, log.Format, log.Rows, log.Runs, log.Gpus, [.. log.Columns.Select(ColumnDocument.Create)],
            inspected.Problem is null ? InspectionReport.FitCommand(inspected) : null, OptionWords.Translate(inspected.Problem), OptionWords.Translate(log.ReadError));
    }
}

/// <inheritdoc cref="ColumnInspection"/>
internal sealed record ColumnDocument(string Name, string Use, long Numbers, long Texts, double? Least, double? Greatest)
{
    /// <summary>Makes the document of a column.</summary>
    public static ColumnDocument Create(ColumnInspection column) =>
        new(column.Name, InspectionReport.Words(column.Use), column.Numbers, column.Texts, column.Least, column.Greatest);
}
