namespace ScaleFit.Reporting.Content;

/// <summary>Forecasts of each run's end from prefixes of it, beside what came.</summary>
internal static class BacktestTable
{
    /// <summary>Makes the table.</summary>
    public static RunTable Build((string Name, RunReport Run)[] runs, Footnotes notes)
    {
        var table = new RunTable("until", "points", "times", "predicted", Column.Words("held"), "combined", "observed", "error", "last", "power", "white");
        foreach (var (name, run) in runs)
        {
            if (run.Backtest is not { } backtest) continue;
            table.Add(name, notes.Numbers(run.Run), backtest.Steps.Select(step => (string[])[
                NumberFormat.Compute(step.Until),
                NumberFormat.Compute(step.Points),
                NumberFormat.Times(step.Horizon),
                NumberFormat.WithInterval(step.Predicted, step.Interval, NumberFormat.PassRate),
                step.Covered ? "yes" : "no",
                NumberFormat.PassRate(step.Combined),
                NumberFormat.PassRate(step.Observed),
                NumberFormat.Gain(step.Error),
                NumberFormat.PassRate(step.Baselines.Last),
                NumberFormat.PassRate(step.Baselines.Power),
                NumberFormat.PassRate(step.Baselines.White)]));
        }
        return table;
    }
}
