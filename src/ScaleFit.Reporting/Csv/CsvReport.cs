using System.Globalization;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Csv;

/// <summary>
/// A report as one flat table: a row a run and curve for fits, and a row a forecast, target, prefix or plan for the others.
/// Numbers are written in full; what is unknown or open is empty.
/// </summary>
internal static class CsvReport
{
    /// <summary>Cells that begin so are formulas to a spreadsheet.</summary>
    private const string FormulaStarts = "=+-@\t\r";

    /// <summary>Writes a heading and the rows, each ending in <c>\n</c>.</summary>
    public static void Write(Report report, TextWriter writer)
    {
        if (report.Comparison is { } comparison)
        {
            Line(writer, ["baseline", "candidate", .. CsvColumns.Effects]);
            foreach (object?[] row in CsvColumns.Rows(comparison)) Line(writer, row);
            return;
        }
        Line(writer, ["run", "source", "metric", "unit", .. CsvColumns.Choose(report), "findings"]);
        foreach (var run in report.Runs)
        {
            string findings = string.Join(' ', run.Run.Findings.Select(f => f.Code).Distinct());
            var about = run.Run.Run;
            foreach (object?[] row in CsvColumns.Rows(report, run))
                Line(writer, [about.Name, about.Source, about.Metric, run.Unit.Name(), .. row, findings]);
        }
    }

    private static void Line(TextWriter writer, object?[] cells) => writer.Write($"{string.Join(',', cells.Select(Cell))}\n");

    private static string Cell(object? value) => value switch
    {
        double number => double.IsFinite(number) ? number.ToString(CultureInfo.InvariantCulture) : "",
        int number => number.ToString(CultureInfo.InvariantCulture),
        bool answer => answer ? "true" : "false",
        string text => Quoted(Harmless(text)),
        _ => "",
    };

    private static string Harmless(string text)
    {
        string plain = PlainText.Clean(text);
        bool isFormula = text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal)
            || plain.TrimStart() is [var first, ..] && FormulaStarts.Contains(first, StringComparison.Ordinal);
        return isFormula ? $"'{plain}" : plain;
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\";") || text.StartsWith(' ') || text.EndsWith(' ') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
