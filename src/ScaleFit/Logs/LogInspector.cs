namespace ScaleFit.Logs;

/// <summary>Finds out what a log holds, and what it takes to fit it.</summary>
internal static class LogInspector
{
    private const int MostRuns = 1000;

    /// <summary>Goes through the rows.</summary>
    public static LogInspection Inspect(LogRows rows, LogSource log)
    {
        var survey = new LogSurvey(rows, withRanges: true);
        var panel = rows is SparseRows ? null : PanelHeader.Recognize(rows.Columns);
        string[] names = panel is null ? [.. rows.Columns] : [rows.Columns[panel.X], .. panel.Columns.Select(c => c.Metric).Distinct()];
        var columns = panel is null ? survey.Columns
            : [.. names.Select((name, i) => ColumnSummary.Merge(name, i == 0 ? [survey.Columns[panel.X]] : panel.Columns.Where(c => c.Metric == name).Select(c => survey.Columns[c.Index])))];
        var choice = new ColumnChoice(names, log, new LogSurvey(columns, survey));
        string? stepTime = StepTime.Find(names, null, leavesOut: false)?.Name;
        var inspection = new LogInspection(log.Name, log.Format, survey.Rows, [log.RunName], [.. columns.Select(c => Inspected(c, stepTime))]) { Gpus = survey.Gpus, Ending = log.Ending ?? survey.Ending };
        try
        {
            int run = panel is null ? choice.Run(recipe: -1) : -1;
            var arguments = new FitArguments(choice, log.Options);
            return inspection with
            {
                Runs = panel is not null ? [.. panel.Columns.Select(c => c.Run).Distinct()] : run >= 0 ? Names(rows, run) : inspection.Runs,
                Columns = [.. inspection.Columns.Select((c, i) => i == run ? c with { Use = ColumnUse.Run } : c)],
                Arguments = [.. arguments.Given(), .. arguments.Metric(columns, panel is null ? [run] : [0]), .. arguments.Compute(panel is null ? null : 0)],
            };
        }
        catch (LogFormatException e)
        {
            return inspection with { Problem = e.Message };
        }
    }

    private static ColumnInspection Inspected(ColumnSummary column, string? stepTime)
    {
        bool isMetric = MetricName.Rank(column.Name) is not null;
        var use = column.Name == stepTime || StepTime.MayBe(column.Name) ? ColumnUse.StepTime
            : ComputeName.Recognize(column.Name) is not null ? ColumnUse.Compute
            : !isMetric || column.Numbers == 0 ? ColumnUse.Other
            : MetricName.Rank(column.Name) < MetricName.Training ? ColumnUse.Metric : ColumnUse.TrainingMetric;
        return new ColumnInspection(column.Name, use, column.Numbers, column.Numbers > 0 ? column.Least : null, column.Numbers > 0 ? column.Greatest : null) { Texts = column.Texts };
    }

    private static List<string> Names(LogRows rows, int column)
    {
        var names = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        while (known.Count < MostRuns && rows.Read())
        {
            var name = rows.Damage is null ? rows.Text(column) : [];
            if (!name.IsEmpty && lookup.Add(name)) names.Add(name.ToString());
        }
        return names;
    }
}
