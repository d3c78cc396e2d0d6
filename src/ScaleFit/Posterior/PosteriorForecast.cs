using System.Text.Json.Serialization;
using ScaleFit.Inference;

namespace ScaleFit.Posterior;

/// <summary>The posterior forecast of one run: laws averaged by their weight (METHOD.md, posterior). Immutable: threads may share it.</summary>
/// <param name="Prior">Where the prior was learnt.</param>
/// <param name="Laws">The laws with their weights, which add up to 1, the heaviest first.</param>
/// <param name="PassRates">Pass rates, in the order of the options.</param>
/// <param name="Targets">Targets, in the order of the options.</param>
public sealed record PosteriorForecast(string Prior, IReadOnlyList<LawWeight> Laws, IReadOnlyList<PassRateForecast> PassRates, IReadOnlyList<TargetForecast> Targets)
{
    /// <summary>Effective number of draws behind the forecast. The fewer, the less certain are the ends of its intervals.</summary>
    public required double EffectiveDraws { get; init; }
}

/// <summary>The weight of a law in the posterior. Immutable: threads may share it.</summary>
/// <param name="Law">The law.</param>
/// <param name="Weight">Its weight, from 0 to 1.</param>
public sealed record LawWeight(GrowthLaw Law, double Weight);

/// <summary>The pass rate at one compute. Immutable: threads may share it.</summary>
/// <param name="Compute">Compute, in the unit of the run.</param>
/// <param name="Median">The median.</param>
/// <param name="ThisRun">The prediction interval of this run, at the level of the analysis.</param>
/// <param name="NextRun">The prediction interval of the next run of the recipe: wider by the run-to-run margin.</param>
/// <param name="Quantiles">Quantiles of this run's pass rate, by increasing probability.</param>
public sealed record PassRateForecast(double Compute, double Median, Interval ThisRun, Interval NextRun, IReadOnlyList<Quantile> Quantiles)
{
    /// <summary>The change of the pass rate since the end of the run, as median and interval; null within the run.</summary>
    public Estimate? Gain { get; init; }

    /// <summary>The probability that the pass rate rises by at least the gain asked for; null within the run and without such a gain.</summary>
    public double? WorthProbability { get; init; }

    /// <summary>How often runs fell over such a distance; null within the run.</summary>
    public FallRate? Falls { get; init; }
}

/// <summary>A quantile. Immutable: threads may share it.</summary>
/// <param name="Probability">Probability, between 0 and 1.</param>
/// <param name="Value">The value that is not exceeded with it.</param>
public sealed record Quantile(double Probability, double Value);

/// <summary>The compute to reach a pass rate. Immutable: threads may share it.</summary>
/// <param name="PassRate">The pass rate.</param>
/// <param name="By">The compute by which it is reached or not: the largest one asked for, or a hundred times that of the run.</param>
/// <param name="Probability">The probability that it is reached by then.</param>
/// <param name="Median">The compute at which it is as likely reached as not; null where that is beyond <paramref name="By"/>.</param>
/// <param name="Compute">The interval of the compute, at the level of the analysis. An end beyond <paramref name="By"/> is null.</param>
public sealed record TargetForecast(double PassRate, double By, double Probability, double? Median, Interval Compute);

/// <summary>How often runs fell by more than 0.05 in pass rate while their compute grew by a factor: a base rate of the runs the prior was learnt from. Immutable: threads may share it.</summary>
/// <param name="Ratio">The factor.</param>
/// <param name="Runs">Number of runs.</param>
/// <param name="Fell">Number of those that fell.</param>
public sealed record FallRate(double Ratio, int Runs, int Fell)
{
    /// <summary>The share that fell.</summary>
    [JsonIgnore]
    public double Share => Runs == 0 ? 0 : (double)Fell / Runs;
}
