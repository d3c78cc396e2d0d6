using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>How precisely each run determines its asymptote, and the compute that a requested precision needs.</summary>
internal static class PlanTable
{
    /// <summary>Describes the columns.</summary>
    public const string Legend = "To: compute of the last fitted evaluation. Known to: half of the interval's width. Requested: half-width to reach. Needed: compute at which half of the simulated continuations reach it. Ratio: compute needed over compute fitted. Status: reached (now), reachable (at the compute needed), out of reach (not within 100 times this run), refused (no plan can be made).";

    /// <summary>Makes the table.</summary>
    public static RunTable Build((string Name, RunReport Run)[] runs, Footnotes notes)
    {
        var table = new RunTable("to", "asymptote", "known to", "requested", Column.Words("status"), "needed", "ratio");
        foreach (var (name, run) in runs)
        {
            if (run.Plan is not { } plan) continue;
            table.Add(name, notes.Numbers(run.Run), [[
                NumberFormat.Compute(run.Now),
                ParameterText.Cell(run.Run, run.Run.Curves[0], "asymptote", NumberFormat.PassRate),
                plan.KnownTo is { } known ? $"±{NumberFormat.PassRate(known)}" : NumberFormat.None,
                $"±{NumberFormat.PassRate(plan.Precision)}",
                plan.Status.Words(),
                plan.ComputeNeeded is { } needed ? NumberFormat.Compute(needed) : NumberFormat.None,
                plan.ComputeNeeded is { } ahead ? NumberFormat.Times(ahead / run.Now) : NumberFormat.None]]);
        }
        return table;
    }
}
