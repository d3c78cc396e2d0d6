using System.Text.Json;
using ScaleFit.Reporting.Json.Documents;

namespace ScaleFit.Reporting.Json;

/// <summary>A report as JSON of schema <c>scalefit/1</c>.</summary>
internal static class JsonReport
{
    /// <summary>Writes the report as one indented document that ends in <c>\n</c>.</summary>
    public static void Write(Report report, TextWriter writer)
    {
        writer.Write(JsonSerializer.Serialize(ReportDocument.Create(report), DocumentContext.Readable.ReportDocument));
        writer.Write('\n');
    }
}
