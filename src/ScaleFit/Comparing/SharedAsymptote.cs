using ScaleFit.Forecasting;
using ScaleFit.Inference;

namespace ScaleFit.Comparing;

/// <summary>
/// Two recipes refitted with a shared asymptote, the mean of their own, so that their efficiencies are comparable (paper, section 3).
/// Immutable: threads may share it.
/// </summary>
public sealed record SharedAsymptote
{
    private readonly CurveProfile[] _baselines;
    private readonly CurveProfile[] _candidates;

    /// <summary>Change of ln B and ln C_mid for an error of the asymptote. 0 where the runs estimate their run-to-run variation themselves.</summary>
    private readonly (double Efficiency, double Midpoint) _sensitivity;

    private readonly bool _measuresSpread;

    private SharedAsymptote(Recipe baseline, Recipe candidate, ComparisonOptions options)
    {
        Asymptote = (Mean(baseline) + Mean(candidate)) / 2;
        // The error of the mean asymptote for each recipe is half of the run-to-run variation, with opposite signs.
        _measuresSpread = SeedPool.MeasuresSpread(baseline, candidate);
        double miss = _measuresSpread ? 0 : options.Margin * Math.Sqrt(1.0 / baseline.Runs.Count + 1.0 / candidate.Runs.Count) / 2;
        (_baselines, _candidates) = (Fixed(baseline, Asymptote), Fixed(candidate, Asymptote));
        if (miss > 0)
        {
            var (b, c) = (Sensitivity(baseline, _baselines, miss), Sensitivity(candidate, _candidates, miss));
            _sensitivity = (b.Efficiency + c.Efficiency, b.Midpoint + c.Midpoint);
        }
        Efficiency = Walk(Quantity.Efficiency, options)(options.Level).Describe(Quantity.Efficiency, options) with { IsAtSharedAsymptote = true };
        Midpoint = Walk(Quantity.Midpoint, options)(options.Level).Describe(Quantity.Midpoint, options) with { IsAtSharedAsymptote = true };
    }

    /// <summary>The shared asymptote, from 0 to 1.</summary>
    public double Asymptote { get; }

    /// <summary>The effect on efficiency under the shared asymptote, a ratio.</summary>
    public Effect Efficiency { get; internal init; }

    /// <summary>The effect on the midpoint under the shared asymptote, a ratio.</summary>
    public Effect Midpoint { get; internal init; }

    /// <summary>Refits every run of both recipes.</summary>
    internal static SharedAsymptote Fit(Recipe baseline, Recipe candidate, ComparisonOptions options) => new(baseline, candidate, options);

    /// <summary>Makes a function from level to contrast of efficiency or midpoint. It has scratch of its own, for one thread.</summary>
    internal Func<double, Contrast> Walk(Quantity quantity, ComparisonOptions options)
    {
        ProfileWalker[] baselines = [.. _baselines.Select(profile => new ProfileWalker(profile))], candidates = [.. _candidates.Select(profile => new ProfileWalker(profile))];
        double sensitivity = quantity == Quantity.Efficiency ? _sensitivity.Efficiency : _sensitivity.Midpoint;
        return level =>
        {
            // As for the recipes' own curves, the margin enters each single run, or once the variance of a mean of runs.
            double margin = _measuresSpread ? 0 : options.MarginOf(quantity);
            bool isMean = baselines.Length + candidates.Length > 2;
            double own = isMean ? 0 : new Margin(margin, level).HalfWidth;
            LinkScaleEstimate[] b = Estimates(baselines, quantity, level, own), c = Estimates(candidates, quantity, level, own);
            // The margin scales with the level, and so does its effect.
            double slack = sensitivity == 0 ? 0 : sensitivity * new Margin(options.Margin, level).HalfWidth / options.Margin;
            return new Contrast(b, c, SeedPool.Difference(c, b, isMean ? margin : 0, level).Widened(slack));
        };
    }

    private static LinkScaleEstimate[] Estimates(ProfileWalker[] walkers, Quantity quantity, double level, double margin) =>
        [.. walkers.Select(walker => LinkScaleEstimate.Logarithm(walker.AtLevel(level).Parameter(Index(quantity))).Widened(margin))];

    private static double Mean(Recipe recipe) => recipe.Runs.Average(run => run.Curves[0][Quantity.Asymptote.Name].Value);

    private static CurveProfile[] Fixed(Recipe recipe, double asymptote) => [.. recipe.Runs.Select(run => Fixed(run.Curves[0].Profile, asymptote))];

    /// <summary>Refits a run's sigmoid with a fixed asymptote.</summary>
    private static CurveProfile Fixed(CurveProfile own, double asymptote)
    {
        int index = own.Fit.Curve.AsymptoteIndex;
        double value = Math.Clamp(own.Fit.Curve.Solver(index, Math.Clamp(asymptote, 0, 1)), own.Model.Lower[index], own.Model.Upper[index]);
        return ProfileWalker.Fitted(own.Model.Fix(index, value), own.KnownNoise, own.Level).Profile;
    }

    /// <summary>Change of ln B and ln C_mid for an error of the asymptote: the mean over runs of the larger change of both directions. A bound may limit one.</summary>
    private (double Efficiency, double Midpoint) Sensitivity(Recipe recipe, CurveProfile[] at, double miss)
    {
        CurveProfile[] below = Fixed(recipe, Asymptote - miss), above = Fixed(recipe, Asymptote + miss);
        return (Mean(Quantity.Efficiency), Mean(Quantity.Midpoint));

        double Mean(Quantity quantity) => at.Select((profile, i) => Math.Max(Distance(quantity, above[i], profile), Distance(quantity, below[i], profile))).Average();
    }

    private static double Distance(Quantity quantity, CurveProfile one, CurveProfile other) => Math.Abs(Math.Log(one.Fit.Natural(Index(quantity))) - Math.Log(other.Fit.Natural(Index(quantity))));

    private static int Index(Quantity quantity) => Curves.SigmoidCurve.Instance.IndexOf(quantity.Parameter!);
}
