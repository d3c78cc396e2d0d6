namespace ScaleFit.Logs.Columns;

/// <summary>Finds the columns that are the most likely pass rate, by their names and ranges.</summary>
/// <param name="columns">The names of the columns.</param>
/// <param name="survey">Summary of the columns; null if not known.</param>
/// <param name="options">The options of the user.</param>
internal sealed class MetricChoice(IReadOnlyList<string> columns, LogSurvey? survey, LogOptions options)
{
    /// <summary>Averages of ones and zeros may exceed 1 by this much.</summary>
    private const double Rounding = 1e-9;

    /// <summary>The rank of a column that may be the pass rate, as <see cref="MetricName.Rank"/>; otherwise null.</summary>
    /// <remarks>A count that is logged in each evaluation is above 1. Percentages and rewards above 1 remain: an option makes them pass rates.</remarks>
    public int? Rank(int column)
    {
        if (survey is not null && survey.Columns[column].Numbers == 0) return null;
        int? rank = MetricName.Rank(columns[column]);
        return rank == MetricName.OtherValidation && IsAboveOne(column) ? null : rank;
    }

    /// <summary>The columns with the best rank. Several remain if neither names nor ranges distinguish them.</summary>
    /// <param name="others">Columns with another use.</param>
    public IReadOnlyList<int> Best(IReadOnlyList<int> others)
    {
        var best = Least([.. Enumerable.Range(0, columns.Count).Where(i => !others.Contains(i) && Rank(i) is not null)], i => Rank(i) ?? 0);
        best = Least(best, i => MetricName.Preference(columns[i]));
        best = Least(best, i => IsAboveOne(i) ? 1 : 0);
        if (best.Count < 2 || Rank(best[0]) is not (MetricName.PassRate or MetricName.Training)) return best;
        int whole = best.FindIndex(i => best.TrueForAll(j => i == j || MetricName.IsPartOf(columns[j], columns[i])));
        return whole < 0 ? best : [best[whole]];
    }

    /// <summary>The number of other columns with the rank of a column.</summary>
    public int Alternatives(int taken) => Enumerable.Range(0, columns.Count).Count(i => i != taken && Rank(i) is { } rank && rank == Rank(taken));

    /// <summary>Whether the choice depends on the ranges of the columns.</summary>
    public static bool DependsOnRanges(IReadOnlyList<string> columns, LogOptions options)
    {
        if (options.Metrics.Count > 0) return false;
        var best = Least([.. Enumerable.Range(0, columns.Count).Where(i => MetricName.Rank(columns[i]) is not null)], i => MetricName.Rank(columns[i]) ?? 0);
        return best.Count > 1 || (best.Count == 1 && MetricName.Rank(columns[best[0]]) == MetricName.OtherValidation);
    }

    private static List<int> Least(List<int> among, Func<int, int> key)
    {
        if (among.Count < 2) return among;
        int least = among.Min(key);
        return among.FindAll(i => key(i) == least);
    }

    private bool IsAboveOne(int column) => !options.Percent && options.Rescale is null && survey is not null && survey.Columns[column].Greatest > 1 + Rounding;
}
