using ScaleFit.Forecasting;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Describes the errors of forecasts from prefixes, and whether they beat the baseline.</summary>
internal static class BacktestSentences
{
    /// <summary>Fit window, prefixes without a forecast, mean errors.</summary>
    public static IEnumerable<string> Write(RunReport run)
    {
        yield return WindowSentences.Write(run.Run);
        if (run.Backtest is not { } backtest) yield break;
        if (backtest.Skipped.Count > 0) yield return $"Skipped prefixes, because they have too few evaluations: {string.Join(", ", backtest.Skipped.Select(NumberFormat.Compute))}.";
        if (run.Beyond.Count > 0)
            yield return $"Skipped prefixes, because the run ends at {NumberFormat.Compute(run.Now, run.Unit)}: {string.Join(", ", run.Beyond.Select(NumberFormat.Compute))}.";
        yield return backtest.Steps.Count == 0 ? "No prefix of this run can be backtested." : Record(backtest);
    }

    private static string Record(RunBacktest backtest)
    {
        int count = backtest.Steps.Count, covered = backtest.Steps.Count(step => step.CombinedCovered);
        double sigmoid = backtest.MeanError, posterior = backtest.MeanCombinedError, last = backtest.MeanLastError;
        string errors = $"{(count == 1 ? "Absolute error from one prefix" : $"Mean absolute error over {count} prefixes")}: forecast {NumberFormat.Residual(posterior)}, sigmoid {NumberFormat.Residual(sigmoid)}, baseline {NumberFormat.Residual(last)}, power law {NumberFormat.Residual(backtest.MeanPowerError)}, sigmoid with white noise {NumberFormat.Residual(backtest.MeanWhiteError)}.";
        string verdict = (sigmoid < last, posterior < last) switch
        {
            (true, true) => "The forecast and the sigmoid both beat the baseline.",
            (true, false) => "The sigmoid beats the baseline; the forecast does not.",
            (false, true) => "The forecast beats the baseline; the sigmoid does not.",
            _ => "Neither the forecast nor the sigmoid beats the baseline.",
        };
        return $"{errors} {verdict} {(count == 1 ? $"The prediction interval {(covered == 1 ? "contains" : "does not contain")} the observed pass rate." : $"{covered} of {count} prediction intervals contain the observed pass rate.")}";
    }
}
