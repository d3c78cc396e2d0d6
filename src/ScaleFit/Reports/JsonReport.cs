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

    /// <summary>Writes one line a run, or a candidate of a comparison: what the document says of all, then that one.</summary>
    public static void WriteLines(Report report, TextWriter writer)
    {
        var document = ReportDocument.Of(report);
        foreach (var comparison in document.Comparisons ?? [])
        {
            var node = JsonSerializer.SerializeToNode(comparison, DocumentContext.Compact.ComparisonDocument)!;
            if (document.Gate is { } gate)
                node["gate"] = JsonSerializer.SerializeToNode(gate with { Rules = [.. gate.Rules.Where(rule => rule.Candidate == comparison.Candidate)] }, DocumentContext.Compact.GateDocument);
            Line(node, []);
        }
        foreach (var run in document.Comparisons is null ? document.Runs : [])
            Line(JsonSerializer.SerializeToNode(run, DocumentContext.Compact.RunDocument)!, document.Agreements?.Where(a => a.Run == run.Run && (a.First == run.Metric || a.Second == run.Metric)).ToArray() ?? []);

        void Line(JsonNode node, AgreementDocument[] agreements)
        {
            var line = new JsonObject
            {
                ["schema"] = document.Schema,
                ["command"] = document.Command,
                ["version"] = document.Version,
                ["level"] = document.Level,
                ["margin"] = document.Margin,
            };
            foreach (var (name, value) in node.AsObject())
                line[name] = value?.DeepClone();
            if (agreements.Length > 0)
                line["agreements"] = JsonSerializer.SerializeToNode(agreements, DocumentContext.Compact.AgreementDocumentArray);
            writer.Write(line.ToJsonString(DocumentContext.Compact.Options));
            writer.Write('\n');
        }
    }
}
