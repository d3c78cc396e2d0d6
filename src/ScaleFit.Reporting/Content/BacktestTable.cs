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
            table.Add(name, notes.Numbers(run.Run), run.Backtest!.Steps.Select(step => (string[])[
                Figures.Compute(step.Until),
                Figures.Compute(step.Points),
                Figures.Times(step.Horizon),
                Figures.WithInterval(step.Predicted, step.Interval, Figures.PassRate),
                step.Covered ? "yes" : "no",
                Figures.PassRate(step.Combined),
                Figures.PassRate(step.Observed),
                Figures.Gain(step.Error),
                Figures.PassRate(step.Baselines.Last),
                Figures.PassRate(step.Baselines.Power),
                Figures.PassRate(step.Baselines.White)]));
        }
        return table;
    }
}
