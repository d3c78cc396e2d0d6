using ScaleFit.Inference;

namespace ScaleFit.Forecasting;

/// <summary>One forecast of a run's end from a prefix, with the observed outcome. Immutable: threads may share it.</summary>
/// <param name="Until">The compute at the end of the prefix.</param>
/// <param name="Points">Number of fitted evaluations.</param>
/// <param name="Horizon">The run's compute divided by the prefix's.</param>
/// <param name="Predicted">The sigmoid's pass rate at the end: its mean over the evaluations of the run's last tenth that lie after the prefix.</param>
/// <param name="Combined">The posterior forecast at the end: its median.</param>
/// <param name="Observed">The observed mean pass rate of these evaluations.</param>
/// <param name="Interval">The prediction interval of this run by the sigmoid: of the mean of those evaluations, with their noise.</param>
/// <param name="CombinedInterval">The prediction interval of this run by the posterior forecast.</param>
/// <param name="Baselines">The baseline forecasts.</param>
/// <param name="Bias">Mean of sigmoid minus evaluation over all evaluations after the prefix.</param>
public sealed record BacktestStep(
    double Until, int Points, double Horizon, double Predicted, double Combined, double Observed,
    Interval Interval, Interval CombinedInterval, Baselines Baselines, double Bias)
{
    /// <summary>Predicted minus observed.</summary>
    public double Error => Predicted - Observed;

    /// <summary>Posterior median minus observed.</summary>
    public double CombinedError => Combined - Observed;

    /// <summary>Whether the sigmoid's interval contains the observed pass rate.</summary>
    public bool Covered => Observed >= Interval.Lower && Observed <= Interval.Upper;

    /// <summary>Whether the posterior forecast's interval contains the observed pass rate.</summary>
    public bool CombinedCovered => Observed >= CombinedInterval.Lower && Observed <= CombinedInterval.Upper;
}
