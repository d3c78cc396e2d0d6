namespace ScaleFit.Logs;

/// <summary>Reads a log whose rows are evaluations and steps.</summary>
internal static class TableReading
{
    /// <summary>Reads the runs.</summary>
    /// <param name="rows">The rows, before the first.</param>
    /// <param name="survey">What the columns hold; null where the columns are known without.</param>
    /// <param name="log">The log.</param>
    /// <exception cref="LogFormatException">The log does not hold what the options ask for.</exception>
    public static LogContents Read(LogRows rows, LogSurvey? survey, LogSource log)
    {
        var options = log.Options;
        if (survey is { Rows: 0 })
            throw new LogFormatException(survey.Ending is { } ending ? $"{ending}; nothing stands before it" : $"{log.Shown}: no metrics in it, read as {log.Format}: nothing was logged yet, or choose another --format");
        var choice = new ColumnChoice(rows.Columns, log, survey);
        int recipeColumn = options.RecipeColumn is { } recipes ? choice.Named(recipes, "--recipe-column") : -1;
        int runColumn = choice.Run(recipeColumn);
        int spread = options.StandardErrorColumn is { } error ? choice.Named(error, "--stderr")
            : options.TrialsColumn is { } trials ? choice.Named(trials, "--trials") : -1;
        var compute = choice.Compute();
        var columns = choice.Metrics(runColumn, recipeColumn, spread, compute.Index);
        int steps = rows.IsOrdered || compute.Steps is not null ? choice.Step() : -1;

        var runs = new RunAssembler(log, compute, [.. columns.Select(c => rows.Columns[c])], [.. choice.Findings(compute, columns)]);
        var row = new RowReader(rows, compute, [.. columns], spread, options.Trials ?? 1);
        var only = runColumn < 0 && recipeColumn < 0 ? runs.Run(log.RunName) : null;
        long count = 0;
        for (; rows.Read(); count++)
        {
            string? recipe = recipeColumn < 0 ? null : rows.Text(recipeColumn).ToString();
            var name = runColumn >= 0 ? rows.Text(runColumn) : recipe ?? "";
            int unnamed = runColumn >= 0 && name.IsEmpty ? runColumn : recipe is "" ? recipeColumn : -1;
            string? damage = rows.Damage ?? (unnamed < 0 ? null : $"column {Printable.Quoted(rows.Columns[unnamed])}, which names the {(unnamed == runColumn ? "run" : "recipe")}, is empty");
            if (damage is not null)
            {
                // A row of a table is an evaluation of its run; few of the others are.
                if (rows.IsOrdered || (only is null && !runs.Knows(name, recipe))) runs.RejectRow(rows.Line, damage);
                else (only ?? runs.Run(name, recipe)).Reject(rows.Line, damage);
                continue;
            }
            var run = only ?? runs.Run(name, recipe);
            if (run.Metrics.Length == 0) continue;
            if (steps >= 0 && Matters(rows, compute, columns) && Cell.TryRead(rows.Cell(steps), out double step))
            {
                if (run.Clock.IsAnotherRun(step))
                {
                    run = runs.Another(only is null ? name.ToString() : log.RunName, recipe);
                    if (only is not null) only = run;
                }
                if (run.Clock.Follow(step, rows.Line) is { } standing) run.Forget(standing);
            }
            row.Read(run, isOwnRow: true);
        }
        return runs.Finish(count, rows.Ending);
    }

    /// <summary>Rows of other parts of a trainer may count steps of their own.</summary>
    private static bool Matters(LogRows rows, ComputeColumn compute, IReadOnlyList<int> metrics)
    {
        if (!compute.IsClock && !rows.Cell(compute.Index).IsEmpty) return true;
        foreach (int metric in metrics)
        {
            if (!rows.Cell(metric).IsEmpty) return true;
        }
        return false;
    }
}
