using System.Globalization;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>What a reader must doubt about a fit, found from the window and the fitted curves.</summary>
internal static class Diagnostics
{
    /// <summary>Below this many evaluations a curve of four parameters says little.</summary>
    private const int FewPoints = 12;

    /// <summary>A window that spans less than this factor of compute shows only a piece of the curve.</summary>
    private const double NarrowRange = 3;

    public static IEnumerable<Finding> Find(FitWindow window, IReadOnlyList<CurveInference> curves)
    {
        var points = window.Points;
        if (window.Fitted < FewPoints)
        {
            yield return new Finding("too-few-points", Severity.Warning,
                Text($"{window.Fitted} evaluations were fitted; a curve of four parameters needs at least {FewPoints} to say much."),
                "Evaluate more often, or let the run go on.");
        }
        double range = points[^1].Compute / points[0].Compute;
        if (range < NarrowRange)
        {
            yield return new Finding("narrow-range", Severity.Warning,
                Text($"The fitted evaluations span only a factor of {range:0.0} in compute; a factor of {NarrowRange} or more shows the bend."),
                "Keep more of the early run (--skip-early), or let the run go on.");
        }
        if (window.FirstEvaluation is null && window.FixedStart is null)
        {
            yield return new Finding("start-unknown", Severity.Note,
                "No evaluation before training is kept, so the pass rate at the start was fitted, not measured.",
                "Log an evaluation at step 0, or give it with --start.");
        }
        foreach (var curve in curves)
        {
            var bound = curve.Parameters.Where(p => p.AtBound).Select(p => p.Name).ToArray();
            if (bound.Length == 0) continue;
            yield return new Finding("at-bound", Severity.Warning,
                $"The {curve.Curve.Name} curve's {string.Join(" and ", bound)} ended on the edge of what is allowed: the data does not determine {(bound.Length == 1 ? "it" : "them")}.",
                "Do not read this parameter as a measurement; more compute after the midpoint helps most.");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
