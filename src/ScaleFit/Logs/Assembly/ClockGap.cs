using System.Globalization;
using ScaleFit.Logs.Columns;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Assembly;

/// <summary>A clock gap: the clock runs while training pauses.</summary>
internal static class ClockGap
{
    /// <summary>The smallest gap as a share of the run.</summary>
    private const double LeastShare = FindingCatalog.PauseShare;

    /// <summary>The smallest gap as a multiple of the usual interval between rows.</summary>
    private const double TimesUsual = FindingCatalog.PauseTimesUsual;

    private const int FewestRows = 4;

    /// <summary>Whether the longest interval of a clock is a gap.</summary>
    /// <param name="longest">The longest interval.</param>
    /// <param name="whole">The total time of the clock.</param>
    /// <param name="rows">The number of readings.</param>
    public static bool Is(double longest, double whole, long rows) =>
        rows >= FewestRows && longest > LeastShare * whole && longest * (rows - 2) > TimesUsual * (whole - longest);

    /// <summary>The finding.</summary>
    /// <param name="share">The gap as a share of the run.</param>
    /// <param name="column">The name of the clock column.</param>
    /// <param name="where">The place of the gap, for the message.</param>
    public static Finding Finding(double share, string column, string where) => FindingCatalog.ClockGap.Report(string.Create(CultureInfo.InvariantCulture, $"{NumberFormat.Share(share)} of {PlainText.Quoted(column)} pass {where}: training may have paused"),
        $"A clock counts pauses as compute: give a column of step times with {OptionName.StepTime} if the log has one.");

    /// <summary>Finds a gap between the evaluations of a table, whose rows may be in any order.</summary>
    /// <param name="points">The evaluations, by increasing compute.</param>
    /// <param name="compute">The compute.</param>
    public static Finding? Between(IReadOnlyList<RunPoint> points, ComputeColumn compute)
    {
        // Only clock time times the number of GPUs can have gaps. Evaluations may be at any distance in other compute.
        if (!compute.IsTime || compute.Steps is not null || compute.Axis.Gpus is null || points.Count < FewestRows) return null;
        int longest = Enumerable.Range(1, points.Count - 1).MaxBy(i => points[i].Compute - points[i - 1].Compute);
        double gap = points[longest].Compute - points[longest - 1].Compute, whole = points[^1].Compute - points[0].Compute;
        return Is(gap, whole, points.Count) ? Finding(gap / whole, compute.Name, $"without an evaluation after evaluation {longest}") : null;
    }
}
