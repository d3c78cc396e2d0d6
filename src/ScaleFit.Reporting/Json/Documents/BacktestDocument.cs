using ScaleFit.Forecasting;
using ScaleFit.Inference;

namespace ScaleFit.Reporting.Json.Documents;

/// <inheritdoc cref="BacktestStep"/>
internal sealed record BacktestDocument(
    double Until, int Points, double Horizon, double Predicted, double Combined, double Observed, double Error,
    double? Lower, double? Upper, bool Covered, double? CombinedLower, double? CombinedUpper, bool CombinedCovered,
    double Bias, BaselinesDocument Baselines)
{
    /// <summary>Makes the document of a backtest step.</summary>
    public static BacktestDocument Create(BacktestStep step) => new(
        step.Until, step.Points, step.Horizon, step.Predicted, step.Combined, step.Observed, step.Error,
        step.Interval.Lower, step.Interval.Upper, step.Covered,
        step.CombinedInterval.Lower, step.CombinedInterval.Upper, step.CombinedCovered,
        step.Bias, new BaselinesDocument(step.Baselines.Last, step.Baselines.Power, step.Baselines.White));

    /// <summary>Restores the backtest step.</summary>
    public BacktestStep ToStep() => new(
        Until, Points, Horizon, Predicted, Combined, Observed, new Interval(Lower, Upper), new Interval(CombinedLower, CombinedUpper),
        new Baselines(Baselines.Last, Baselines.Power, Baselines.White), Bias);
}

/// <inheritdoc cref="Forecasting.Baselines"/>
internal sealed record BaselinesDocument(double Last, double Power, double White);
