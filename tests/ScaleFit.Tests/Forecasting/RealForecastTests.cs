using ScaleFit.Forecasting;
using ScaleFit.Inference;
using static ScaleFit.Tests.Forecasting.Contest;

namespace ScaleFit.Tests.Forecasting;

/// <summary>The real runs of at least a hundred evaluations, each forecast from its first quarter and half.</summary>
public class RealForecastTests
{
    private const double Least = 0.9;

    [Fact]
    public void WithTheMarginTheIntervalsCoverTheEndOfRealRuns()
    {
        var all = RealRuns.Long().Select(real => Backtester.Backtest(real.Run, real.Options, []).Steps.Take(2)).ToArray();
        Line($"{"",-22}{"mean",8}{"median",8}{"held",8}");
        for (int k = 0; k < 2; k++)
        {
            BacktestStep[] steps = [.. all.Select(steps => steps.ElementAt(k))];
            string part = k == 0 ? "quarter" : "half";
            Row($"{part}, sigmoid", steps.Select(s => s.Error), Share(steps, s => s.Covered));
            Row($"{part}, combined", steps.Select(s => s.CombinedError), Share(steps, s => s.CombinedCovered));
            Row($"{part}, white sigmoid", steps.Select(s => s.Baselines.White - s.Observed), "");
            Row($"{part}, last value", steps.Select(s => s.Baselines.Last - s.Observed), "");
            // A backtest scores the interval of the run itself, which supposes that the run follows the curve. Real runs do so within the margin.
            var margin = new Margin(Margin.Published, InferenceOptions.Default.Level);
            Assert.True(steps.Count(s => margin.Widen(s.Predicted, s.Interval).Contains(s.Observed)) >= Least * steps.Length);
            Assert.True(steps.Count(s => margin.Widen(s.Combined, s.CombinedInterval).Contains(s.Observed)) >= Least * steps.Length);
        }
    }

    private static void Row(string name, IEnumerable<double> errors, string held)
    {
        double[] sizes = [.. errors.Select(Math.Abs).Order()];
        Line(Text($"{name,-22}{sizes.Average(),8:.0000}{(sizes[(sizes.Length - 1) / 2] + sizes[sizes.Length / 2]) / 2,8:.0000}{held,8}"));
    }

    private static string Share(BacktestStep[] steps, Func<BacktestStep, bool> held) => Text($"{steps.Count(held)} of {steps.Length}");
}
