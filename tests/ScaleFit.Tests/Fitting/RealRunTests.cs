using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Fitting;

/// <summary>Fits of public training logs against an optimiser that shares no code with ours: a simplex, from many starts.</summary>
public class RealRunTests
{
    private const int Starts = 60;

    [Theory]
    [InlineData("deep-grpo/scale_budget.csv", null, 1.0, 4)]
    [InlineData("hetero-rl/wandb_online.csv", null, null, 5)]
    [InlineData("hetero-rl/wandb_EvalAccuracy.csv", null, null, 2)]
    [InlineData("hetero-rl/wandb_diff32.csv", null, null, 3)]
    [InlineData("railroad/prime-rl-history.csv", "reward/mean", 1.0, 1)]
    public void NoSimplexFindsABetterFit(string file, string? metric, double? gpus, int expectedRuns)
    {
        var options = new LogOptions { Gpus = gpus, Metrics = metric is null ? [] : [metric] };
        var runs = LogReader.Read(Shared.Path($"runs/{file}"), options).Runs;
        Assert.Equal(expectedRuns, runs.Count);
        Parallel.ForEach(runs.SelectMany(r => (Curve[])[SigmoidCurve.Instance, PowerLawCurve.Instance], (run, curve) => (run, curve)), pair =>
        {
            var window = FitWindow.Choose(pair.run, WindowOptions.Default);
            var fit = CurveFitter.Fit(pair.curve, window);
            double best = BestOfSimplex(pair.curve, window);
            Assert.True(fit.Termination.Succeeded(), $"{pair.run.Name}, {pair.curve.Name}: {fit.Termination}");
            Assert.True(fit.ResidualSumOfSquares <= best * (1 + 1e-9), $"{pair.run.Name}, {pair.curve.Name}: {fit.ResidualSumOfSquares:R} against {best:R}");
            // The simplex must have come close, or it proves nothing.
            Assert.InRange(best, fit.ResidualSumOfSquares * (1 - 1e-9), fit.ResidualSumOfSquares * 1.001);
        });
    }

    private static double BestOfSimplex(Curve curve, FitWindow window)
    {
        var first = curve.HasStart ? window.FirstEvaluation : null;
        var (lower, upper) = curve.Bounds(new Series(first, window.Points), window.FixedStart);
        // A start off the curve has an extra variance.
        double startVariance = first is { } evaluation ? evaluation.NoiseVariance + CurveModel.For(curve, window).Series.StartVariance : 1;
        double[] logCompute = [.. window.Points.Select(p => Math.Log(p.Compute))];
        double SumOfSquares(double[] point)
        {
            double[] p = [.. point.Select((value, k) => Math.Clamp(value, lower[k], upper[k]))];
            double sum = first is { } start ? Math.Pow(p[0] - start.PassRate, 2) / startVariance : 0;
            for (int i = 0; i < logCompute.Length; i++)
            {
                double residual = Value(curve, p, logCompute[i]) - window.Points[i].PassRate;
                sum += residual * residual / window.Points[i].NoiseVariance;
            }
            return sum;
        }

        var random = new Random(11);
        double best = double.PositiveInfinity;
        double[] winner = [];
        for (int i = 0; i < Starts; i++)
        {
            double[] start = [.. lower.Zip(upper, (low, high) => low + (high - low) * random.NextDouble())];
            // Only scales that put the power law near the pass rates somewhere in the run lead anywhere.
            if (!curve.HasStart) start[1] = Math.Exp(start[2]) * logCompute[random.Next(logCompute.Length)] - 3 * random.NextDouble();
            double found = Simplex.Minimise(SumOfSquares, start, Spread(0.1), 150);
            if (found < best) (best, winner) = (found, start);
        }
        for (int polish = 0; polish < 6; polish++) best = Simplex.Minimise(SumOfSquares, winner, Spread(0.01 * (1 + polish)), 400);
        return best;

        double[] Spread(double share) => [.. lower.Zip(upper, (low, high) => share * Math.Min(high - low, 10))];
    }

    private static double Value(Curve curve, double[] p, double logCompute) => curve.HasStart
        ? p[0] + (p[1] - p[0]) / (1 + Math.Exp(Math.Exp(p[2]) * (p[3] - logCompute)))
        : p[0] - Math.Exp(p[1] - Math.Exp(p[2]) * logCompute);
}
