using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Posterior;

/// <summary>What to forecast from a posterior.</summary>
/// <param name="At">Compute at which to forecast the pass rate.</param>
/// <param name="Targets">Pass rates for which to forecast the compute.</param>
/// <param name="Worth">A gain whose probability is wanted, or null.</param>
/// <param name="Level">The level of intervals.</param>
/// <param name="WidenToNextRun">Makes the interval of the next run from a median and the interval of this run.</param>
internal sealed record PosteriorQuestion(IReadOnlyList<double> At, IReadOnlyList<double> Targets, double? Worth, double Level, Func<double, Interval, Interval> WidenToNextRun);

/// <summary>Forecasts from a posterior. Safe to call from any thread.</summary>
internal static class PosteriorForecaster
{
    private static readonly double[] Probabilities = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

    /// <summary>Targets are looked for up to this many times the compute of the run, where no compute was asked for.</summary>
    private const double Furthest = 100;

    /// <summary>Number of computes between which the time of a target is interpolated.</summary>
    private const int Steps = 24;

    /// <summary>Forecasts one run.</summary>
    /// <param name="window">The fit window, with at least two points.</param>
    /// <param name="prior">The prior.</param>
    /// <param name="question">What to forecast.</param>
    public static PosteriorForecast Forecast(FitWindow window, CurvePrior prior, PosteriorQuestion question)
    {
        var posterior = RunPosterior.Of(window, prior);
        double now = window.Points[^1].Compute;
        return new PosteriorForecast(
            prior.Provenance,
            [.. posterior.Laws.Select((weight, law) => new LawWeight((GrowthLaw)law, weight)).OrderByDescending(law => law.Weight)],
            [.. question.At.Select(compute => At(posterior, compute, now, question))],
            Targets(posterior, now, question))
        {
            EffectiveDraws = posterior.EffectiveDraws,
        };
    }

    private static PassRateForecast At(RunPosterior posterior, double compute, double now, PosteriorQuestion question)
    {
        var passRate = posterior.At(compute);
        double median = passRate.Quantile(0.5);
        var interval = Between(passRate, question.Level);
        var forecast = new PassRateForecast(
            compute, median, interval, question.WidenToNextRun(median, interval), [.. Probabilities.Select(p => new Quantile(p, p == 0.5 ? median : passRate.Quantile(p)))]);
        if (compute <= now) return forecast;
        var gain = posterior.GainAt(compute);
        return forecast with
        {
            Gain = new Estimate("gain", gain.Quantile(0.5), Between(gain, question.Level), AtBound: false),
            WorthProbability = question.Worth is { } worth ? gain.Above(worth) : null,
            Falls = posterior.Prior.FallRateAt(compute / now),
        };
    }

    private static Interval Between(PredictiveDistribution distribution, double level) => new(distribution.Quantile((1 - level) / 2), distribution.Quantile((1 + level) / 2));

    private static IReadOnlyList<TargetForecast> Targets(RunPosterior posterior, double now, PosteriorQuestion question)
    {
        if (question.Targets.Count == 0) return [];
        double by = question.At.Count > 0 && question.At.Max() is var furthest && furthest > now ? furthest : Furthest * now;
        double[] computes = [.. Enumerable.Range(0, Steps + 1).Select(step => now * Math.Pow(by / now, (double)step / Steps))];
        PredictiveDistribution[] passRates = [.. computes.Select(posterior.At)];
        return [.. question.Targets.Select(target =>
        {
            // Probabilities rise with compute, but for what the widening discrepancy takes back: a pass rate once reached counts as reached.
            double[] reached = new double[computes.Length];
            for (int i = 0; i < reached.Length; i++) reached[i] = Math.Max(i == 0 ? 0 : reached[i - 1], passRates[i].Above(target));
            double? Where(double probability)
            {
                int i = Array.FindIndex(reached, p => p >= probability);
                if (i <= 0) return i < 0 ? null : now;
                double part = (probability - reached[i - 1]) / (reached[i] - reached[i - 1]);
                return computes[i - 1] * Math.Pow(computes[i] / computes[i - 1], part);
            }
            return new TargetForecast(target, by, reached[^1], Where(0.5), new Interval(Where((1 - question.Level) / 2), Where((1 + question.Level) / 2)));
        })];
    }
}
