using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ScaleFit.Reporting.Json.Documents;

namespace ScaleFit.Reporting.Json;

/// <summary>Results as JSON lines of schema <c>scalefit/1</c>. Each line has the head of the document and one run, one candidate or one failure.</summary>
internal static class JsonLines
{
    /// <summary>The lines of a report, each ending in <c>\n</c>, failures last. The lines of the parts of a report are the lines of the whole report.</summary>
    public static string Write(Report report)
    {
        string head = JsonSerializer.Serialize(LineHead.Create(report), DocumentContext.Compact.LineHead);
        var lines = report is ComparisonReport comparison
            ? comparison.Comparisons.Select(one => Line(CandidateLineDocument.Create(one, comparison), DocumentContext.Compact.CandidateLineDocument))
            : report.Runs.Select(run => Line(RunLineDocument.Create(run, report), DocumentContext.Compact.RunLineDocument));
        return string.Concat(lines.Concat(report.Failures.Select(failure => Line(new FailureLineDocument(failure.Run, failure.Source, failure.Message), DocumentContext.Compact.FailureLineDocument))));

        // One object of both: the properties of the head, then those of the body.
        string Line<T>(T body, JsonTypeInfo<T> type) => $"{head[..^1]},{JsonSerializer.Serialize(body, type)[1..]}\n";
    }
}
