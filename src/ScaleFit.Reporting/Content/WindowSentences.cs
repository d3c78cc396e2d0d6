using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>What of a run was fitted and what was left out, in words.</summary>
internal static class WindowSentences
{
    /// <summary>One or two sentences.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">The limits that were given.</param>
    public static string Write(RunInference run, WindowOptions options)
    {
        var window = run.Window;
        var unit = run.Run.Compute.Unit;
        string first = KeepsStart(run) ? ", and the one before training" : "";
        string fitted = $"{window.Evaluations + (KeepsStart(run) ? 1 : 0)} of {run.Run.Points.Count} evaluations are fitted: those from {NumberFormat.Compute(window.Points[0].Compute)} to {ComputeText.Format(window.Points[^1].Compute, unit)}{first}.";
        string[] dropped = [.. Dropped(run, options)];
        return dropped.Length == 0 ? fitted : $"{fitted} Left out: {string.Join(", ", dropped)}.";
    }

    private static bool KeepsStart(RunInference run) => run.Window.FirstEvaluation is not null && run.Curves[0].Curve.HasStart;

    private static IEnumerable<string> Dropped(RunInference run, WindowOptions options)
    {
        var (points, window) = (run.Run.Points, run.Window);
        if (window.SkippedEarly > 0)
            yield return window.EarlyLimit > 0 ? $"{window.SkippedEarly} below {NumberFormat.Compute(window.EarlyLimit)} as early regime" : $"{window.SkippedEarly} before training";
        if (options.From is { } from && points.Count(p => p.Compute < from) is > 0 and var below)
            yield return $"{below} below {NumberFormat.Compute(from)} by --from";
        if (options.Until is { } until && points.Count(p => p.Compute > until) is > 0 and var above)
            yield return $"{above} above {NumberFormat.Compute(until)} by --until";
        if (window.FirstEvaluation is not null && !KeepsStart(run))
            yield return "1 before training, which a power law does not reach";
        if (run.Run.Rejected is > 0 and var rejected)
            yield return $"{rejected} unusable {(rejected == 1 ? "row" : "rows")}";
    }
}
