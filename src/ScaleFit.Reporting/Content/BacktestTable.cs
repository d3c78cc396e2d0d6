using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Forecasts of the end of each run from prefixes, beside the observed pass rate.</summary>
internal static class BacktestTable
{
    /// <summary>Describes the columns, in one line; none where no run has a forecast from a prefix.</summary>
    public static IEnumerable<string> Legends(Report report)
    {
        if (!report.Runs.Any(run => run.Backtest is { Steps.Count: > 0 })) yield break;
        string margin = report.Margin > 0 ? $"with the run-to-run margin of {NumberFormat.PassRate(report.Margin)}" : "without a margin";
        yield return $"Until: compute at which the prefix ends. Fitted: evaluations in the fit. Ratio: compute of the run over that of the prefix. Predicted, observed: mean pass rate of the last tenth of the run, from the sigmoid and from the log. Covered: the interval contains the observed value. Combined: weighted mean of a sigmoid with the published efficiency, the power law and the last value. Error: predicted minus observed. Last, power, white: forecasts of the baseline (last value carried forward), the power law and the sigmoid with white noise. Intervals: {NumberFormat.Level(report.Options.Level)} prediction intervals {margin}.";
    }

    /// <summary>Makes the table.</summary>
    public static RunTable Build((string Name, RunReport Run)[] runs, Footnotes notes)
    {
        var table = new RunTable("until", "fitted", "ratio", "predicted", Column.Words("covered"), "combined", "observed", "error", "last", "power", "white");
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
