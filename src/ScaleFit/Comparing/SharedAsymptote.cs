using ScaleFit.Forecasting;
using ScaleFit.Inference;

namespace ScaleFit.Comparing;

/// <summary>
/// Two recipes refitted with one ceiling, the mean of their own, so that their efficiencies compare (paper, section 3).
/// </summary>
/// <param name="Asymptote">The shared ceiling, from 0 to 1.</param>
/// <param name="Efficiency">The effect on efficiency under it, a ratio.</param>
/// <param name="Midpoint">The effect on the midpoint under it, a ratio.</param>
public sealed record SharedAsymptote(double Asymptote, Effect Efficiency, Effect Midpoint)
{
    /// <summary>Refits every run of both.</summary>
    internal static SharedAsymptote Of(Recipe baseline, Recipe candidate, ComparisonOptions options)
    {
        double asymptote = (Mean(baseline) + Mean(candidate)) / 2;
        // The mean ceiling misses each recipe's own by half of what identical runs differ by, one from above and one from below.
        double miss = SeedPool.TellsSpread(baseline, candidate) ? 0 : options.Margin * Math.Sqrt(1.0 / baseline.Runs.Count + 1.0 / candidate.Runs.Count) / 2;
        Refit[] baselines = [.. baseline.Runs.Select(Refitted)], candidates = [.. candidate.Runs.Select(Refitted)];
        return new SharedAsymptote(asymptote, Effect(Quantity.Efficiency), Effect(Quantity.Midpoint));

        Refit Refitted(RunInference run) => new(run.Curves[0].Profile, asymptote, miss);

        Effect Effect(Quantity quantity)
        {
            double sway = miss == 0 ? 0 : baselines.Average(run => run.Sway(quantity)) + candidates.Average(run => run.Sway(quantity));
            return Contrast.Effect(quantity, At, options);

            Contrast At(double level)
            {
                Side[] b = [.. baselines.Select(run => run.Side(quantity, level))], c = [.. candidates.Select(run => run.Side(quantity, level))];
                // The margin scales with the level, and what it moves with it.
                double slack = miss == 0 ? 0 : sway * new Margin(options.Margin, level).HalfWidth / options.Margin;
                return new Contrast(b, c, SeedPool.Difference(c, b, 0, level).Widened(slack));
            }
        }
    }

    private static double Mean(Recipe recipe) => recipe.Runs.Average(run => run.Curves[0][Quantity.Asymptote.Name].Value);

    /// <summary>One run with its ceiling held.</summary>
    private sealed class Refit(CurveProfile own, double asymptote, double miss)
    {
        private readonly CurveProfile _at = Held(own, asymptote);

        private readonly Lazy<(CurveProfile Below, CurveProfile Above)> _around = new(() => (Held(own, asymptote - miss), Held(own, asymptote + miss)));

        public Side Side(Quantity quantity, double level) =>
            Comparing.Side.Logarithm(_at.AtLevel(level).Parameter(Comparing.Side.Index(_at.Fit.Curve, quantity.Parameter!), null));

        /// <summary>What a miss of the ceiling moves the quantity by, on the adding scale: the larger of both ways, one of which a bound may cut short.</summary>
        public double Sway(Quantity quantity)
        {
            var (below, above) = _around.Value;
            double at = Log(_at, quantity);
            return Math.Max(Math.Abs(Log(above, quantity) - at), Math.Abs(Log(below, quantity) - at));
        }

        private static double Log(CurveProfile profile, Quantity quantity) =>
            Math.Log(profile.Fit.Natural(Comparing.Side.Index(profile.Fit.Curve, quantity.Parameter!)));

        private static CurveProfile Held(CurveProfile own, double asymptote)
        {
            int index = own.Fit.Curve.AsymptoteIndex;
            double held = Math.Clamp(own.Fit.Curve.Solver(index, Math.Clamp(asymptote, 0, 1)), own.Fitter.Lower[index], own.Fitter.Upper[index]);
            return new CurveProfile(own.Fitter.Holding(index, held), own.KnownNoise, 0.5);
        }
    }
}
