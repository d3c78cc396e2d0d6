using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace ScaleFit.Comparing;

/// <summary>Two recipes' values of one quantity at one confidence level, one a run, and their difference.</summary>
/// <param name="Baselines">The baseline's.</param>
/// <param name="Candidates">The candidate's.</param>
/// <param name="Difference">Candidate less baseline.</param>
internal readonly record struct Contrast(Side[] Baselines, Side[] Candidates, Side Difference)
{
    /// <summary>Normal quantiles between which p-values are told: from .99 down to 1e-6.</summary>
    private const double Nearest = 0.0125, Furthest = 4.8916;

    private const double Accuracy = 1e-7;

    /// <summary>Stands for an open end.</summary>
    private const double Most = 1e3;

    /// <summary>The effect with its verdict.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="at">The contrast at a level.</param>
    /// <param name="options">The level, what matters, and whether there are p-values.</param>
    public static Effect Effect(Quantity quantity, Func<double, Contrast> at, ComparisonOptions options)
    {
        var now = at(options.Level);
        return new Effect(quantity, Mean(now.Baselines), Mean(now.Candidates), now.Difference, Says(quantity, now.Difference, options))
        {
            PValue = options.PValues ? PValue(level => at(level).Difference, now.Difference.Value) : null,
        };

        double? Mean(Side[] sides) => quantity.FromAdding(sides.Average(side => side.Value));
    }

    private static Verdict Says(Quantity quantity, Side difference, ComparisonOptions options)
    {
        var gain = difference.AsGain(quantity);
        double matters = options.Matters(quantity);
        return gain.Lower > 0 ? Verdict.Better
            : gain.Upper < 0 ? Verdict.Worse
            : gain.Lower >= -matters && gain.Upper <= matters ? Verdict.Same
            : Verdict.Inconclusive;
    }

    /// <summary>One less the level at which the interval just touches no effect; null where there is no value.</summary>
    private static double? PValue(Func<double, Side> difference, double value)
    {
        if (double.IsNaN(value)) return null;
        if (Excess(Furthest) > 0) return Outside(Furthest);
        if (Excess(Nearest) <= 0) return 1;
        // An end moves nearly in a straight line with the normal quantile of the level.
        return Outside(Brent.FindRoot(Excess, Nearest, Furthest, Accuracy));

        double Excess(double quantile) => Math.Max(Near(difference(1 - Outside(quantile))), -Most);

        double Near(Side side) => value > 0 ? side.Lower : -side.Upper;
    }

    private static double Outside(double quantile) => 2 * Normal.CDF(0, 1, -quantile);
}
