using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Comparing;

/// <summary>Computes contrasts of two recipes at different levels. Scratch of one thread.</summary>
/// <param name="baseline">The baseline.</param>
/// <param name="candidate">The candidate.</param>
/// <param name="options">The options, with the margins for run-to-run variation.</param>
internal sealed class ContrastWalk(Recipe baseline, Recipe candidate, ComparisonOptions options)
{
    private readonly (FitWindow Window, ProfileWalker Walker)[] _baselines = Walkers(baseline), _candidates = Walkers(candidate);

    /// <summary>The contrast of a quantity.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="level">Confidence level.</param>
    public Contrast At(Quantity quantity, double level)
    {
        // The margin enters each single run's interval, or once the variance of a mean of runs.
        double margin = options.MarginOf(quantity);
        bool isMean = quantity.AddsMargin && _baselines.Length + _candidates.Length > 2;
        double own = isMean || SeedPool.MeasuresSpread(baseline, candidate) ? 0 : margin;
        // Compute to reach a pass rate varies with the midpoint, too.
        double along = quantity.AddsMargin || own == 0 ? 0 : new Margin(options.MidpointMargin, level).HalfWidth;
        LinkScaleEstimate[] b = Read(_baselines), c = Read(_candidates);
        return new Contrast(b, c, SeedPool.Difference(c, b, isMean ? margin : 0, level));

        LinkScaleEstimate[] Read((FitWindow Window, ProfileWalker Walker)[] runs) =>
            [.. runs.Select(run => LinkScaleEstimate.Read(run.Window, run.Walker.AtLevel(level), quantity, own).Widened(along))];
    }

    private static (FitWindow Window, ProfileWalker Walker)[] Walkers(Recipe recipe) =>
        [.. recipe.Runs.Select(run => (run.Window, new ProfileWalker(run.Curves[0].Profile)))];
}
