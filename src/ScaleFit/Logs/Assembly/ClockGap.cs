using System.Globalization;
using ScaleFit.Logs.Columns;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Assembly;

/// <summary>A stretch in which a clock went on and the run did not.</summary>
internal static class ClockGap
{
    /// <summary>Such a stretch passes this share of the run,</summary>
    private const double LeastShare = FindingCatalog.PauseShare;

    /// <summary>and so many times what usually passes from one row to the next.</summary>
    private const double TimesUsual = FindingCatalog.PauseTimesUsual;

    private const int FewestRows = 4;

    /// <summary>Whether the longest of a clock's steps is a gap.</summary>
    /// <param name="longest">The longest step.</param>
    /// <param name="whole">What the clock counts in all.</param>
    /// <param name="rows">How many times it was read.</param>
    public static bool Is(double longest, double whole, long rows) =>
        rows >= FewestRows && longest > LeastShare * whole && longest * (rows - 2) > TimesUsual * (whole - longest);

    /// <summary>The finding.</summary>
    /// <param name="share">The share of the run that passes.</param>
    /// <param name="column">The clock.</param>
    /// <param name="where">Where.</param>
    public static Finding Finding(double share, string column, string where) => FindingCatalog.ClockGap.Report(string.Create(CultureInfo.InvariantCulture, $"{share:P0} of {PlainText.Quoted(column)} pass {where}: the run may have stood still"),
        $"A clock counts pauses as compute: give a column of step times with {OptionName.StepTime} where the log has one.");

    /// <summary>A gap between the evaluations of a table, whose rows may stand in any order.</summary>
    /// <param name="points">The evaluations, by increasing compute.</param>
    /// <param name="compute">The compute.</param>
    public static Finding? Between(IReadOnlyList<RunPoint> points, ComputeColumn compute)
    {
        // Only a clock on the wall stands for compute by the number of GPUs; compute itself may be evaluated at any distance.
        if (!compute.IsTime || compute.Steps is not null || compute.Axis.Gpus is null || points.Count < FewestRows) return null;
        int longest = Enumerable.Range(1, points.Count - 1).MaxBy(i => points[i].Compute - points[i - 1].Compute);
        double gap = points[longest].Compute - points[longest - 1].Compute, whole = points[^1].Compute - points[0].Compute;
        return Is(gap, whole, points.Count) ? Finding(gap / whole, compute.Name, $"after evaluation {longest} without another") : null;
    }
}
