using System.Globalization;
using System.Xml;
using ScaleFit.Comparing;
using ScaleFit.Reporting.Content;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Text;

/// <summary>A gate as JUnit XML, for the dashboards of continuous integration: a suite of one case a candidate and rule.</summary>
internal static class JUnitReport
{
    /// <summary>The name of the suite.</summary>
    public const string Suite = "scalefit compare";

    /// <summary>Writes the document, which ends in <c>\n</c>.</summary>
    /// <param name="report">A comparison with a gate.</param>
    /// <param name="writer">Receives the document.</param>
    public static void Write(ComparisonReport report, TextWriter writer)
    {
        // A writer of text would declare the encoding of strings in memory.
        writer.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using var xml = XmlWriter.Create(writer, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true });
        int skipped = report.Results.Count(report.Allows);
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Suite);
        Count(xml, "tests", report.Results.Count + report.Failures.Count);
        Count(xml, "failures", report.Results.Count(result => result.Outcome != GateOutcome.Pass) - skipped);
        Count(xml, "errors", report.Failures.Count);
        Count(xml, "skipped", skipped);
        foreach (var result in report.Results)
        {
            Case(xml, result.Comparison.Candidate.Name, result.Effect.Quantity.Name);
            string why = GateSentences.Why(result, report);
            if (result.Outcome == GateOutcome.Pass) xml.WriteElementString("system-out", Text(why));
            else Fault(xml, report.Allows(result) ? "skipped" : "failure", result.Outcome.Name(), why);
            foreach (var (run, finding) in result.Comparison.AllFindings().Distinct())
                xml.WriteElementString("system-out", Text($"{(run is null ? "" : $"{run}: ")}{finding.Severity.Name()}: {finding.Code}: {finding.Sentences()}"));
            xml.WriteEndElement();
        }
        foreach (var failure in report.Failures)
        {
            Case(xml, failure.Run ?? failure.Source, "read");
            Fault(xml, "error", "unusable", failure.Message);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.Flush();
        writer.Write('\n');
    }

    private static void Case(XmlWriter xml, string candidate, string rule)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Text(candidate));
        xml.WriteAttributeString("name", rule);
    }

    private static void Fault(XmlWriter xml, string element, string type, string message)
    {
        xml.WriteStartElement(element);
        if (element != "skipped") xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("message", Text(message));
        xml.WriteEndElement();
    }

    private static void Count(XmlWriter xml, string name, int count) => xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));

    /// <summary>Plain text without the two characters that XML cannot hold.</summary>
    private static string Text(string text) => PlainText.Clean(text).Replace("\uFFFE", "", StringComparison.Ordinal).Replace("\uFFFF", "", StringComparison.Ordinal);
}
