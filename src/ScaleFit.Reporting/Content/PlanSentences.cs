using ScaleFit.Forecasting;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Describes how much further a run must go until its asymptote is known well enough.</summary>
internal static class PlanSentences
{
    /// <summary>Fit window and answer.</summary>
    public static IEnumerable<string> Write(RunReport run)
    {
        yield return WindowSentences.Write(run.Run);
        if (run.Plan is not { } plan) yield break;
        string known = $"±{NumberFormat.PassRate(plan.KnownTo ?? double.NaN)}", wanted = $"±{NumberFormat.PassRate(plan.Precision)}";
        yield return plan.Status switch
        {
            PlanStatus.Already => $"The asymptote is known to {known}. This reaches the requested precision of {wanted}. No further compute is needed.",
            PlanStatus.Reachable => $"The asymptote is known to {known}. Half of the simulated continuations reach {wanted} at about {NumberFormat.Compute(plan.ComputeNeeded!.Value, run.Unit)}, {NumberFormat.Times(plan.ComputeNeeded.Value / run.Now)} times this run.",
            PlanStatus.OutOfReach => $"The asymptote is known to {known}. Fewer than half of the simulated continuations reach {wanted} within 100 times this run. Evaluate on more prompts, or repeat the run.",
            _ when run.Run.Collapsed => "No plan: the pass rate falls at the end of the run, which a rising curve does not describe.",
            _ when plan.KnownTo is not null => "No plan: too few evaluations were fitted.",
            _ => $"No plan: the data does not bound the asymptote. {(run.Run.Window.EndsEarly ? "Fit later evaluations" : "Keep training")}, then plan again.",
        };
    }
}
