namespace ScaleFit.Logs;

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
    private readonly int _spread;
    private readonly int _step;
    private long _count;

    private TableReading(LogRows rows, LogSurvey? survey, LogSource log)
    {
        (_rows, _log, _choice) = (rows, log, new ColumnChoice(rows.Columns, log, survey));
        var options = log.Options;
        _recipe = options.RecipeColumn is { } recipes ? _choice.Named(recipes, "--recipe-column") : -1;
        _run = _choice.Run(_recipe);
        _spread = options.StandardErrorColumn is { } error ? _choice.Named(error, "--stderr")
            : options.TrialsColumn is { } trials ? _choice.Named(trials, "--trials") : -1;
        _compute = _choice.Compute();
        _metrics = [.. _choice.Metrics(_run, _recipe, _spread, _compute.Index)];
        _step = _choice.Step();
        // Tokens count a run's way as steps do; time may start again while it goes on.
        if (_step < 0 && IsTable && !_compute.IsTime) _step = _compute.Index;
    }

    /// <summary>Whether rows may stand in any order; step times can only be summed in the order in which they stand.</summary>
    private bool IsTable => !_rows.IsOrdered && _compute.Steps is null;

    /// <summary>Reads the runs.</summary>
    /// <param name="rows">The rows, before the first.</param>
    /// <param name="survey">What the columns hold; null where the columns are known without.</param>
    /// <param name="log">The log.</param>
    /// <exception cref="LogFormatException">The log does not hold what the options ask for.</exception>
    public static LogContents Read(LogRows rows, LogSurvey? survey, LogSource log)
    {
        if (survey is { Rows: 0 })
            throw new LogFormatException(survey.Ending is { } ending ? $"{ending}; nothing stands before it" : $"{log.Shown}: no metrics in it, read as {log.Format}: nothing was logged yet, or choose another --format");
        var reading = new TableReading(rows, survey, log);
        var runs = reading.ReadRows(reading.IsTable ? new TableBreaks() : null);
        if (runs.Breaks is { Count: > 0 } breaks)
        {
            rows.Rewind();
            runs = reading.ReadRows(new TableBreaks(breaks));
        }
        return runs.Finish(reading._count, rows.Ending);
    }

    private RunAssembler ReadRows(TableBreaks? table)
    {
        var runs = new RunAssembler(_log, _compute, [.. _metrics.Select(c => _rows.Columns[c])], [.. _choice.Findings(_compute, _metrics)]) { Table = table };
        var row = new RowReader(_rows, _compute, _metrics, _spread, _log.Options.Trials ?? 1);
        var only = _run < 0 && _recipe < 0 ? runs.Run(_log.RunName) : null;
        for (_count = 0; _rows.Read(); _count++)
        {
            string? recipe = _recipe < 0 ? null : _rows.Text(_recipe).ToString();
            var name = _run >= 0 ? _rows.Text(_run) : recipe ?? "";
            int unnamed = _run >= 0 && name.IsEmpty ? _run : recipe is "" ? _recipe : -1;
            string? damage = _rows.Damage ?? (unnamed < 0 ? null : $"column {Printable.Quoted(_rows.Columns[unnamed])}, which names the {(unnamed == _run ? "run" : "recipe")}, is empty");
            if (damage is not null)
            {
                // A row of a table is an evaluation of its run; few of the others are.
                if (_rows.IsOrdered || (only is null && !runs.Knows(name, recipe))) runs.RejectRow(_rows.Line, damage);
                else (only ?? runs.Run(name, recipe)).Reject(_rows.Line, damage);
                continue;
            }
            var run = only ?? runs.Run(name, recipe);
            if (run.Metrics.Length == 0) continue;
            double step = double.NaN;
            if (_step >= 0 && Matters() && Cell.TryRead(_rows.Cell(_step), out double counted))
            {
                step = counted;
                if (run.Clock.IsAnotherRun(step, _rows.Line))
                {
                    run = runs.Another(only is null ? name.ToString() : _log.RunName, recipe);
                    if (only is not null) only = run;
                }
                if (run.Clock.Follow(step, _rows.Line) is { } standing) run.Forget(standing);
            }
            row.Read(run, isOwnRow: true, step);
        }
        return runs;
    }

    /// <summary>Rows of other parts of a trainer may count steps of their own.</summary>
    private bool Matters()
    {
        if (!_compute.IsClock && !_rows.Cell(_compute.Index).IsEmpty) return true;
        foreach (int metric in _metrics)
        {
            if (!_rows.Cell(metric).IsEmpty) return true;
        }
        return false;
    }
}
