using ScaleFit.Inference;
using ScaleFit.Runs;
using static System.FormattableString;

namespace ScaleFit.Forecasting;

/// <summary>Forecasts from prefixes of one run, compared with the observed pass rates. Immutable: threads may share it.</summary>
public sealed record RunBacktest
{
    /// <summary>Makes the backtest and its findings.</summary>
    /// <param name="run">The analysed whole run.</param>
    /// <param name="steps">One forecast per prefix.</param>
    /// <param name="skipped">Ends of the prefixes that give no forecast.</param>
    public RunBacktest(RunInference run, IReadOnlyList<BacktestStep> steps, IReadOnlyList<double> skipped)
    {
        (Steps, Skipped) = (steps, skipped);
        Run = run with { Findings = [.. run.Findings, .. Find()] };
    }

    /// <summary>The analysed whole run. Its findings include those of the backtest.</summary>
    public RunInference Run { get; internal init; }

    /// <summary>One forecast per prefix, by increasing compute.</summary>
    public IReadOnlyList<BacktestStep> Steps { get; }

    /// <summary>Ends of the prefixes that give no forecast, because they are too short or end in a collapse.</summary>
    public IReadOnlyList<double> Skipped { get; }

    /// <summary>Mean absolute error of the sigmoid over the prefixes. NaN without prefixes.</summary>
    public double MeanError => Mean(step => step.Error);

    /// <summary>Mean absolute error of the posterior forecast.</summary>
    public double MeanCombinedError => Mean(step => step.CombinedError);

    /// <summary>Mean absolute error of the baseline (last value carried forward).</summary>
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
                Invariant($"The mean absolute error of the baseline (last value carried forward) is {MeanLastError:0.000}, that of the sigmoid {MeanError:0.000}."));
        }
        int missed = Steps.Count(step => !step.Covered);
        if (missed > 0)
        {
            yield return FindingCatalog.ForecastMissed.Report(
                Invariant($"{missed} of {Steps.Count} prediction intervals from prefixes did not contain the observed pass rate at the end of the run."));
        }
    }
}
