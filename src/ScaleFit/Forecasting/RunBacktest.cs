using ScaleFit.Inference;
using ScaleFit.Runs;
using static System.FormattableString;

namespace ScaleFit.Forecasting;

/// <summary>The track record of forecasts on one run. Immutable: threads may share it.</summary>
public sealed record RunBacktest
{
    /// <summary>Makes the record and its findings.</summary>
    /// <param name="run">The analysed whole run.</param>
    /// <param name="steps">One forecast a prefix.</param>
    /// <param name="skipped">Ends of prefixes that give no forecast.</param>
    public RunBacktest(RunInference run, IReadOnlyList<BacktestStep> steps, IReadOnlyList<double> skipped)
    {
        (Steps, Skipped) = (steps, skipped);
        Run = run with { Findings = [.. run.Findings, .. Find()] };
    }

    /// <summary>The analysed whole run; its findings include those of the backtest.</summary>
    public RunInference Run { get; internal init; }

    /// <summary>One forecast a prefix, by increasing compute.</summary>
    public IReadOnlyList<BacktestStep> Steps { get; }

    /// <summary>Ends of prefixes that give no forecast: too short, or ending in a collapse.</summary>
    public IReadOnlyList<double> Skipped { get; }

    /// <summary>Mean absolute error of the sigmoid over the prefixes; NaN without any.</summary>
    public double MeanError => Mean(step => step.Error);

    /// <summary>Mean absolute error of the combined forecast.</summary>
    public double MeanCombinedError => Mean(step => step.CombinedError);

    /// <summary>Mean absolute error of the last value: of doing nothing.</summary>
    public double MeanLastError => Mean(step => step.Baselines.Last - step.Observed);

    /// <summary>Mean absolute error of the power law.</summary>
    public double MeanPowerError => Mean(step => step.Baselines.Power - step.Observed);

    /// <summary>Mean absolute error of the sigmoid under white noise.</summary>
    public double MeanWhiteError => Mean(step => step.Baselines.White - step.Observed);

    private double Mean(Func<BacktestStep, double> error) => Steps.Count == 0 ? double.NaN : Steps.Average(step => Math.Abs(error(step)));

    private IEnumerable<Finding> Find()
    {
        if (MeanLastError < MeanError)
        {
            yield return FindingCatalog.LastValueWins.Report(
                Invariant($"On this run the last value forecast the end better than the sigmoid (mean error {MeanLastError:.000} against {MeanError:.000})."));
        }
        int missed = Steps.Count(step => !step.Covered);
        if (missed > 0)
        {
            yield return FindingCatalog.ForecastMissed.Report(
                Invariant($"{missed} of {Steps.Count} forecasts from prefixes missed the end of this run by more than their interval allows."));
        }
    }
}
