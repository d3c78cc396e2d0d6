using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Reporting.Charts;
using ScaleFit.Runs;
using ScaleFit.Tests;

namespace ScaleFit.Reporting.Tests.Charts;

/// <summary>
/// Analysed runs to draw, each fitted once. An inference is not thread-safe, so the tests that share these runs form one collection.
/// </summary>
internal static class Charted
{
    private static readonly Lazy<RunInference> Bounded = new(() => Infer(SimulatedRun.OnSigmoid(0.2, 0.61, 1.92, 2542, SimulatedRun.Every(200, 16_000).Prepend(1), 0.008)));
    private static readonly Lazy<RunInference> Unbounded = new(() => Infer(SimulatedRun.OnSigmoid(0.2, 0.61, 1.92, 2542, SimulatedRun.Every(100, 2400), 0.01)));
    private static readonly Lazy<RunInference> Short = new(() => Infer(SimulatedRun.OnSigmoid(0.2, 0.61, 1.92, 2542, SimulatedRun.Every(2000, 10_000)), new WindowOptions { SkipEarly = 0 }));
    private static readonly Lazy<RunInference> Long = new(() => Infer(SimulatedRun.OnSigmoid(0.2, 0.61, 1.92, 2542, SimulatedRun.Every(3.2, 16_000), 0.008)));

    public static RunInference Usual => Bounded.Value;

    /// <summary>A run whose asymptote is not bounded above.</summary>
    public static RunInference Open => Unbounded.Value;

    /// <summary>A run of 5 evaluations.</summary>
    public static RunInference OfFive => Short.Value;

    /// <summary>A run of 5,000 evaluations.</summary>
    public static RunInference OfThousands => Long.Value;

    /// <summary>The same run under many names.</summary>
    public static IReadOnlyList<(string Name, RunInference Run)> Many(int count, Func<int, string> name) =>
        [.. Enumerable.Range(0, count).Select(i => (name(i), Usual))];

    /// <summary>The chart of a run with forecasts.</summary>
    public static Chart Of(RunInference run, string name = "a run", bool isLinear = false, params double[] at)
    {
        var forecast = Forecaster.Forecast(run, new ForecastOptions { At = at });
        return RunChart.Build(run, name, new ChartOptions { IsLinear = isLinear, Forecasts = forecast.Curves is [var first, ..] ? first.Forecasts : [] });
    }

    private static RunInference Infer(Run run, WindowOptions? window = null) => RunAnalyzer.Infer(run, InferenceOptions.Default with { Window = window ?? WindowOptions.Default });
}
