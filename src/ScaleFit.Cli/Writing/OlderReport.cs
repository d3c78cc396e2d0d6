using System.Text;
using ScaleFit.Reporting.Json.Documents;
using ScaleFit.Reporting.Text;

namespace ScaleFit.Cli.Writing;

/// <summary>Recognises reports of <c>compare</c> that an earlier command wrote. Only these may be replaced when a command line is not understood.</summary>
internal static class OlderReport
{
    /// <summary>Bytes at the beginning of a file in which every format names itself.</summary>
    private const int Beginning = 2048;

    /// <summary>The format of a report of <c>compare</c>; null for any other file, and for one that cannot be read.</summary>
    public static ReportFormat? Recognize(string path)
    {
        string text = Read(path);
        if (text.StartsWith("<?xml", StringComparison.Ordinal) && text.Contains($"<testsuite name=\"{JUnitReport.Suite}\"", StringComparison.Ordinal)) return ReportFormat.JUnit;
        if (IsJson(text, " ")) return ReportFormat.Json;
        if (IsJson(text, "")) return ReportFormat.JsonLines;
        if (text.StartsWith("baseline,candidate,kind,quantity,", StringComparison.Ordinal)) return ReportFormat.Csv;
        if (text.StartsWith("**Gate: ", StringComparison.Ordinal)) return ReportFormat.Markdown;
        return text.StartsWith("Gate: ", StringComparison.Ordinal) ? ReportFormat.Text : null;
    }

    private static bool IsJson(string text, string space) => text.StartsWith('{')
        && text.Contains($"\"schema\":{space}\"{ReportDocument.SchemaName}\"", StringComparison.Ordinal) && text.Contains($"\"command\":{space}\"compare\"", StringComparison.Ordinal);

    /// <summary>The beginning of a file; empty for pipes, which would wait for a writer.</summary>
    private static string Read(string path)
    {
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: > 0 }) return "";
            using var stream = File.OpenRead(path);
            byte[] bytes = new byte[Beginning];
            return Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, Beginning, throwOnEndOfStream: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
