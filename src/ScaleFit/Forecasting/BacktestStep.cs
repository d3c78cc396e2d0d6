using ScaleFit.Inference;

namespace ScaleFit.Forecasting;

/// <summary>One forecast of a run's end from a prefix of it, held against what came. Immutable: threads may share it.</summary>
/// <param name="Until">The compute at which the prefix ends.</param>
/// <param name="Points">Evaluations fitted.</param>
/// <param name="Horizon">The run's compute over the prefix's.</param>
/// <param name="Predicted">The sigmoid's pass rate at the end: its mean over those of the last tenth of the run's evaluations that lie after the prefix.</param>
/// <param name="Combined">The combined forecast of the same.</param>
/// <param name="Observed">The mean pass rate of these evaluations.</param>
/// <param name="Interval">The interval of the sigmoid's forecast, with the margin.</param>
/// <param name="CombinedInterval">The interval of the combined forecast, with the margin.</param>
/// <param name="Baselines">What simpler forecasts said.</param>
/// <param name="Bias">Mean of sigmoid less evaluation over all evaluations after the prefix.</param>
public sealed record BacktestStep(
    double Until, int Points, double Horizon, double Predicted, double Combined, double Observed,
    Interval Interval, Interval CombinedInterval, Baselines Baselines, double Bias)
{
    /// <summary>Predicted less observed.</summary>
    public double Error => Predicted - Observed;

    /// <summary>Combined less observed.</summary>
    public double CombinedError => Combined - Observed;

    /// <summary>Whether the sigmoid's interval held the observed pass rate.</summary>
    public bool Covered => Observed >= Interval.Lower && Observed <= Interval.Upper;

    /// <summary>Whether the combined forecast's interval did.</summary>
    public bool CombinedCovered => Observed >= CombinedInterval.Lower && Observed <= CombinedInterval.Upper;
}
