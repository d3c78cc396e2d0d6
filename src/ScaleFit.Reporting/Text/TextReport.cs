
namespace ScaleFit.Reporting.Text;

/// <summary>A report as text for a terminal.</summary>
internal static class TextReport
{
    /// <summary>Writes the report; nothing where no run was fitted.</summary>
    /// <param name="report">The report.</param>
    /// <param name="writer">Receives lines that end in <c>\n</c>, without spaces before the end.</param>
    /// <param name="width">Columns of the terminal; long lines are broken to fit.</param>
    /// <param name="colour">Whether to write escape codes for colour.</param>
    public static void Write(Report report, TextWriter writer, int width, bool colour)
    {
        using var page = new TextPage(width, colour);
        report.AddTo(page);
        page.WriteTo(writer);
    }
}
