using ScaleFit.Runs;
using static System.FormattableString;

namespace ScaleFit.Inference;

/// <summary>Findings on the fit window alone.</summary>
internal static class WindowDiagnostics
{
    /// <summary>The findings, most serious first.</summary>
    public static IEnumerable<Finding?> Find(FitWindow window)
    {
        yield return Collapse(window);
        yield return Decline(window);
        yield return NeverFalls(window);
        yield return Frozen(window);
        yield return TooFewPoints(window);
        yield return NarrowWindow(window);
        yield return UnknownStart(window);
        yield return Averaged(window);
    }

    /// <summary>The finding with advice that applies to its window: where the run has evaluations after the window, these are the next step, not more training.</summary>
    public static Finding Advise(Finding finding, FitWindow window) => !window.EndsEarly ? finding : finding with
    {
        Advice = finding.Advice.Replace("Keep training", "Fit later evaluations", StringComparison.Ordinal).Replace("keep training", "fit later evaluations", StringComparison.Ordinal),
    };

    private static Finding? Collapse(FitWindow window)
    {
        if (LateCollapse.Find(window.Points) is not { } collapse) return null;
        double next = window.Points.First(p => p.Compute > collapse.Until).Compute;
        return FindingCatalog.LateCollapse.Report(
            Invariant($"The pass rate falls at the end of the run (collapse), from {collapse.Best:0.000} to {collapse.Last:0.000}. A rising curve does not describe this run."),
            $"Fit the part before the fall with {OptionName.Until} {NumberFormat.Limit(collapse.Until, next)}. ScaleFit makes no forecast from the whole run.");
    }

    private static Finding? Decline(FitWindow window) => LateCollapse.FindDecline(window.Points) is not var (best, last) ? null : FindingCatalog.LateDecline.Report(
        Invariant($"The pass rate falls slowly at the end of the run, from {best:0.000} to {last:0.000}. The asymptote of a rising curve lies between them."));

    private static Finding? NeverFalls(FitWindow window)
    {
        // A repeated value is no evidence where all samples fail or pass.
        double[] steps = [.. window.Points.Zip(window.Points.Skip(1))
            .Where(static pair => pair.First.PassRate != pair.Second.PassRate || pair.First.PassRate is > 0 and < 1)
            .Select(static pair => pair.Second.PassRate - pair.First.PassRate)];
        int repeated = steps.Count(step => step == 0);
        return steps.Length < FindingCatalog.FewestSteps || repeated < FindingCatalog.RepeatedSteps * steps.Length || repeated == steps.Length || steps.Any(step => step < 0) ? null : FindingCatalog.NeverFalls.Report(
            Invariant($"The pass rate never falls, and {repeated} of {steps.Length} steps repeat the value. It is a running maximum or a value carried forward, not single evaluations."));
    }

    /// <summary>Pass rates of few prompts repeat by chance, so the rate of equal neighbours elsewhere in the run decides.</summary>
    private static Finding? Frozen(FitWindow window)
    {
        var points = window.Points;
        int longest = 0, end = 0, equal = 0, saturated = 0, first = 0;
        for (int i = 1; i < points.Count; i++)
        {
            if (points[i].PassRate != points[i - 1].PassRate) first = i;
            else if (points[i].PassRate is > 0 and < 1) equal++;
            else saturated++;
            bool isSaturated = points[i].PassRate is 0 or 1 && (first == 0 || Math.Abs(points[first].PassRate - points[first - 1].PassRate) <= FindingCatalog.FrozenJump);
            if (i - first + 1 > longest && !isSaturated) (longest, end) = (i - first + 1, i);
        }
        if (longest < FindingCatalog.FewestFrozen) return null;
        // Values of 0 and 1 repeat where all prompts fail or pass, which says nothing about other values.
        bool isOther = points[end].PassRate is > 0 and < 1;
        double rate = ((isOther ? equal - (longest - 1) : equal) + 1.0) / (points.Count - longest - (isOther ? saturated : saturated - (longest - 1)) + 2.0);
        double probability = (points.Count - longest + 1) * Math.Pow(rate, longest - 1);
        return probability >= FindingCatalog.FrozenProbability ? null : FindingCatalog.ValuesFrozen.Report(
            Invariant($"{longest} evaluations in a row have the value {points[end].PassRate:0.000}, up to compute {NumberFormat.Compute(points[end].Compute)}."));
    }

    private static Finding? TooFewPoints(FitWindow window) => window.Fitted >= FindingCatalog.FewPoints ? null : FindingCatalog.TooFewPoints.Report(
        Invariant($"{window.Fitted} evaluations were fitted. Fewer than {FindingCatalog.FewPoints} determine the four parameters of the curve poorly."));

    private static Finding? NarrowWindow(FitWindow window)
    {
        double range = window.Points[^1].Compute / window.Points[0].Compute;
        return range >= FindingCatalog.NarrowestRange ? null : FindingCatalog.NarrowRange.Report(
            Invariant($"The fitted evaluations span a factor of {range:0.0} in compute. A factor of {FindingCatalog.NarrowestRange} is needed to show the shape of the curve."));
    }

    private static Finding? UnknownStart(FitWindow window) => window.FirstEvaluation is not null || window.FixedStart is not null ? null : FindingCatalog.StartUnknown.Report(
        "The fit window has no evaluation before training, so the start was fitted, not measured.");

    private static Finding? Averaged(FitWindow window) => window.Points.Count == window.Evaluations ? null : FindingCatalog.Averaged.Report(
        Invariant($"ScaleFit fitted {window.Evaluations} evaluations as {window.Points.Count} means of neighbours. Residuals and numbers of evaluations refer to the means."));
}
