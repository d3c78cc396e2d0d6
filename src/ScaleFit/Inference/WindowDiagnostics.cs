using System.Globalization;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>What the fitted window alone gives reason to doubt.</summary>
internal static class WindowDiagnostics
{
    /// <summary>Below this many evaluations a curve of four parameters says little.</summary>
    private const int FewPoints = 12;

    /// <summary>A window that spans less than this factor of compute shows only a piece of the curve.</summary>
    private const double NarrowRange = 3;

    /// <summary>So many evaluations, this share of them repeated, fall now and then: what never does is the best of them so far.</summary>
    private const int FewestRepeated = 20;
    private const double Repeated = 0.25;

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
        return new Finding(
            RunInference.CollapseCode, Severity.Warning,
            Text($"The pass rate falls at the end, from {collapse.Best:.000} to {collapse.Last:.000}: a rising curve does not describe this run."),
            $"Fit the part before the fall with --until {ComputeText.Limit(collapse.Until, next)}; no forecast is made from the whole.");
    }

    private static Finding? NeverFalls(FitWindow window)
    {
        // Where all samples fail or pass, an evaluation like the one before is no sign.
        double[] steps = [.. window.Points.Zip(window.Points.Skip(1))
            .Where(static pair => pair.First.PassRate != pair.Second.PassRate || pair.First.PassRate is > 0 and < 1)
            .Select(static pair => pair.Second.PassRate - pair.First.PassRate)];
        int repeated = steps.Count(step => step == 0);
        return steps.Length < FewestRepeated || repeated < Repeated * steps.Length || repeated == steps.Length || steps.Any(step => step < 0) ? null : new Finding(
            RunInference.NeverFallsCode, Severity.Warning,
            Text($"The pass rate never falls, and {repeated} of {steps.Length} times it stays what it was: the best so far or a value that was carried on, not an evaluation each."),
            "Choose the metric of single evaluations: these hide every fall, and their intervals mean nothing.");
    }

    private static Finding? TooFewPoints(FitWindow window) => window.Fitted >= FewPoints ? null : new Finding(
        "too-few-points", Severity.Warning,
        Text($"Only {window.Fitted} evaluations were fitted; a curve of four parameters needs at least {FewPoints} to say much."),
        "Evaluate more often, or let the run go on.");

    private static Finding? NarrowWindow(FitWindow window)
    {
        double range = window.Points[^1].Compute / window.Points[0].Compute;
        return range >= NarrowRange ? null : new Finding(
            "narrow-range", Severity.Warning,
            Text($"The fitted evaluations span only a factor of {range:0.0} in compute; the bend of the curve shows from a factor of {NarrowRange} on."),
            "Let the run go on, or keep more of its beginning with --skip-early.");
    }

    private static Finding? UnknownStart(FitWindow window) => window.FirstEvaluation is not null || window.FixedStart is not null ? null : new Finding(
        "start-unknown", Severity.Note,
        "No evaluation before training was kept, so the pass rate at the start was fitted, not measured.",
        "Evaluate once before training, or give the value with --start.");

    private static Finding? Averaged(FitWindow window) => window.Points.Count == window.Evaluations ? null : new Finding(
        "averaged", Severity.Note,
        Text($"{window.Evaluations} evaluations are fitted as {window.Points.Count} means of neighbours; what is said of the scatter and number of evaluations holds for these."),
        "The answer moves by less than a tenth of its standard error, and takes seconds.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
