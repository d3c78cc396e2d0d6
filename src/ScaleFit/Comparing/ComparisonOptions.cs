using ScaleFit.Runs;

namespace ScaleFit.Comparing;

/// <summary>Options of the comparison of recipes. Immutable: threads may share it.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Compute at which pass rates are compared, in the unit of the runs. Each above 0.</summary>
    public IReadOnlyList<double> At { get; init => field = Frozen.Copy(value, nameof(At)); } = [];

    /// <summary>Target pass rates whose compute is compared. Each between 0 and 1.</summary>
    public IReadOnlyList<double> Targets { get; init => field = Frozen.Copy(value, nameof(Targets)); } = [];

    /// <summary>Margin for run-to-run variation: half-width at 95%, in pass rate. Not used where both recipes have three or more runs.</summary>
    public double Margin { get; init; } = Forecasting.Margin.Published;

    /// <summary>Resolution: the smallest relevant difference in pass rate, above 0.</summary>
    public double Resolution { get; init; } = 0.05;

    /// <summary>Resolution: the smallest relevant ratio, above 1.</summary>
    public double RatioResolution { get; init; } = 1.5;

    /// <summary>Confidence level of every interval, from 0.01 to 0.9999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level lies outside its range.</exception>
    public double Level
    {
        get;
        init => field = value is >= 0.01 and <= 0.9999 ? value : throw new ArgumentOutOfRangeException(nameof(Level), value, "A confidence level must lie between 0.01 and 0.9999, such as 0.95.");
    } = 0.95;

    /// <summary>The resolution of a quantity, on the link scale.</summary>
    internal double Matters(Quantity quantity) => quantity.Scale == EffectScale.Ratio ? Math.Log(RatioResolution) : Resolution;
}
