using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>How much further a run must go until its ceiling is known, in words.</summary>
internal static class PlanSentences
{
    /// <summary>What was fitted, and the answer.</summary>
    public static IEnumerable<string> Write(RunReport run, InferenceOptions options)
    {
        yield return WindowSentences.Write(run.Run, options.Window);
        if (run.Plan is not { } plan) yield break;
        string known = NumberFormat.PassRate(plan.KnownTo ?? double.NaN), wanted = NumberFormat.PassRate(plan.Precision);
        yield return plan.Status switch
        {
            PlanStatus.Already => $"Already: the ceiling is known to within {known} either way, and {wanted} was asked for.",
            PlanStatus.Reachable => $"At about {ComputeText.Format(plan.ComputeNeeded!.Value, run.Unit)}, {NumberFormat.Times(plan.ComputeNeeded.Value / run.Now)} times the run, the ceiling will be known to within {wanted} either way as likely as not; now it is known to within {known}.",
            PlanStatus.OutOfReach => $"Not by this design: a hundred times the compute would not bring the ceiling from {known} to within {wanted} either way. Evaluate on more prompts, or repeat the run.",
            _ when run.Run.Collapsed => "Cannot say: the run falls at its end, which no rising curve describes.",
            _ when plan.KnownTo is not null => "Cannot say: the run is too short to forecast.",
            _ => "Cannot say while the ceiling is open: train on until the data limits it from above, then ask again.",
        };
    }
}
