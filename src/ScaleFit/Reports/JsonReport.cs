using System.Text.Json;
using System.Text.Json.Nodes;
using ScaleFit.Reports.Documents;

namespace ScaleFit.Reports;

/// <summary>A report as JSON of schema <c>scalefit/1</c>.</summary>
internal static class JsonReport
{
    /// <summary>Writes the report as one indented document that ends in <c>\n</c>.</summary>
    public static void Write(Report report, TextWriter writer)
    {
        writer.Write(JsonSerializer.Serialize(ReportDocument.Of(report), DocumentContext.Readable.ReportDocument));
        writer.Write('\n');
    }

    /// <summary>Writes one line a run: what the document says of all runs, then the run.</summary>
    public static void WriteLines(Report report, TextWriter writer)
    {
        var document = ReportDocument.Of(report);
        foreach (var run in document.Runs)
        {
            var line = new JsonObject
            {
                ["schema"] = document.Schema,
                ["command"] = document.Command,
                ["version"] = document.Version,
                ["level"] = document.Level,
                ["margin"] = document.Margin,
            };
            foreach (var (name, value) in JsonSerializer.SerializeToNode(run, DocumentContext.Compact.RunDocument)!.AsObject())
                line[name] = value?.DeepClone();
            var agreements = document.Agreements?.Where(a => a.Run == run.Run && (a.First == run.Metric || a.Second == run.Metric)).ToArray() ?? [];
            if (agreements.Length > 0)
                line["agreements"] = JsonSerializer.SerializeToNode(agreements, DocumentContext.Compact.AgreementDocumentArray);
            writer.Write(line.ToJsonString(DocumentContext.Compact.Options));
            writer.Write('\n');
        }
    }
}
