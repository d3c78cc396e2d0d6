using ScaleFit.Runs;

namespace ScaleFit.Comparing;

/// <summary>Options of the comparison of recipes. Immutable: threads may share it.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Compute at which pass rates are compared, in the unit of the runs. Each above 0 and finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A compute lies outside its range.</exception>
    public IReadOnlyList<double> At
    {
        get;
        init => field = Within(value, static at => at is > 0 and < double.PositiveInfinity, nameof(At), "Compute must be above 0 and finite.");
    } = [];

    /// <summary>Target pass rates whose compute is compared. Each above 0 and at most 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A pass rate lies outside its range.</exception>
    public IReadOnlyList<double> Targets
    {
        get;
        init => field = Within(value, static target => target is > 0 and <= 1, nameof(Targets), "A target pass rate must be above 0 and at most 1.");
    } = [];

    /// <summary>Margin for run-to-run variation: half-width at 95%, in pass rate, from 0 to below 1. Not used where both recipes have three or more runs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The margin lies outside its range.</exception>
    public double Margin { get; init => field = Within(value, value is >= 0 and < 1, nameof(Margin), "A margin must lie between 0 and 1."); } = Forecasting.Margin.Published;

    /// <summary>
    /// Margin for run-to-run variation of the efficiency: half-width at 95%, in ln B. No source publishes one: the default keeps wrong verdicts rare where identical
    /// runs vary by a standard deviation of 5% (METHOD.md, comparison). Not used where both recipes have three or more runs.
    /// </summary>
    public double EfficiencyMargin { get; init => field = Within(value, value is >= 0 and < 1, nameof(EfficiencyMargin), "A margin must lie between 0 and 1."); } = DefaultRatioMargin;

    /// <summary>Margin for run-to-run variation of the midpoint: half-width at 95%, in ln C_mid, as <see cref="EfficiencyMargin"/>. Compute to reach a pass rate has it too.</summary>
    public double MidpointMargin { get; init => field = Within(value, value is >= 0 and < 1, nameof(MidpointMargin), "A margin must lie between 0 and 1."); } = DefaultRatioMargin;

    /// <summary>The default margin of efficiency and midpoint, in logarithms.</summary>
    internal const double DefaultRatioMargin = 0.15;

    /// <summary>Resolution: the smallest relevant difference in pass rate, above 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The resolution lies outside its range.</exception>
    public double Resolution { get; init => field = Within(value, value is > 0 and < 1, nameof(Resolution), "A resolution in pass rate must lie between 0 and 1."); } = 0.05;

    /// <summary>Resolution: the smallest relevant ratio, above 1 and finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The resolution lies outside its range.</exception>
    public double RatioResolution { get; init => field = Within(value, value is > 1 and < double.PositiveInfinity, nameof(RatioResolution), "A resolution for ratios must be above 1 and finite."); } = 1.5;

    /// <summary>Confidence level of every interval, from 0.01 to 0.9999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level lies outside its range.</exception>
    public double Level
    {
        get;
        init => field = value is >= 0.01 and <= 0.9999 ? value : throw new ArgumentOutOfRangeException(nameof(Level), value, "A confidence level must lie between 0.01 and 0.9999, such as 0.95.");
    } = 0.95;

    /// <summary>The margin of a quantity: in logarithms for efficiency and midpoint, otherwise in pass rate.</summary>
    internal double MarginOf(Quantity quantity) => quantity == Quantity.Efficiency ? EfficiencyMargin : quantity == Quantity.Midpoint ? MidpointMargin : Margin;

    private static double Within(double value, bool isWithin, string name, string range) => isWithin ? value : throw new ArgumentOutOfRangeException(name, value, range);

    private static IReadOnlyList<double> Within(IReadOnlyList<double> values, Func<double, bool> isWithin, string name, string range)
    {
        values = Frozen.Copy(values, name);
        foreach (double value in values) Within(value, isWithin(value), name, range);
        return values;
    }

    /// <summary>The resolution of a quantity, on the link scale.</summary>
    internal double Matters(Quantity quantity) => quantity.Scale == EffectScale.Ratio ? Math.Log(RatioResolution) : Resolution;
}
