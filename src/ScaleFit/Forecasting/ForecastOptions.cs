using ScaleFit.Runs;

namespace ScaleFit.Forecasting;

/// <summary>What is forecast. Immutable: threads may share it.</summary>
public sealed record ForecastOptions
{
    /// <summary>Compute at which the pass rate is asked for, in the unit of the runs; each above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A compute is not above 0 or not finite.</exception>
    public IReadOnlyList<double> At { get; init => field = Each(value, nameof(At), static c => c > 0 && double.IsFinite(c), "Compute is above 0 and finite."); } = [];

    /// <summary>Pass rates whose compute is asked for; each above 0 and not above 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A pass rate lies outside its range.</exception>
    public IReadOnlyList<double> Targets { get; init => field = Each(value, nameof(Targets), static r => r is > 0 and <= 1, "A pass rate to reach lies above 0 and not above 1."); } = [];

    /// <summary>Half-width at 95% of the margin, in pass rate.</summary>
    public double Margin { get; init; } = Forecasting.Margin.Published;

    /// <summary>Price of one unit of compute, where it is known.</summary>
    public double? Price { get; init; }

    private static IReadOnlyList<double> Each(IReadOnlyList<double> values, string name, Func<double, bool> isAllowed, string expected)
    {
        var frozen = Frozen.Copy(values, name);
        foreach (double value in frozen)
        {
            if (!isAllowed(value)) throw new ArgumentOutOfRangeException(name, value, expected);
        }
        return frozen;
    }
}
