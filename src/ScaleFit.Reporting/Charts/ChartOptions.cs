using ScaleFit.Forecasting;

namespace ScaleFit.Reporting.Charts;

/// <summary>How charts are made of results.</summary>
internal sealed record ChartOptions
{
    /// <summary>Confidence level of the analysis, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Half-width in pass rate at 95% of the margin around forecasts.</summary>
    public double Margin { get; init; } = Forecasting.Margin.Published;

    /// <summary>Whether compute is drawn on a linear scale instead of a logarithmic one.</summary>
    public bool IsLinear { get; init; }

    /// <summary>Forecasts to draw into charts of one run.</summary>
    public IReadOnlyList<Forecast> Forecasts { get; init; } = [];
}
