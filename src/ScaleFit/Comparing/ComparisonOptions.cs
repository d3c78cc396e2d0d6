using ScaleFit.Runs;

namespace ScaleFit.Comparing;

/// <summary>How recipes are compared. Immutable: threads may share it.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Compute at which pass rates are compared, in the unit of the runs; each above 0.</summary>
    public IReadOnlyList<double> At { get; init => field = Frozen.Copy(value, nameof(At)); } = [];

    /// <summary>Pass rates whose compute is compared; each between 0 and 1.</summary>
    public IReadOnlyList<double> Targets { get; init => field = Frozen.Copy(value, nameof(Targets)); } = [];

    /// <summary>What identical runs differ by: half-width at 95%, in pass rate. Three runs of both recipes tell it themselves.</summary>
    public double Margin { get; init; } = Forecasting.Margin.Published;

    /// <summary>The smallest difference in pass rate that matters, above 0.</summary>
    public double Resolution { get; init; } = 0.05;

    /// <summary>The smallest ratio that matters, above 1.</summary>
    public double RatioResolution { get; init; } = 1.5;

    /// <summary>Confidence level of every interval, from 0.01 to 0.9999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level lies outside its range.</exception>
    public double Level
    {
        get;
        init => field = value is >= 0.01 and <= 0.9999 ? value : throw new ArgumentOutOfRangeException(nameof(Level), value, "A confidence level lies between 0.01 and 0.9999, such as 0.95.");
    } = 0.95;

    /// <summary>What matters of a quantity, on the scale on which its differences add.</summary>
    internal double Matters(Quantity quantity) => quantity.Scale == EffectScale.Ratio ? Math.Log(RatioResolution) : Resolution;
}
