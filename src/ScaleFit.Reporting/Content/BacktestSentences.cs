using ScaleFit.Forecasting;
using ScaleFit.Inference;

namespace ScaleFit.Reporting.Content;

/// <summary>What a track record says, and whether forecasting beat doing nothing.</summary>
internal static class BacktestSentences
{
    /// <summary>What was fitted, which prefixes could not be, and who came closest.</summary>
    public static IEnumerable<string> Write(RunReport run, InferenceOptions options)
    {
        yield return WindowSentences.Write(run.Run, options.Window);
        if (run.Backtest is not { } backtest) yield break;
        if (backtest.Skipped.Count > 0) yield return $"Too short to fit: up to {string.Join(", ", backtest.Skipped.Select(NumberFormat.Compute))}.";
        if (run.Beyond.Count > 0)
            yield return $"Nothing is left to forecast after {string.Join(", ", run.Beyond.Select(NumberFormat.Compute))}: the run ends at {NumberFormat.Compute(run.Now)}.";
        yield return backtest.Steps.Count == 0 ? "No prefix can be held against the rest of this run." : Record(backtest);
    }

    private static string Record(RunBacktest backtest)
    {
        int count = backtest.Steps.Count, held = backtest.Steps.Count(step => step.Covered);
        double sigmoid = backtest.MeanError, combined = backtest.MeanCombinedError, last = backtest.MeanLastError;
        string errors = $"{(count == 1 ? "From one prefix" : $"On average over {count} prefixes")} the sigmoid missed the end by {NumberFormat.Residual(sigmoid)}, the combined forecast by {NumberFormat.Residual(combined)}, the last value, which is doing nothing, by {NumberFormat.Residual(last)}, the power law by {NumberFormat.Residual(backtest.MeanPowerError)} and the sigmoid under white noise by {NumberFormat.Residual(backtest.MeanWhiteError)}.";
        string verdict = (sigmoid < last, combined < last) switch
        {
            (true, true) => "Both the sigmoid and the combined forecast beat doing nothing.",
            (true, false) => "The sigmoid beat doing nothing; the combined forecast did not.",
            (false, true) => "The combined forecast beat doing nothing; the sigmoid did not.",
            _ => "Neither the sigmoid nor the combined forecast beat doing nothing.",
        };
        return $"{errors} {verdict} {(held == count ? count == 1 ? "The interval held the end." : $"All {count} intervals held the end." : $"{held} of {count} intervals held the end.")}";
    }
}
