
namespace ScaleFit.Reporting.Text;

/// <summary>A report as Markdown, with the same content as the text.</summary>
internal static class MarkdownReport
{
    /// <summary>Writes the report; nothing where no run was fitted.</summary>
    public static void Write(Report report, TextWriter writer)
    {
        var page = new MarkdownPage();
        report.AddTo(page);
        page.WriteTo(writer);
    }
}
