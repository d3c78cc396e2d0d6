using System.Globalization;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Simulation;

namespace ScaleFit.Tests.Forecasting;

/// <summary>Forecasts of one pass rate by every means, and what came.</summary>
internal sealed record Contest(string Run, double Horizon, double Sigmoid, double Power, double Last, double Combined, double Came)
{
    /// <summary>The forecasts by name, in the order of the tables.</summary>
    public static readonly (string Name, Func<Contest, double> Value)[] Means =
    [
        ("sigmoid", c => c.Sigmoid),
        ("power law", c => c.Power),
        ("last value", c => c.Last),
        ("mean of three", c => c.MeanOfThree),
        ("combined", c => c.Combined),
    ];

    /// <summary>The plain mean of sigmoid, power law and last value.</summary>
    public double MeanOfThree => (Sigmoid + Power + Last) / 3;

    /// <summary>The combination with another weight of its sigmoid; the rest is shared evenly.</summary>
    public double Weighted(double weight)
    {
        double others = (Power + Last) / 2, sigmoid = (Combined - others / 3) * 1.5;
        return weight * sigmoid + (1 - weight) * others;
    }

    /// <summary>Forecasts from simulated runs at multiples of their length; what came is the curve itself.</summary>
    public static Contest[] Simulated(int runs, int firstSeed, params double[] horizons)
    {
        var contests = new Contest[runs][];
        Parallel.For(0, runs, k => contests[k] = Simulated(Known.Like(firstSeed + k), firstSeed + k, horizons));
        return [.. contests.SelectMany(c => c)];
    }

    private static Contest[] Simulated(SimulationOptions curve, int seed, double[] horizons)
    {
        var run = RunAnalyzer.Infer(Known.Draw(curve, seed), InferenceOptions.Default);
        var forecast = Forecaster.Forecast(run, new ForecastOptions { At = [.. horizons.Select(h => h * Known.End)] });
        double last = Baselines.LastValue(run.Window.Points);
        return [.. forecast.Curves[0].Forecasts.Zip(forecast.Curves[1].Forecasts, (sigmoid, power) => new Contest(
            "", sigmoid.Ratio, sigmoid.Value, power.Value, last, sigmoid.Combined!.Value, Known.PassRate(curve, sigmoid.Compute)))];
    }

    /// <summary>Forecasts of the ends of real runs from a share of them; runs that are too short for it give none.</summary>
    public static Contest[] Real(double share) =>
    [
        .. from real in RealRuns.All()
           let end = FitWindow.Choose(real.Run, real.Options.Window).Points[^1].Compute
           from step in Backtester.Backtest(real.Run, real.Options, [share * end]).Steps
           select new Contest(real.Run.Name, 1 / share, step.Predicted, step.Baselines.Power, step.Baselines.Last, step.Combined, step.Observed),
    ];

    public static double MeanError(IEnumerable<Contest> contests, Func<Contest, double> forecast) => contests.Average(c => Math.Abs(forecast(c) - c.Came));

    /// <summary>Prints mean absolute errors, one forecast a row, one set of contests a column.</summary>
    public static void Print(params (string Title, Contest[] Contests)[] columns)
    {
        Line($"{"mean |error|",-16}" + string.Concat(columns.Select(c => $"{$"{c.Title} ({c.Contests.Length})",20}")));
        foreach (var (name, value) in Means)
            Line($"{name,-16}" + string.Concat(columns.Select(c => Text($"{MeanError(c.Contests, value),20:.0000}"))));
    }

    public static void Line(string text) => TestContext.Current.TestOutputHelper!.WriteLine(text);

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
