using MathNet.Numerics;

namespace ScaleFit.Posterior;

/// <summary>
/// What is known about runs before their log is read: how laws, efficiency, midpoint, gain and fluctuations are distributed over runs. Learnt from
/// runs (METHOD.md, posterior), and stored as a file with its provenance. Immutable: threads may share it.
/// </summary>
public sealed record CurvePrior
{
    /// <summary>Degrees of freedom of the distributions of ln B and of ln(C50 / end of the run). Heavy tails: no shape is ruled out.</summary>
    private const double ShapeFreedom = 5;

    /// <summary>ln of the evaluation noise to which <see cref="DiscrepancyMean"/> refers: about 0.03.</summary>
    private const double ReferenceLogDeviation = -3.5;

    /// <summary>Where the prior was learnt: what the runs were, and by which command.</summary>
    public required string Provenance { get; init; }

    /// <summary>Number of runs it was learnt from.</summary>
    public required int Runs { get; init; }

    /// <summary>Center of ln B.</summary>
    public required double EfficiencyMean { get; init; }

    /// <summary>Scale of ln B.</summary>
    public required double EfficiencyScale { get; init; }

    /// <summary>Center of ln(C50 / end of the run).</summary>
    public required double MidpointMean { get; init; }

    /// <summary>Scale of ln(C50 / end of the run).</summary>
    public required double MidpointScale { get; init; }

    /// <summary>First parameter of the beta distribution of the gain, as a share of 1 minus the start.</summary>
    public required double GainFirst { get; init; }

    /// <summary>Second parameter of that beta distribution.</summary>
    public required double GainSecond { get; init; }

    /// <summary>Prior probability of each law, in the order of <see cref="GrowthLaw"/>.</summary>
    public required IReadOnlyList<double> Laws { get; init; }

    /// <summary>Center of ln of the variance of the discrepancy per e-fold of compute, relative to the evaluation noise, at noise of 0.03.</summary>
    public required double DiscrepancyMean { get; init; }

    /// <summary>How that center moves with ln of the evaluation noise. At -2 the discrepancy does not depend on it.</summary>
    public required double DiscrepancySlope { get; init; }

    /// <summary>Scale of ln of that variance.</summary>
    public required double DiscrepancyScale { get; init; }

    /// <summary>Prior probability that a run has no correlated noise.</summary>
    public required double White { get; init; }

    /// <summary>Factor on the variance of the discrepancy beyond the data.</summary>
    public required double Ahead { get; init; }

    /// <summary>How often runs fell as their compute grew by a factor, by increasing factor. Empty where it was not counted.</summary>
    public required IReadOnlyList<FallRate> FallRates { get; init; }

    /// <summary>The prior learnt from public runs, which is part of the library.</summary>
    public static CurvePrior Public => CurvePriorFile.Public;

    /// <summary>The rate for the factor nearest to a given one; null where none was counted.</summary>
    internal FallRate? FallRateAt(double ratio) => FallRates.MinBy(rate => Math.Abs(Math.Log(rate.Ratio / ratio)));

    /// <summary>Whether every number lies in its range. A file may hold anything.</summary>
    internal bool IsValid =>
        Provenance is not null && FallRates is not null && FallRates.All(rate => rate is { Ratio: > 1, Runs: >= 0 } && rate.Fell >= 0 && rate.Fell <= rate.Runs && double.IsFinite(rate.Ratio))
        && Laws is { Count: LawCount } && Laws.All(law => law is > 0 and <= 1)
        && double.IsFinite(EfficiencyMean + MidpointMean + DiscrepancyMean + DiscrepancySlope)
        && new[] { EfficiencyScale, MidpointScale, GainFirst, GainSecond, DiscrepancyScale, Ahead }.All(scale => scale > 0 && double.IsFinite(scale))
        && White is > 0 and < 1;

    private const int LawCount = (int)GrowthLaw.Constant + 1;

    /// <summary>ln of the prior's density for draws of a run, up to a constant.</summary>
    /// <param name="run">The run.</param>
    /// <param name="draws">The draws.</param>
    /// <param name="logDensities">Receives one number per draw.</param>
    internal void LogDensities(ObservedRun run, ReadOnlySpan<PosteriorDraw> draws, Span<double> logDensities)
    {
        double[] models = LogModels(run.LogDeviation), laws = [.. Laws.Select(static law => Math.Log(law))];
        double beta = SpecialFunctions.GammaLn(GainFirst + GainSecond) - SpecialFunctions.GammaLn(GainFirst) - SpecialFunctions.GammaLn(GainSecond);
        double shape = beta - Math.Log(EfficiencyScale * MidpointScale) + 2 * LogStudentConstant;
        for (int i = 0; i < draws.Length; i++)
        {
            ref readonly var draw = ref draws[i];
            double density = laws[(int)draw.Law] + models[draw.Fluctuation];
            if (draw.Law != GrowthLaw.Constant)
            {
                double room = Math.Max(1 - draw.Start, 1e-3), share = Math.Clamp(draw.Gain / room, 1e-6, 1 - 1e-6);
                double efficiency = (draw.LogEfficiency - EfficiencyMean) / EfficiencyScale, midpoint = (draw.Midpoint - MidpointMean) / MidpointScale;
                density += shape + (GainFirst - 1) * Math.Log(share) + (GainSecond - 1) * Math.Log(1 - share) - Math.Log(room)
                    - (ShapeFreedom + 1) / 2 * Math.Log((1 + efficiency * efficiency / ShapeFreedom) * (1 + midpoint * midpoint / ShapeFreedom));
            }
            logDensities[i] = density;
        }
    }

    private static double LogStudentConstant { get; } =
        SpecialFunctions.GammaLn((ShapeFreedom + 1) / 2) - SpecialFunctions.GammaLn(ShapeFreedom / 2) - 0.5 * Math.Log(ShapeFreedom * Math.PI);

    /// <summary>ln of the prior probability of each model of fluctuation.</summary>
    private double[] LogModels(double logDeviation)
    {
        double center = DiscrepancyMean + DiscrepancySlope * (logDeviation - ReferenceLogDeviation);
        double correlated = Math.Log((1 - White) / Fluctuation.All.Where(model => model.Drift > 0).Select(model => (model.Drift, model.CorrelationLength)).Distinct().Count());
        double[] logs = [.. Fluctuation.All.Select(model =>
        {
            double z = (Math.Log(model.Discrepancy) - center) / DiscrepancyScale;
            return -(ShapeFreedom + 1) / 2 * Math.Log(1 + z * z / ShapeFreedom) + (model.Drift > 0 ? correlated : Math.Log(White));
        })];
        double best = logs.Max(), all = best + Math.Log(logs.Sum(log => Math.Exp(log - best)));
        return [.. logs.Select(log => log - all)];
    }
}
