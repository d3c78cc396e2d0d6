using System.Text.Json;
using ScaleFit.Reports.Documents;

namespace ScaleFit.Reports;

/// <summary>A report as JSON of schema <c>scalefit/1</c>.</summary>
internal static class JsonReport
{
    /// <summary>Writes the report as one indented document that ends in <c>\n</c>.</summary>
    public static void Write(FitReport report, TextWriter writer)
    {
        writer.Write(JsonSerializer.Serialize(FitDocument.Of(report), DocumentContext.Readable.FitDocument));
        writer.Write('\n');
    }
}
