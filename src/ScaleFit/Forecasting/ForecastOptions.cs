namespace ScaleFit.Forecasting;

/// <summary>What is forecast. Immutable: threads may share it.</summary>
public sealed record ForecastOptions
{
    /// <summary>Compute at which the pass rate is asked for, in the unit of the runs; each above 0.</summary>
    public IReadOnlyList<double> At { get; init; } = [];

    /// <summary>Pass rates whose compute is asked for; each between 0 and 1.</summary>
    public IReadOnlyList<double> Targets { get; init; } = [];

    /// <summary>Half-width at 95% of the margin, in pass rate.</summary>
    public double Margin { get; init; } = Forecasting.Margin.Published;

    /// <summary>Price of one unit of compute, where it is known.</summary>
    public double? Price { get; init; }
}
