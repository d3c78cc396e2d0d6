using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ScaleFit.Reporting.Json.Documents;

namespace ScaleFit.Reporting.Json;

/// <summary>Results as JSON lines: what a document of schema <c>scalefit/1</c> says of all, then one run, one candidate or one failure.</summary>
internal static class JsonLines
{
    /// <summary>The lines of some runs and failures, each ending in <c>\n</c>: lines of parts are the lines of the whole.</summary>
    public static string Write(Report report)
    {
        var text = new StringBuilder();
        string head = Head(report);
        var agreements = report.Agreements.Select(AgreementDocument.Create).ToArray();
        foreach (var run in report.Runs)
        {
            var about = run.Run.Run;
            AgreementDocument[] own = [.. agreements.Where(a => a.Run == about.Name && (a.First == about.Metric || a.Second == about.Metric))];
            Add(text, head,
                Json(RunDocument.Create(run, report.Options.Sensitivity), DocumentContext.Compact.RunDocument),
                Json(new LineTailDocument { Agreements = own.Length > 0 ? own : null, Input = InputDocument.Create(run, report) }, DocumentContext.Compact.LineTailDocument));
        }
        AddFailures(text, head, report);
        return text.ToString();
    }

    /// <summary>The lines of a comparison, one a candidate, then those of its failures.</summary>
    public static string Write(Report report, ComparisonReport comparison)
    {
        var text = new StringBuilder();
        string head = Head(report);
        var gate = comparison.Gate is null ? null : GateDocument.Create(comparison, comparison.Gate, report.Failures.Count > 0);
        foreach (var candidate in comparison.Comparisons.Select(ComparisonDocument.Create))
        {
            var own = gate is null ? null : gate with { Rules = [.. gate.Rules.Where(rule => rule.Candidate == candidate.Candidate)] };
            Add(text, head,
                Json(candidate, DocumentContext.Compact.ComparisonDocument),
                own is null ? "{}" : $"{{\"gate\":{Json(own, DocumentContext.Compact.GateDocument)}}}");
        }
        AddFailures(text, head, report);
        return text.ToString();
    }

    private static void AddFailures(StringBuilder text, string head, Report report)
    {
        foreach (var failure in report.Failures)
            Add(text, head, Json(new FailureLineDocument(failure.Run, failure.Source, failure.Message), DocumentContext.Compact.FailureLineDocument));
    }

    private static string Head(Report report) =>
        Json(new LineHeadDocument("scalefit/1", report.Command, report.Version, report.Options.Level, report.Margin) { Logs = report.Logs }, DocumentContext.Compact.LineHeadDocument);

    private static string Json<T>(T document, JsonTypeInfo<T> type) => JsonSerializer.Serialize(document, type);

    /// <summary>Writes the members of objects as one object.</summary>
    private static void Add(StringBuilder text, params ReadOnlySpan<string> objects)
    {
        char before = '{';
        foreach (string members in objects)
        {
            if (members.Length <= 2) continue;
            text.Append(before).Append(members, 1, members.Length - 2);
            before = ',';
        }
        text.Append("}\n");
    }
}
