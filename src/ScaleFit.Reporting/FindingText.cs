using ScaleFit.Runs;

namespace ScaleFit.Reporting;

/// <summary>Findings as words.</summary>
internal static class FindingText
{
    /// <summary>How much a finding matters: <c>note</c> or <c>warning</c>.</summary>
    public static string Name(this Severity severity) => severity == Severity.Warning ? "warning" : "note";

    /// <summary>Message and advice, as sentences safe to print.</summary>
    public static string Sentences(this Finding finding) => PlainText.Clean(OptionWords.Translate($"{finding.Message.TrimEnd('.')}. {finding.Advice}")).TrimEnd();
}
