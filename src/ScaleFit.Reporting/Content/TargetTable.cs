using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Compute to reach given pass rates, by the first curve of each run.</summary>
internal static class TargetTable
{
    /// <summary>Describes the columns, in one line; none where no run has a forecast of a target.</summary>
    public static IEnumerable<string> Legends(Report report)
    {
        if (!report.Runs.Any(run => run.Forecasts is [{ Targets.Count: > 0 }, ..])) yield break;
        string margin = report.Margin > 0 ? " Next run: interval for the next run of the recipe." : "";
        yield return $"Target: pass rate. Compute: where the curve reaches the target, with its confidence interval.{margin} Status: reached (by the last fitted evaluation), reachable (later), uncertain (the compute is not bounded above), never (above the asymptote).";
    }

    /// <summary>Makes the table; runs without a forecast have no row.</summary>
    public static RunTable Build(Report report, (string Name, RunReport Run)[] runs, Footnotes notes)
    {
        var table = new RunTable(["target", Column.Words("status"), "compute", .. report.Margin > 0 ? ["next run"] : Array.Empty<Column>()]);
        foreach (var (name, run) in runs)
        {
            if (run.Forecasts is not [{ Targets: { Count: > 0 } targets }, ..]) continue;
            table.Add(name, notes.Numbers(run.Run), targets.Select(target => (string[])[
                NumberFormat.PassRate(target.PassRate),
                target.Status.Name(),
                Cell(target.Compute, target.Fit),
                .. report.Margin > 0 ? [Cell(target.Compute is 0 ? 0 : null, target.WithMargin)] : Array.Empty<string>()]));
        }
        return table;
    }

    /// <summary>Compute 0 stands for before training and is not printed.</summary>
    private static string Cell(double? compute, Interval interval) => (compute, interval) switch
    {
        (0, _) or (null, { Lower: null, Upper: null }) => NumberFormat.None,
        ({ } value, _) => IntervalText.WithInterval(value, interval, NumberFormat.Compute),
        _ => IntervalText.Brackets(interval, NumberFormat.Compute),
    };
}
