using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>A collapse: the pass rate falls at the end of the run. No rising curve describes the run, and none is extrapolated from it.</summary>
/// <param name="Best">The best running mean, over a tenth of the run.</param>
/// <param name="Last">The mean of the last tenth.</param>
/// <param name="Until">Compute of the last evaluation before the fall.</param>
internal sealed record LateCollapse(double Best, double Last, double Until)
{
    /// <summary>The fall begins this many standard deviations below the best running mean.</summary>
    private const double Dip = 2;

    /// <summary>Median of |difference| over the standard deviation of one evaluation, for normal noise.</summary>
    private const double MedianOfDifference = 0.6744897501960817 * 1.4142135623730951;

    /// <summary>Finds the collapse among points by increasing compute, or null.</summary>
    public static LateCollapse? Find(IReadOnlyList<RunPoint> points)
    {
        if (Fall(points) is not { } found) return null;
        var (best, last, bestEnd, deviation) = found;
        double fall = Math.Max(FindingCatalog.LeastFall, FindingCatalog.FallDeviations * deviation);
        if (best - last <= fall) return null;

        // Up to the last evaluation before the fall, or earlier where that part itself ends in a fall.
        int before = bestEnd - 1;
        double level = best - Math.Min(fall, Dip * deviation);
        // One evaluation below the level is noise, two in a row are a fall.
        while (before + 1 < points.Count && (points[before + 1].PassRate >= level || (before + 2 < points.Count && points[before + 2].PassRate >= level))) before++;
        if (before + 1 == points.Count) before = bestEnd - 1;
        double until = Find([.. points.Take(before + 1)])?.Until ?? points[before].Compute;
        return new LateCollapse(best, last, until);
    }

    /// <summary>The best running mean and the mean at the end of points whose pass rate declines slowly, without a collapse; null for other points.</summary>
    public static (double Best, double Last)? FindDecline(IReadOnlyList<RunPoint> points) =>
        Fall(points) is var (best, last, _, deviation) && best - last > Math.Max(FindingCatalog.LeastDecline, FindingCatalog.FallDeviations * deviation) && Find(points) is null ? (best, last) : null;

    /// <summary>The best running mean over a tenth of the points, the mean of the last tenth, the number of points up to the best, and the standard deviation of a point; null for too few points.</summary>
    private static (double Best, double Last, int BestEnd, double Deviation)? Fall(IReadOnlyList<RunPoint> points)
    {
        int width = EndCount(points.Count);
        if (points.Count < 2 * width) return null;
        var sums = new double[points.Count + 1];
        for (int i = 0; i < points.Count; i++) sums[i + 1] = sums[i] + points[i].PassRate;
        double best = double.NegativeInfinity;
        int bestEnd = 0;
        for (int end = width; end <= points.Count; end++)
        {
            double mean = (sums[end] - sums[end - width]) / width;
            if (mean > best) (best, bestEnd) = (mean, end);
        }
        return (best, (sums[^1] - sums[^(width + 1)]) / width, bestEnd, LocalDeviation(points));
    }

    /// <summary>Whether a run that does not collapse within its fit window collapses beyond it.</summary>
    public static bool IsBeyond(RunInference run) =>
        !run.Collapsed && run.Window.Options is { Until: not null } options && Find(FitWindow.Choose(run.Run, options with { Until = null }).Points) is not null;

    /// <summary>The number of evaluations at the end of a run, for a mean: a tenth, and at least three.</summary>
    public static int EndCount(int evaluations) => Math.Max(FindingCatalog.FewestAtEnd, evaluations / FindingCatalog.EndShare);

    /// <summary>Standard deviation of an evaluation, from differences of neighbours. Trends and collapses do not inflate it.</summary>
    public static double LocalDeviation(IReadOnlyList<RunPoint> points)
    {
        var differences = new double[points.Count - 1];
        for (int i = 0; i < differences.Length; i++) differences[i] = Math.Abs(points[i + 1].PassRate - points[i].PassRate);
        Array.Sort(differences);
        return differences[differences.Length / 2] / MedianOfDifference;
    }
}
