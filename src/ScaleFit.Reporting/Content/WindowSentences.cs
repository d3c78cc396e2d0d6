using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Describes which evaluations of a run were fitted and which were excluded.</summary>
internal static class WindowSentences
{
    /// <summary>One or two sentences.</summary>
    /// <param name="run">The run.</param>
    /// <param name="end">The option that sets the end of the window.</param>
    public static string Write(RunInference run, string end = "--until")
    {
        var window = run.Window;
        var unit = run.Run.Compute.Unit;
        string start = KeepsStart(run) ? ", and the one before training" : "";
        string fitted = $"{window.Evaluations + (KeepsStart(run) ? 1 : 0)} of {run.Run.Points.Count} evaluations fitted, from {NumberFormat.Compute(window.Points[0].Compute)} to {NumberFormat.Compute(window.Points[^1].Compute, unit)}{start}.";
        string[] excluded = [.. Excluded(run, end)];
        return excluded.Length == 0 ? fitted : $"{fitted} Excluded: {string.Join(", ", excluded)}.";
    }

    private static bool KeepsStart(RunInference run) => run.Window.FirstEvaluation is not null && run.Curves[0].Curve.HasStart;

    private static IEnumerable<string> Excluded(RunInference run, string end)
    {
        var (points, window, options) = (run.Run.Points, run.Window, run.Window.Options);
        if (window.SkippedEarly > 0)
            yield return window.EarlyLimit > 0 ? $"{window.SkippedEarly} below {NumberFormat.Compute(window.EarlyLimit)} (early regime)" : $"{window.SkippedEarly} before training";
        if (options.From is { } from && points.Count(p => p.Compute < from) is > 0 and var below)
            yield return $"{below} below {NumberFormat.Compute(from)} (--from)";
        if (options.Until is { } until && points.Count(p => p.Compute > until) is > 0 and var above)
            yield return $"{above} above {NumberFormat.Compute(until)} ({end})";
        if (window.FirstEvaluation is not null && !KeepsStart(run))
            yield return "1 before training (a power law has no value at compute 0)";
        if (run.Run.Rejected is > 0 and var rejected)
            yield return $"{rejected} unusable {(rejected == 1 ? "row" : "rows")}";
    }
}
