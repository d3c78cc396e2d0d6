using ScaleFit.Inference;

namespace ScaleFit.Reporting.Content;

/// <summary>Compute to reach given pass rates, by the first curve of each run.</summary>
internal static class TargetTable
{
    /// <summary>Makes the table; runs that give no forecast have no row.</summary>
    public static RunTable Build(Report report, (string Name, RunReport Run)[] runs, Footnotes notes)
    {
        var table = new RunTable(["target", Column.Words("answer"), "compute", .. report.Margin > 0 ? ["with margin"] : Array.Empty<Column>()]);
        foreach (var (name, run) in runs)
        {
            if (run.Forecasts is not [{ Targets: { Count: > 0 } targets }, ..]) continue;
            table.Add(name, notes.Numbers(run.Run), targets.Select(target => (string[])[
                NumberFormat.PassRate(target.PassRate),
                target.Words(),
                Cell(target.Compute, target.Fit),
                .. report.Margin > 0 ? [Cell(target.Compute is 0 ? 0 : null, target.WithMargin)] : Array.Empty<string>()]));
        }
        return table;
    }

    /// <summary>Compute 0 stands for before training, where a number would mean nothing.</summary>
    private static string Cell(double? compute, Interval interval) => (compute, interval) switch
    {
        (0, _) or (null, { Lower: null, Upper: null }) => NumberFormat.None,
        ({ } value, _) => NumberFormat.WithInterval(value, interval, NumberFormat.Compute),
        _ => NumberFormat.Brackets(interval, NumberFormat.Compute),
    };
}
