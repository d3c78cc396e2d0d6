using ScaleFit.Runs;
using static System.FormattableString;

namespace ScaleFit.Inference;

/// <summary>What the fitted window alone gives reason to doubt.</summary>
internal static class WindowDiagnostics
{
    /// <summary>The findings, most serious first.</summary>
    public static IEnumerable<Finding?> Find(FitWindow window)
    {
        yield return Collapse(window);
        yield return NeverFalls(window);
        yield return TooFewPoints(window);
        yield return NarrowWindow(window);
        yield return UnknownStart(window);
        yield return Averaged(window);
    }

    private static Finding? Collapse(FitWindow window)
    {
        if (LateCollapse.Find(window.Points) is not { } collapse) return null;
        double next = window.Points.First(p => p.Compute > collapse.Until).Compute;
        return FindingCatalog.LateCollapse.Report(
            Invariant($"The pass rate falls at the end, from {collapse.Best:.000} to {collapse.Last:.000}: a rising curve does not describe this run."),
            $"Fit the part before the fall with {OptionName.Until} {ComputeText.Limit(collapse.Until, next)}; no forecast is made from the whole.");
    }

    private static Finding? NeverFalls(FitWindow window)
    {
        // Where all samples fail or pass, an evaluation like the one before is no sign.
        double[] steps = [.. window.Points.Zip(window.Points.Skip(1))
            .Where(static pair => pair.First.PassRate != pair.Second.PassRate || pair.First.PassRate is > 0 and < 1)
            .Select(static pair => pair.Second.PassRate - pair.First.PassRate)];
        int repeated = steps.Count(step => step == 0);
        return steps.Length < FindingCatalog.FewestSteps || repeated < FindingCatalog.RepeatedSteps * steps.Length || repeated == steps.Length || steps.Any(step => step < 0) ? null : FindingCatalog.NeverFalls.Report(
            Invariant($"The pass rate never falls, and {repeated} of {steps.Length} times it stays what it was: the best so far or a value that was carried on, not an evaluation each."));
    }

    private static Finding? TooFewPoints(FitWindow window) => window.Fitted >= FindingCatalog.FewPoints ? null : FindingCatalog.TooFewPoints.Report(
        Invariant($"Only {window.Fitted} evaluations were fitted; a curve of four parameters needs at least {FindingCatalog.FewPoints} to say much."));

    private static Finding? NarrowWindow(FitWindow window)
    {
        double range = window.Points[^1].Compute / window.Points[0].Compute;
        return range >= FindingCatalog.NarrowestRange ? null : FindingCatalog.NarrowRange.Report(
            Invariant($"The fitted evaluations span only a factor of {range:0.0} in compute; the bend of the curve shows from a factor of {FindingCatalog.NarrowestRange} on."));
    }

    private static Finding? UnknownStart(FitWindow window) => window.FirstEvaluation is not null || window.FixedStart is not null ? null : FindingCatalog.StartUnknown.Report(
        "No evaluation before training was kept, so the pass rate at the start was fitted, not measured.");

    private static Finding? Averaged(FitWindow window) => window.Points.Count == window.Evaluations ? null : FindingCatalog.Averaged.Report(
        Invariant($"{window.Evaluations} evaluations are fitted as {window.Points.Count} means of neighbours; what is said of the scatter and number of evaluations holds for these."));
}
