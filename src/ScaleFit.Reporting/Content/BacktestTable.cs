using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Forecasts of the end of each run from prefixes, beside the observed pass rate.</summary>
internal static class BacktestTable
{
    /// <summary>Describes the columns.</summary>
    public const string Legend = "Until: compute at which the prefix ends. Points: evaluations in it. Times: compute of the run over that. Predicted and observed: mean pass rate of the last tenth of the evaluations. Covered: the interval contains the observed pass rate. Error: predicted minus observed. Last: baseline (last value carried forward). Power, white: power law, sigmoid with white noise.";

    /// <summary>Makes the table.</summary>
    public static RunTable Build((string Name, RunReport Run)[] runs, Footnotes notes)
    {
        var table = new RunTable("until", "points", "times", "predicted", Column.Words("covered"), "combined", "observed", "error", "last", "power", "white");
        foreach (var (name, run) in runs)
        {
            if (run.Backtest is not { } backtest) continue;
            table.Add(name, notes.Numbers(run.Run), backtest.Steps.Select(step => (string[])[
                NumberFormat.Compute(step.Until),
                NumberFormat.Compute(step.Points),
                NumberFormat.Times(step.Horizon),
                IntervalText.WithInterval(step.Predicted, step.Interval, NumberFormat.PassRate),
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
