using ScaleFit.Inference;

namespace ScaleFit.Reporting.Content;

/// <summary>How to read the brackets of the tables.</summary>
internal static class TableKey
{
    /// <summary>One line.</summary>
    public static string Write(Report report)
    {
        string level = NumberFormat.Level(report.Options.Level), open = Intervals(report).Any(i => i is { Lower: null } or { Upper: null }) ? "; open where the data sets no limit" : "";
        string margin = NumberFormat.PassRate(report.Margin);
        return report.Command switch
        {
            "forecast" when report.Margin > 0 => $"In brackets: {level} intervals from the noise of this run{open}. With margin: {margin} added for the next run of the same recipe.",
            "forecast" => $"In brackets: {level} intervals from the noise of this run{open}. No margin was added.",
            "backtest" when report.Margin > 0 => $"In brackets: {level} intervals with the margin of {margin}. The end is the last tenth of the evaluations.",
            "backtest" => $"In brackets: {level} intervals without a margin. The end is the last tenth of the evaluations.",
            "report" when report.Margin > 0 => $"In brackets: {level} intervals{open}. With margin, and in the table of forecasts from prefixes: {margin} added for the next run of the same recipe.",
            _ => $"In brackets: {level} intervals{open}.",
        };
    }

    private static IEnumerable<Interval?> Intervals(Report report) => report.Command == "forecast"
        ? report.Runs.SelectMany(run => run.Forecasts?.Take(1) ?? []).SelectMany(forecast => forecast.Targets).SelectMany(target => (Interval[])[target.Fit, target.WithMargin])
        : report.Runs.SelectMany(run => run.Run.Curves).SelectMany(curve => curve.Parameters).Select(p => p.Interval);
}
