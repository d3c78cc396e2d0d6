using CsvHelper;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Csv;

/// <summary>
/// A report as one flat table: one row for each run and curve of a fit, and for each forecast, target, prefix or plan.
/// Numbers are written in full; unknown numbers and interval ends that are not bounded are empty cells.
/// </summary>
internal static class CsvReport
{
    /// <summary>Text that a spreadsheet would take for a formula gets an apostrophe, also behind a space.</summary>
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with
    {
        NewLine = "\n",
        TrueValue = "true",
        FalseValue = "false",
        Quoting = CsvQuoting.WhenNeededOrWhitespace,
        // Where a comma is the decimal point, spreadsheets take this for the separator.
        ShouldQuote = static (field, _, _, _) => field.Contains(';'),
        Injection = CsvInjection.Escape,
        InjectionCharacters = $"{CsvWriterOptions.Default.InjectionCharacters} ",
    };

    /// <summary>Writes a heading and the rows, each ending in <c>\n</c>.</summary>
    public static void Write(Report report, TextWriter writer) => Write(report.ToCsv(), writer);

    /// <inheritdoc cref="Write(Report, TextWriter)"/>
    public static void Write(CsvTable table, TextWriter writer)
    {
        using var csv = CsvWriter.Create(writer, Options, leaveOpen: true);
        foreach (string column in table.Columns) csv.WriteField(column);
        csv.EndRecord();
        foreach (object?[] row in table.Rows)
        {
            foreach (object? value in row) Write(csv, value);
            csv.EndRecord();
        }
    }

    private static void Write(CsvWriter csv, object? value)
    {
        switch (value)
        {
            case double number when double.IsFinite(number): csv.WriteField(number); break;
            case int number: csv.WriteField(number); break;
            case bool answer: csv.WriteField(answer); break;
            case string text: csv.WriteField(PlainText.Clean(text)); break;
            case null or double: csv.WriteField(""); break;
            default: throw new InvalidOperationException($"A table has a value of type {value.GetType()}, which has no form in CSV.");
        }
    }
}
