using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using ScaleFit.Runs;

namespace ScaleFit.Posterior;

/// <summary>
/// Learns a prior from finished runs: of each run the first eighth, quarter and half are observed, and the prior is sought under which the mean of
/// the run's last tenth is predicted with the highest density. Safe to call from any thread.
/// </summary>
internal static class PriorLearner
{
    /// <summary>Fewest runs to learn from.</summary>
    public const int FewestRuns = 5;

    private static readonly double[] Parts = [0.125, 0.25, 0.5];


    /// <summary>Draws of a part that are kept for each law. They are thinned by their likelihood to this power, so that a prior can still move them.</summary>
    private const int KeptPerLaw = 200;
    private const double ThinningPower = 0.6;

    /// <summary>A density that is added to every predictive density, so that one outcome that nobody can foresee does not decide.</summary>
    private const double Outlier = 1e-3;

    /// <summary>Weight of what is usual (<see cref="Usual"/>) against the mean log density of an outcome.</summary>
    private const double Shrinkage = 0.01;

    /// <summary>What the parameters are without data, and how far data move them easily.</summary>
    private static readonly double[] Usual = [Math.Log(1.5), Math.Log(0.5), 0, Math.Log(1.5), 0, 0, -0.5, -0.5, -0.5, -1, -1, Math.Log(0.05), 0, Math.Log(1.5), 1, 0];
    private static readonly double[] Freedom = [0.5, 0.4, 1, 0.4, 0.5, 0.5, 1, 1, 1, 1, 1, 1.5, 0.5, 0.4, 1, 0.5];

    private const double Step = 1e-3, GradientTolerance = 1e-4, Tolerance = 1e-6;
    private const int MostSteps = 60, MostStepsWithout = 12;

    /// <summary>A part of a run: draws, and what each predicts for the outcome.</summary>
    private sealed record Part(Run Whole, string Group, ObservedRun Run, PosteriorDraw[] Draws, double[] Means, double[] Variances, double Compute, double Outcome, double Weight);

    /// <summary>Learns one prior from all runs and one for each group without its runs, to judge what is learnt by runs that it has not seen.</summary>
    /// <param name="runs">Finished runs, each with the name of what it has in common with others (its project or model). Groups count alike, softly.</param>
    /// <param name="provenance">Where the runs are from.</param>
    /// <exception cref="ArgumentException">Fewer runs than <see cref="FewestRuns"/> are long enough.</exception>
    public static (CurvePrior All, IReadOnlyDictionary<string, CurvePrior> Without) LearnEach(IReadOnlyList<(Run Run, string Group)> runs, string provenance)
    {
        var parts = Observe(runs);
        double[] all = Minimum(parts, Usual);
        var without = new SortedDictionary<string, CurvePrior>(StringComparer.Ordinal);
        foreach (string group in runs.Select(run => run.Group).Distinct())
        {
            Part[] others = [.. parts.Where(part => part.Group != group)];
            without[group] = Prior(Minimum(others, all, MostStepsWithout), $"{provenance}, without {group}", Count(others), FallRates([.. runs.Where(run => run.Group != group)]));
        }
        return (Prior(all, provenance, Count(parts), FallRates(runs)), without);
    }

    /// <summary>Falls of the runs from each share seen to the end, by the factor that compute grows by.</summary>
    private static FallRate[] FallRates(IReadOnlyList<(Run Run, string Group)> runs) =>
        [.. runs.SelectMany(run => Outcome.Of(run.Run, Parts)).GroupBy(outcome => outcome.Share).OrderByDescending(share => share.Key)
            .Select(share => new FallRate(1 / share.Key, share.Count(), share.Count(outcome => outcome.Falls)))];

    private static Part[] Observe(IReadOnlyList<(Run Run, string Group)> runs)
    {
        var outcomes = runs.SelectMany(run => Outcome.Of(run.Run, Parts).Select(outcome => (run.Group, Outcome: outcome))).Where(o => !o.Outcome.Falls).ToArray();
        var sizes = outcomes.CountBy(o => (o.Group, o.Outcome.Share)).ToDictionary();
        var parts = new Part[outcomes.Length];
        Parallel.For(0, parts.Length, i => parts[i] = Observe(outcomes[i].Outcome, outcomes[i].Group, 1 / Math.Sqrt(sizes[(outcomes[i].Group, outcomes[i].Outcome.Share)])));
        return Count(parts) is var count && count >= FewestRuns
            ? parts
            : throw new ArgumentException($"{count} runs are long enough to learn from, and at least {FewestRuns} are needed.", nameof(runs));
    }

    private static int Count(Part[] parts) => parts.Select(part => part.Whole).Distinct().Count();

    private static double[] Minimum(Part[] parts, double[] start, int mostSteps = MostSteps)
    {
        double least = double.PositiveInfinity;
        double[] best = start;
        double CostAt(Vector<double> parameters)
        {
            double cost = Cost(parts, Prior([.. parameters], "", 0, []), parameters);
            if (cost < least) (least, best) = (cost, [.. parameters]);
            return cost;
        }
        try
        {
            new BfgsMinimizer(GradientTolerance, Tolerance, Tolerance, mostSteps)
                .FindMinimum(ObjectiveFunction.Gradient(CostAt, parameters => Gradient(parts, parameters)), Vector<double>.Build.DenseOfArray(start));
        }
        catch (OptimizationException)
        {
            // MathNet reports the step limit, and a line that descends no further, as exceptions. The best parameters so far are the answer.
        }
        return best;
    }

    private static Vector<double> Gradient(Part[] parts, Vector<double> parameters)
    {
        double[] gradient = new double[parameters.Count];
        double here = Cost(parts, Prior([.. parameters], "", 0, []), parameters);
        Parallel.For(0, gradient.Length, k =>
        {
            var moved = parameters.Clone();
            moved[k] += Step;
            gradient[k] = (Cost(parts, Prior([.. moved], "", 0, []), moved) - here) / Step;
        });
        return Vector<double>.Build.DenseOfArray(gradient);
    }

    private static double Cost(Part[] parts, CurvePrior prior, Vector<double> parameters)
    {
        double sum = 0, all = 0;
        foreach (var part in parts)
        {
            double[] weights = RunPosterior.Weights(part.Run, part.Draws, prior), scales = new double[weights.Length];
            for (int i = 0; i < scales.Length; i++) scales[i] = part.Draws[i].Deviation * Math.Sqrt(prior.Ahead * part.Variances[i] + 1 / RunPosterior.Averaged(part.Run, part.Compute));
            double density = new PredictiveDistribution(weights, part.Means, scales, 0).Density(part.Outcome);
            sum -= part.Weight * Math.Log(density + Outlier);
            all += part.Weight;
        }
        double shrinkage = 0;
        for (int k = 0; k < Usual.Length; k++) shrinkage += Math.Pow((parameters[k] - Usual[k]) / Freedom[k], 2);
        return sum / all + Shrinkage * shrinkage;
    }

    private static CurvePrior Prior(double[] p, string provenance, int runs, FallRate[] falls)
    {
        double[] laws = [1, .. Enumerable.Range(6, 5).Select(k => Math.Exp(p[k]))];
        return new CurvePrior
        {
            Provenance = provenance,
            Runs = runs,
            EfficiencyMean = p[0],
            EfficiencyScale = Math.Exp(p[1]),
            MidpointMean = p[2],
            MidpointScale = Math.Exp(p[3]),
            GainFirst = Math.Exp(p[4]),
            GainSecond = Math.Exp(p[5]),
            Laws = [.. laws.Select(law => law / laws.Sum())],
            DiscrepancyMean = p[11],
            DiscrepancySlope = p[12],
            DiscrepancyScale = Math.Exp(p[13]),
            White = 1 / (1 + 6 * Math.Exp(-p[14])),
            Ahead = Math.Exp(p[15]),
            FallRates = falls,
        };
    }

    private static Part Observe(Outcome outcome, string group, double weight)
    {
        var run = ObservedRun.Of(outcome.Window);
        var draws = Thinned(DrawSampler.Draw(run));
        var predictor = new CurvePredictor(run, outcome.Compute / run.End);
        double[] means = new double[draws.Length], variances = new double[draws.Length];
        for (int i = 0; i < draws.Length; i++)
        {
            (double mean, variances[i]) = predictor.At(draws[i]);
            means[i] = Math.Clamp(mean, 0, 1);
        }
        return new Part(outcome.Run, group, run, draws, means, variances, outcome.Compute / run.End, outcome.PassRate, weight);
    }

    /// <summary>A systematic sample of each law's draws.</summary>
    private static PosteriorDraw[] Thinned(PosteriorDraw[] draws)
    {
        var kept = new List<PosteriorDraw>();
        foreach (var law in draws.GroupBy(draw => draw.Law))
        {
            double best = law.Max(draw => draw.LogWeight), all = law.Sum(draw => Math.Exp(ThinningPower * (draw.LogWeight - best))), passed = 0.5;
            foreach (var draw in law)
            {
                // A draw expected more than once is kept once, with its own weight.
                double expected = KeptPerLaw * Math.Exp(ThinningPower * (draw.LogWeight - best)) / all;
                passed += Math.Min(1, expected);
                if (passed < 1) continue;
                passed -= 1;
                kept.Add(draw with { LogWeight = draw.LogWeight - Math.Log(Math.Min(1, expected)) });
            }
        }
        return [.. kept];
    }
}
