using ScaleFit.Logs.Formats;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Columns;

/// <summary>Inspects a log: its contents, and the options that a fit needs.</summary>
internal static class LogInspector
{
    private const int MostRuns = 1000;

    /// <summary>Reads all rows.</summary>
    public static LogInspection Inspect(LogRows rows, LogSource log)
    {
        var survey = new LogSurvey(rows, isExact: true);
        var panel = rows is SparseRows ? null : PanelHeader.Recognize(rows.Columns);
        string[] names = panel is null ? [.. rows.Columns] : [rows.Columns[panel.X], .. panel.Columns.Select(c => c.Metric).Distinct()];
        var columns = panel is null ? survey.Columns
            : [.. names.Select((name, i) => ColumnSummary.Merge(name, i == 0 ? [survey.Columns[panel.X]] : panel.Columns.Where(c => c.Metric == name).Select(c => survey.Columns[c.Index])))];
        var choice = new ColumnChoice(names, log, new LogSurvey(columns, survey));
        string? stepTime = StepTime.Find(names, null, leavesOut: false)?.Name;
        var inspection = new LogInspection(log.Name, log.Format, survey.Rows, [log.RunName], [.. columns.Select((c, i) => Inspected(c, stepTime, choice.IsMetric(i)))]) { Gpus = survey.Gpus, ReadError = log.ReadError ?? survey.ReadError };
        try
        {
            int run = panel is null ? choice.Run(recipe: -1) : -1;
            return inspection with
            {
                Runs = panel is not null ? [.. panel.Columns.Select(c => c.Run).Distinct()] : run >= 0 ? Names(rows, run) : inspection.Runs,
                Columns = [.. inspection.Columns.Select((c, i) => i == run ? c with { Use = ColumnUse.Run } : c)],
                Needs = WithCompute(Metric(choice, log.Options, columns, panel is null ? [run] : [0]), choice, log.Options, panel is null ? null : 0),
            };
        }
        catch (LogFormatException e)
        {
            return inspection with { Problem = e.Message };
        }
    }

    /// <summary>The metric, if it must be named, and the option that scales it to [0, 1].</summary>
    private static LogNeeds Metric(ColumnChoice choice, LogOptions options, IReadOnlyList<ColumnSummary> columns, int[] others)
    {
        var (taken, argument) = options.Metrics.Count > 0 ? (choice.Metrics(others), null) : choice.MetricArgument(others, i => columns[i].Least < columns[i].Greatest);
        var needs = new LogNeeds(argument);
        double least = taken.Min(i => columns[i].Least), greatest = taken.Max(i => columns[i].Greatest);
        if ((least >= 0 && greatest <= 1) || options.Percent || options.Rescale is not null) return needs;
        if (least >= 0 && greatest <= 100 && !taken.Any(i => MetricName.IsReward(columns[i].Name))) return needs with { Percent = true };
        // The observed range is not the range of the reward.
        return needs with { Rescale = true, Range = least is < 0 and >= -1 && greatest <= 1 ? new RewardRange(-1, 1) : null };
    }

    /// <summary>Adds the options that compute needs.</summary>
    /// <param name="needs">The other options that a fit needs.</param>
    /// <param name="choice">The choice among the log's columns.</param>
    /// <param name="options">The given options.</param>
    /// <param name="only">The only column that can be the compute, or null.</param>
    private static LogNeeds WithCompute(LogNeeds needs, ColumnChoice choice, LogOptions options, int? only)
    {
        int index = options.StepTime is { } time ? choice.Named(time, OptionName.StepTime)
            : options.Compute is { } named ? choice.Named(named, OptionName.Compute) : only ?? choice.RecognisedCompute();
        if (options.Unit is not null) return needs;
        var unit = options.StepTime is null ? choice.UnitAt(index) : ComputeUnit.Seconds;
        return needs with { Unit = unit is null, Gpus = unit is ComputeUnit.Seconds or ComputeUnit.Hours && !choice.KnowsGpus };
    }

    private static ColumnInspection Inspected(ColumnSummary column, string? stepTime, bool isMetric)
    {
        var use = column.Name == stepTime || StepTime.MayBe(column.Name) ? ColumnUse.StepTime
            : ComputeName.Recognize(column.Name) is not null ? ColumnUse.Compute
            : !isMetric ? ColumnUse.Other
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
            var name = rows.RowError is null ? rows.Text(column) : [];
            if (!name.IsEmpty && lookup.Add(name)) names.Add(name.ToString());
        }
        return names;
    }
}
