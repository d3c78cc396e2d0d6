using ScaleFit.Logs.Columns;
using ScaleFit.Logs.Formats;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Assembly;

/// <summary>Reads a W&amp;B panel export, which has one column per run.</summary>
internal static class PanelReading
{
    /// <summary>Reads the runs.</summary>
    /// <exception cref="LogFormatException">The panel does not have what the options select.</exception>
    public static LogContents Read(LogRows rows, PanelHeader panel, LogSource log)
    {
        string x = rows.Columns[panel.X];
        if ((log.Options.StandardErrorColumn ?? log.Options.TrialsColumn) is { } noise)
            throw log.Wrong(1, $"a panel export has no column {PlainText.Quoted(noise)} for its runs: give {OptionName.Trials} as a number");
        if (log.Options.RecipeColumn is { } recipes)
            throw log.Wrong(1, $"a panel export has no column {PlainText.Quoted(recipes)}: it has one column per run; write a table with the columns recipe, run, compute and pass rate");
        if (log.Options.StepTime is { } steps) throw log.Wrong(1, $"a panel export has no column {PlainText.Quoted(steps)} besides its runs: export the history instead");
        var choice = new ColumnChoice([x], log);
        if (log.Options.Compute is not null) choice.Named(log.Options.Compute, OptionName.Compute);
        var compute = choice.ComputeAt(0) with { Index = panel.X };
        string[] metrics = [.. panel.Columns.Select(c => c.Metric).Distinct()];
        var chosen = metrics.Length == 1 && log.Options.Metrics.Count == 0 ? [0] : new ColumnChoice(metrics, log).Metrics();

        var runs = new RunAssembler(log, compute, [], [.. choice.Findings(compute)]) { Table = new TableBreaks() };
        var readers = new List<(RunBuilders Run, RowReader Row)>();
        foreach (var column in panel.Columns)
        {
            if (!chosen.Contains(Array.IndexOf(metrics, column.Metric)) || runs.Build(column.Run, [column.Metric]) is not { Metrics.Length: > 0 } run) continue;
            readers.Add((run, new RowReader(rows, compute, [column.Index], -1, log.Options.Trials ?? 1)));
        }
        long count = 0;
        for (; rows.Read(); count++)
        {
            if (rows.RowError is { } rowError) runs.RejectRow(rows.Line, rowError);
            else foreach (var (run, row) in readers) row.Read(run, run.Compute.Observe(rows, double.NaN).Compute, isOwnRow: false, step: double.NaN);
        }
        return runs.Finish(count, rows.ReadError);
    }
}
