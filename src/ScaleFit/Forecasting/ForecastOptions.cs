using ScaleFit.Posterior;
using ScaleFit.Runs;

namespace ScaleFit.Forecasting;

/// <summary>Options of forecasts. Immutable: threads may share it.</summary>
public sealed record ForecastOptions
{
    /// <summary>Compute at which to forecast the pass rate, in the unit of the runs. Each above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A compute is not above 0 or not finite.</exception>
    public IReadOnlyList<double> At { get; init => field = Each(value, nameof(At), static c => c > 0 && double.IsFinite(c), "Compute must be above 0 and finite."); } = [];

    /// <summary>Target pass rates for which to forecast the compute. Each above 0 and at most 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A pass rate lies outside its range.</exception>
    public IReadOnlyList<double> Targets { get; init => field = Each(value, nameof(Targets), static r => r is > 0 and <= 1, "A target pass rate must be above 0 and at most 1."); } = [];

    /// <summary>Half-width of the margin at 95%, in pass rate.</summary>
    public double Margin { get; init; } = Forecasting.Margin.Published;

    /// <summary>Price of one unit of compute, or null where it is unknown.</summary>
    public double? Price { get; init; }

    /// <summary>What is known about runs before their log is read; null for no posterior forecast.</summary>
    public CurvePrior? Prior { get; init; } = CurvePrior.Public;

    /// <summary>A gain in pass rate whose probability is wanted, above 0 and at most 1; null for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The gain lies outside its range.</exception>
    public double? Worth
    {
        get;
        init => field = value is null or (> 0 and <= 1) ? value : throw new ArgumentOutOfRangeException(nameof(Worth), value, "A gain must be above 0 and at most 1.");
    }

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
