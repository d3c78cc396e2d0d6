using ScaleFit.Runs;

namespace ScaleFit.Posterior;

/// <summary>
/// The posterior of one run: curves of several laws that its evaluations and a prior leave likely, with their weights (METHOD.md, posterior).
/// Deterministic. Immutable: threads may share it.
/// </summary>
internal sealed class RunPosterior
{
    /// <summary>Draws kept. Those of small weight are thinned; larger ones stay as they are.</summary>
    private const int Kept = 1500;

    /// <summary>The mean of at least this many evaluations is predicted.</summary>
    private const int FewestAveraged = 3;

    private const double AveragedShare = 0.1;

    private readonly ObservedRun _run;
    private readonly PosteriorDraw[] _draws;
    private readonly double[] _weights;

    private RunPosterior(ObservedRun run, CurvePrior prior, PosteriorDraw[] draws, double[] weights)
    {
        (_run, Prior) = (run, prior);
        double squares = 0;
        var laws = new double[Enum.GetValues<GrowthLaw>().Length];
        for (int i = 0; i < draws.Length; i++)
        {
            squares += weights[i] * weights[i];
            laws[(int)draws[i].Law] += weights[i];
        }
        (EffectiveDraws, Laws) = (1 / squares, Array.AsReadOnly(laws));
        (_draws, _weights) = Thinned(draws, weights);
    }

    /// <summary>The prior.</summary>
    public CurvePrior Prior { get; }

    /// <summary>The weight of each law, in the order of <see cref="GrowthLaw"/>. They add up to 1.</summary>
    public IReadOnlyList<double> Laws { get; }

    /// <summary>Effective number of draws. The fewer, the less certain are quantiles.</summary>
    public double EffectiveDraws { get; }

    /// <summary>Computes the posterior of a run.</summary>
    /// <param name="window">The fit window, with at least two points. Its early regime is used too.</param>
    /// <param name="prior">The prior.</param>
    public static RunPosterior Of(FitWindow window, CurvePrior prior)
    {
        var run = ObservedRun.Of(window);
        var draws = DrawSampler.Draw(run);
        return new RunPosterior(run, prior, draws, Weights(run, draws, prior));
    }

    /// <summary>
    /// The pass rate at a compute, as the mean of a tenth of the evaluations up to there would show it: the curve, its discrepancy and what noise the mean
    /// leaves, without the variation between runs of a recipe.
    /// </summary>
    /// <param name="compute">Compute above 0, in the unit of the run.</param>
    /// <exception cref="ArgumentOutOfRangeException">The compute is not above 0 or not finite.</exception>
    public PredictiveDistribution At(double compute) => Mixture(compute, 0, 1 / Averaged(_run, compute / _run.End), static (predictor, draw) => predictor.At(draw));

    /// <summary>The gain in pass rate from the end of the run to a compute.</summary>
    /// <param name="compute">Compute above 0, in the unit of the run.</param>
    /// <exception cref="ArgumentOutOfRangeException">The compute is not above 0 or not finite.</exception>
    public PredictiveDistribution GainAt(double compute) => Mixture(compute, -1, 0, static (predictor, draw) => predictor.GainOf(draw));

    /// <summary>Normalised weights of draws under a prior.</summary>
    internal static double[] Weights(ObservedRun run, ReadOnlySpan<PosteriorDraw> draws, CurvePrior prior)
    {
        double[] weights = new double[draws.Length];
        prior.LogDensities(run, draws, weights);
        double best = double.NegativeInfinity, sum = 0;
        for (int i = 0; i < weights.Length; i++) best = Math.Max(best, weights[i] += draws[i].LogWeight);
        for (int i = 0; i < weights.Length; i++) sum += weights[i] = Math.Exp(weights[i] - best);
        for (int i = 0; i < weights.Length; i++) weights[i] /= sum;
        return weights;
    }

    /// <summary>Number of evaluations whose mean is predicted: a tenth of what the run has by then, at its pace.</summary>
    /// <param name="run">The run.</param>
    /// <param name="compute">Compute, relative to the end of the run.</param>
    internal static double Averaged(ObservedRun run, double compute) => Math.Max(FewestAveraged, AveragedShare * run.Evaluations * Math.Max(1, compute));

    private PredictiveDistribution Mixture(double compute, double low, double noise, Func<CurvePredictor, PosteriorDraw, (double Mean, double Variance)> predict)
    {
        if (!(compute > 0 && double.IsFinite(compute))) throw new ArgumentOutOfRangeException(nameof(compute), compute, "Compute must be above 0 and finite.");
        var predictor = new CurvePredictor(_run, compute / _run.End);
        double[] means = new double[_draws.Length], scales = new double[_draws.Length];
        for (int i = 0; i < means.Length; i++)
        {
            var (mean, variance) = predict(predictor, _draws[i]);
            means[i] = Math.Clamp(mean, low, 1);
            scales[i] = Math.Max(_draws[i].Deviation * Math.Sqrt(Prior.Ahead * variance + noise), LeastScale);
        }
        return new PredictiveDistribution(_weights, means, scales, low);
    }

    /// <summary>Below this scale a distribution is as good as a point.</summary>
    private const double LeastScale = 1e-9;

    /// <summary>
    /// Keeps draws above a threshold with their weight, and a systematic sample of the others with that threshold as weight (Fearnhead and
    /// Clifford 2003): of all samples of that size the one that changes weights the least.
    /// </summary>
    private static (PosteriorDraw[], double[]) Thinned(PosteriorDraw[] draws, double[] weights)
    {
        if (draws.Length <= Kept) return (draws, weights);
        double low = 0, high = 1;
        for (int step = 0; step < 50; step++)
        {
            double middle = (low + high) / 2, count = 0;
            foreach (double weight in weights) count += Math.Min(1, weight / middle);
            if (count > Kept) low = middle;
            else high = middle;
        }
        double threshold = high, passed = 0.5;
        var kept = new List<PosteriorDraw>(Kept);
        var keptWeights = new List<double>(Kept);
        for (int i = 0; i < draws.Length; i++)
        {
            if (weights[i] < threshold)
            {
                passed += weights[i] / threshold;
                if (passed < 1) continue;
                passed -= 1;
            }
            kept.Add(draws[i]);
            keptWeights.Add(Math.Max(weights[i], threshold));
        }
        double all = keptWeights.Sum();
        return ([.. kept], [.. keptWeights.Select(weight => weight / all)]);
    }
}
