using ScaleFit.Logs.Columns;
using ScaleFit.Logs.Formats;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Assembly;

/// <summary>Reads a log whose rows are evaluations and steps.</summary>
internal sealed class TableReading
{
    private readonly LogRows _rows;
    private readonly LogSource _log;
    private readonly ComputeColumn _compute;
    private readonly ColumnChoice _choice;
    private readonly int[] _metrics;
    private readonly int _recipe;
    private readonly int _run;
    private readonly int _noise;
    private readonly int _step;
    private long _count;

    private TableReading(LogRows rows, LogSurvey? survey, LogSource log)
    {
        (_rows, _log, _choice) = (rows, log, new ColumnChoice(rows.Columns, log, survey));
        var options = log.Options;
        _recipe = options.RecipeColumn is { } recipes ? _choice.Named(recipes, OptionName.RecipeColumn) : -1;
        _run = _choice.Run(_recipe);
        _noise = options.StandardErrorColumn is { } error ? _choice.Named(error, OptionName.StandardErrorColumn)
            : options.TrialsColumn is { } trials ? _choice.Named(trials, OptionName.Trials) : -1;
        _compute = _choice.Compute();
        _metrics = [.. _choice.Metrics(_run, _recipe, _noise, _compute.Index)];
        _step = _choice.Step();
        // Tokens measure the progress of a run as steps do. Time may restart while the run continues.
        if (_step < 0 && IsTable && !_compute.IsTime) _step = _compute.Index;
    }

    /// <summary>Whether rows may be in any order. Step times can only be summed in the order of the log.</summary>
    private bool IsTable => !_rows.IsOrdered && _compute.Steps is null;

    /// <summary>Reads the runs.</summary>
    /// <param name="rows">The rows, before the first.</param>
    /// <param name="survey">Summary of the columns; null if it is not needed.</param>
    /// <param name="log">The log.</param>
    /// <exception cref="LogFormatException">The log does not have what the options select.</exception>
    public static LogContents Read(LogRows rows, LogSurvey? survey, LogSource log)
    {
        if (survey is { Rows: 0 })
            throw new LogFormatException(survey.ReadError is { } readError ? $"{readError}; the log has no rows before it" : $"{log.Shown}: no metrics found in the format {log.Format}: wait until the run has logged some, or choose another {OptionName.Format}");
        var reading = new TableReading(rows, survey, log);
        var runs = reading.ReadRows(reading.IsTable ? new TableBreaks() : null);
        if (runs.Breaks is { Count: > 0 } breaks)
        {
            rows.Rewind();
            runs = reading.ReadRows(new TableBreaks(breaks));
        }
        if (log.Options.NoStalls && reading._compute.Steps is not null)
        {
            rows.Rewind();
            runs = reading.ReadRows(table: null, runs.MedianSteps);
        }
        return runs.Finish(reading._count, rows.ReadError);
    }

    private RunAssembler ReadRows(TableBreaks? table, IReadOnlyList<double>? usualSteps = null)
    {
        var runs = new RunAssembler(_log, _compute, [.. _metrics.Select(c => _rows.Columns[c])], [.. _choice.Findings(_compute, _metrics)]) { Table = table, UsualSteps = usualSteps };
        var row = new RowReader(_rows, _compute, _metrics, _noise, _log.Options.Trials ?? 1);
        var only = _run < 0 && _recipe < 0 ? runs.Run(_log.RunName) : null;
        for (_count = 0; _rows.Read(); _count++)
        {
            string? recipe = _recipe < 0 ? null : _rows.Text(_recipe).ToString();
            var name = _run >= 0 ? _rows.Text(_run) : recipe ?? "";
            int unnamed = _run >= 0 && name.IsEmpty ? _run : recipe is "" ? _recipe : -1;
            string? rowError = _rows.RowError ?? (unnamed < 0 ? null : $"column {PlainText.Quoted(_rows.Columns[unnamed])}, which names the {(unnamed == _run ? "run" : "recipe")}, is empty");
            if (rowError is not null)
            {
                // A row of a table is an evaluation of its run. Few rows of other logs are.
                if (_rows.IsOrdered || (only is null && !runs.Knows(name, recipe))) runs.RejectRow(_rows.Line, rowError);
                else (only ?? runs.Run(name, recipe)).Reject(_rows.Line, rowError);
                continue;
            }
            var run = only ?? runs.Run(name, recipe);
            if (run.Metrics.Length == 0) continue;
            double step = double.NaN;
            if (_step >= 0 && Matters() && _rows.TryRead(_step, out double counted))
            {
                step = counted;
            }
            var observed = run.Compute.Observe(_rows, step);
            if (observed.IsAnotherRun)
            {
                run = runs.Another(only is null ? name.ToString() : _log.RunName, recipe);
                if (only is not null) only = run;
                observed = run.Compute.Observe(_rows, step);
            }
            if (observed.DiscardAfter is { } kept) run.DiscardAfter(kept);
            row.Read(run, observed.Compute, isOwnRow: true, step);
        }
        return runs;
    }

    /// <summary>Whether the row's step counts. Rows of other parts of a trainer may have their own steps.</summary>
    private bool Matters()
    {
        if (!_compute.IsClock && !_rows.IsEmpty(_compute.Index)) return true;
        foreach (int metric in _metrics)
        {
            if (!_rows.IsEmpty(metric)) return true;
        }
        return false;
    }
}
