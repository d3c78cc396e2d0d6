using System.Globalization;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Columns;

/// <summary>
/// A clock without a number in many rows: so many that ScaleFit would reject too many rows of a table, or more than half of the rows of another
/// log, whose evaluations may have rows of their own. ScaleFit then uses steps.
/// </summary>
/// <param name="columns">The names of the columns.</param>
/// <param name="survey">Summary of the columns; null if not known.</param>
/// <param name="options">The options of the user.</param>
internal sealed class IncompleteClock(IReadOnlyList<string> columns, LogSurvey? survey, LogOptions options)
{
    /// <summary>Whether a table may need steps instead of its clock, judged by its names.</summary>
    public static bool CanBeIn(IReadOnlyList<string> columns, LogOptions options) =>
        IsFree(options) && columns.Any(IsClock) && columns.Any(c => ComputeName.Recognize(c)?.Unit == ComputeUnit.Steps);

    /// <summary>Whether a column is such a clock and the log has steps for the rows without it.</summary>
    public bool Is(int column) => survey is { } known && IsFree(options) && IsClock(columns[column])
        && Enumerable.Range(0, columns.Count).Where(i => ComputeName.Recognize(columns[i])?.Unit == ComputeUnit.Steps)
            .Any(step => known.IsTable ? IsIncomplete(column) && !IsIncomplete(step) : 2 * known.Columns[column].Numbers < known.Columns[step].Numbers);

    /// <summary>The finding about the clock that ScaleFit did not use, or null.</summary>
    /// <param name="used">The compute that ScaleFit used.</param>
    public Finding? Finding(ComputeColumn used)
    {
        int clock = used.Axis.Unit == ComputeUnit.Steps ? Enumerable.Range(0, columns.Count).FirstOrDefault(Is, -1) : -1;
        return clock < 0 || survey is null ? null : FindingCatalog.ClockIncomplete.Report(
            string.Create(CultureInfo.InvariantCulture, $"column {PlainText.Quoted(columns[clock])} has no number in {survey.Rows - survey.Columns[clock].Numbers} of {survey.Rows} rows; ScaleFit uses {PlainText.Quoted(used.Name)} instead"),
            $"Fill in the clock, or choose another {OptionName.Compute}.");
    }

    /// <summary>Whether the user leaves the choice of the compute to ScaleFit.</summary>
    private static bool IsFree(LogOptions options) => options is { Compute: null, StepTime: null, Unit: null };

    private static bool IsClock(string column) => ComputeName.Recognize(column)?.Unit is ComputeUnit.Seconds or ComputeUnit.Hours;

    private bool IsIncomplete(int column) => survey is not null && FindingCatalog.RowsOfOneRejected * (survey.Rows - survey.Columns[column].Numbers) > survey.Rows;
}
