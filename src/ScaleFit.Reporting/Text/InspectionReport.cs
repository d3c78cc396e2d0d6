using System.Text.Json;
using ScaleFit.Logs;
using ScaleFit.Reporting.Content;
using ScaleFit.Reporting.Json.Documents;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Text;

/// <summary>The content of logs, as text and as JSON.</summary>
internal static class InspectionReport
{
    private const int MostRuns = 12;

    private static readonly (ColumnUse Use, string Words)[] Uses =
    [
        (ColumnUse.Metric, "metric"), (ColumnUse.TrainingMetric, "metric of training"), (ColumnUse.Compute, "compute"), (ColumnUse.StepTime, "seconds a step"), (ColumnUse.Run, "run"),
    ];

    /// <summary>Writes a table a log, and the command that fits it.</summary>
    public static void Write(Inspection inspection, TextWriter writer, int width, bool colour)
    {
        for (int i = 0; i < inspection.Logs.Count; i++)
        {
            var (log, _, problem) = inspection.Logs[i];
            using var page = new TextPage(width, colour);
            page.AddHeading(PlainText.Clean(FormattableString.Invariant($"{log.Source}: {log.Format}, {log.Rows} rows, {log.Columns.Count} columns")));
            AddColumns(page, log);
            var names = log.Runs.Take(MostRuns).Select(PlainText.Clean);
            page.AddLine($"{(log.Runs.Count == 1 ? "Run" : $"{log.Runs.Count} runs")}: {string.Join(", ", names)}{(log.Runs.Count > MostRuns ? ", ..." : "")}");
            if (log.Gpus is { } gpus) page.AddLine(FormattableString.Invariant($"GPUs: {gpus}, from tokens / (step time x throughput)"));
            if (log.ReadError is { } ending) page.AddLine($"Incomplete: {PlainText.Clean(OptionWords.Translate(ending))}");
            if (i > 0) writer.Write('\n');
            page.WriteTo(writer);
            // Whole, however long, so that it can be copied.
            writer.Write(problem is null ? $"Fit with: {FitCommand(inspection.Logs[i])}\n" : $"Cannot be fitted: {PlainText.Clean(OptionWords.Translate(problem))}\n");
        }
    }

    /// <summary>Writes one indented document that ends in <c>\n</c>.</summary>
    public static void WriteJson(Inspection inspection, TextWriter writer)
    {
        writer.Write(JsonSerializer.Serialize(InspectionDocument.Create(inspection), DocumentContext.Readable.InspectionDocument));
        writer.Write('\n');
    }

    /// <summary>The command as a shell takes it.</summary>
    public static string FitCommand(InspectedLog log) => string.Join(' ', new[] { "scalefit", "fit", log.Log.Source }.Concat(log.Arguments).Select(Quoted));

    /// <summary>The words for a use; <c>other</c> for none.</summary>
    public static string Words(ColumnUse use) => Uses.FirstOrDefault(u => u.Use == use).Words ?? "other";

    private static void AddColumns(TextPage page, LogInspection log)
    {
        var table = new ReportTable(Column.Words("column"), Column.Words("use"), "numbers", "min", "max");
        foreach (var (use, words) in Uses)
        {
            foreach (var column in log.Columns.Where(c => c.Use == use))
                table.Add(PlainText.Clean(column.Name), words, FormattableString.Invariant($"{column.Numbers}"), Shown(column.Least), Shown(column.Greatest));
        }
        if (table.Rows.Count > 0) page.AddTable(table);
        int others = log.Columns.Count(c => c.Use == ColumnUse.Other);
        if (others > 0) page.AddLine($"{others} other column{(others == 1 ? "" : "s")}. List all with --output json; select one with --metric NAME or --compute NAME.");
    }

    private static string Shown(double? value) => value is not { } number ? NumberFormat.None : number < 0 ? $"-{NumberFormat.Compute(-number)}" : NumberFormat.Compute(number);

    private static string Quoted(string word)
    {
        string plain = PlainText.Clean(word);
        return plain.Length > 0 && plain.All(c => char.IsAsciiLetterOrDigit(c) || "-_./,:=@+%".Contains(c, StringComparison.Ordinal)) ? plain : $"'{plain.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
