using ScaleFit.Forecasting;

namespace ScaleFit.Reporting.Content;

/// <summary>How well each run knows its ceiling, and what it takes to know it better.</summary>
internal static class PlanTable
{
    /// <summary>Makes the table.</summary>
    public static RunTable Build((string Name, RunReport Run)[] runs, Footnotes notes)
    {
        var table = new RunTable("to", "ceiling", "known to", "wanted", Column.Words("answer"), "needed", "times");
        foreach (var (name, run) in runs)
        {
            if (run.Plan is not { } plan) continue;
            table.Add(name, notes.Numbers(run.Run), [[
                NumberFormat.Compute(run.Now),
                NumberFormat.WithInterval(run.Run.Curves[0]["asymptote"], NumberFormat.PassRate),
                plan.KnownTo is { } known ? $"±{NumberFormat.PassRate(known)}" : NumberFormat.None,
                $"±{NumberFormat.PassRate(plan.Precision)}",
                Answer(plan.Status),
                plan.ComputeNeeded is { } needed ? NumberFormat.Compute(needed) : NumberFormat.None,
                plan.ComputeNeeded is { } ahead ? NumberFormat.Times(ahead / run.Now) : NumberFormat.None]]);
        }
        return table;
    }

    private static string Answer(PlanStatus status) => status switch
    {
        PlanStatus.Already => "already",
        PlanStatus.Reachable => "further on",
        PlanStatus.OutOfReach => "not by this design",
        _ => "cannot say",
    };
}
