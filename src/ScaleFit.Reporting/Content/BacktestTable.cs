using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Forecasts of the end of each run from prefixes, beside the observed pass rate.</summary>
internal static class BacktestTable
{
    /// <summary>Describes the columns, in one line; none where no run has a forecast from a prefix.</summary>
    public static IEnumerable<string> Legends(Report report)
    {
        if (!report.Runs.Any(run => run.Backtest is { Steps.Count: > 0 })) yield break;
        yield return $"Until: compute at which the prefix ends. Fitted: evaluations in the fit. Ratio: compute of the run over that of the prefix. Forecast, sigmoid: mean pass rate of the last tenth of the run, predicted from several laws of growth and from the sigmoid, with {NumberFormat.Level(report.Options.Level)} prediction intervals of this run. Observed: that mean in the log. Covered: the interval of the forecast contains it. Error: forecast minus observed. Last, power, white: the baseline (last value carried forward), the power law and the sigmoid with white noise.";
    }

    /// <summary>Makes the table.</summary>
    public static RunTable Build((string Name, RunReport Run)[] runs, Footnotes notes)
    {
        var table = new RunTable("until", "fitted", "ratio", "forecast", Column.Words("covered"), "sigmoid", "observed", "error", "last", "power", "white");
        foreach (var (name, run) in runs)
        {
            if (run.Backtest is not { } backtest) continue;
            table.Add(name, notes.Numbers(run.Run), backtest.Steps.Select(step => (string[])[
                NumberFormat.Compute(step.Until),
                NumberFormat.Compute(step.Points),
                NumberFormat.Times(step.Horizon),
                IntervalText.WithInterval(step.Combined, step.CombinedInterval, NumberFormat.PassRate),
                step.CombinedCovered ? "yes" : "no",
                IntervalText.WithInterval(step.Predicted, step.Interval, NumberFormat.PassRate),
                NumberFormat.PassRate(step.Observed),
                NumberFormat.Gain(step.CombinedError),
                NumberFormat.PassRate(step.Baselines.Last),
                NumberFormat.PassRate(step.Baselines.Power),
                NumberFormat.PassRate(step.Baselines.White)]));
        }
        return table;
    }
}
