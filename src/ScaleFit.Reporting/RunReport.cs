using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Posterior;
using ScaleFit.Runs;

namespace ScaleFit.Reporting;

/// <summary>One run of a <see cref="Report"/>: its fits and the results of the command.</summary>
/// <param name="Run">The analysed run; its findings include those of the command.</param>
internal sealed record RunReport(RunInference Run)
{
    /// <summary>Takes over a run with its forecasts.</summary>
    public RunReport(RunForecast forecast) : this(forecast.Run) => (Forecasts, Posterior) = (forecast.Curves, forecast.Posterior);

    /// <summary>Forecasts, a curve each, in the order of the run's curves; empty where the run gives none, null where none was asked for.</summary>
    public IReadOnlyList<CurveForecast>? Forecasts { get; init; }

    /// <summary>The posterior forecast; null without a prior, and where the run gives no forecast.</summary>
    public PosteriorForecast? Posterior { get; init; }

    /// <summary>Forecasts of the first curve at given compute; empty where there are none.</summary>
    public IReadOnlyList<Forecast> FirstForecasts => Forecasts is [var first, ..] ? first.Forecasts : [];

    /// <summary>The track record of forecasts, where it was asked for.</summary>
    public RunBacktest? Backtest { get; init; }

    /// <summary>Requested prefixes that reach the end of the run, so that there is nothing to forecast.</summary>
    public IReadOnlyList<double> Beyond { get; init; } = [];

    /// <summary>How much further the run must go, where it was asked for.</summary>
    public RunPlan? Plan { get; init; }

    /// <summary>The file of results that the run was read from; null for a log.</summary>
    public string? ResultFile { get; init; }

    /// <summary>The largest compute fitted.</summary>
    public double Now => Run.Window.Points[^1].Compute;

    /// <summary>The unit of compute.</summary>
    public ComputeUnit Unit => Run.Run.Compute.Unit;

    /// <inheritdoc cref="RunInference.Compact"/>
    public RunReport Compact() => this with { Run = Run.Compact(), Backtest = Backtest is null ? null : Backtest with { Run = Backtest.Run.Compact() } };
}
