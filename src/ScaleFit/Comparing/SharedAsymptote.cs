using ScaleFit.Fitting;
using ScaleFit.Forecasting;
using ScaleFit.Inference;

namespace ScaleFit.Comparing;

/// <summary>
/// Two recipes refitted with one ceiling, the mean of their own, so that their efficiencies compare (paper, section 3).
/// Immutable: threads may share it.
/// </summary>
/// <param name="Asymptote">The shared ceiling, from 0 to 1.</param>
/// <param name="Efficiency">The effect on efficiency under it, a ratio.</param>
/// <param name="Midpoint">The effect on the midpoint under it, a ratio.</param>
public sealed record SharedAsymptote(double Asymptote, Effect Efficiency, Effect Midpoint)
{
    /// <summary>Refits every run of both.</summary>
    internal static SharedAsymptote Fit(Recipe baseline, Recipe candidate, ComparisonOptions options)
    {
        double asymptote = (Mean(baseline) + Mean(candidate)) / 2;
        // The mean ceiling misses each recipe's own by half of what identical runs differ by, one from above and one from below.
        double miss = SeedPool.TellsSpread(baseline, candidate) ? 0 : options.Margin * Math.Sqrt(1.0 / baseline.Runs.Count + 1.0 / candidate.Runs.Count) / 2;
        Refit[] baselines = [.. baseline.Runs.Select(Refitted)], candidates = [.. candidate.Runs.Select(Refitted)];
        return new SharedAsymptote(asymptote, Effect(Quantity.Efficiency), Effect(Quantity.Midpoint));

        Refit Refitted(RunInference run) => new(run.Curves[0].Profile, asymptote, miss);

        Effect Effect(Quantity quantity)
        {
            double sensitivity = miss == 0 ? 0 : baselines.Average(run => run.Sensitivity(quantity)) + candidates.Average(run => run.Sensitivity(quantity));
            return Contrast.Effect(quantity, Walk, options);

            Func<double, Contrast> Walk()
            {
                ProfileWalker[] ofBaselines = [.. baselines.Select(run => new ProfileWalker(run.Profile))], ofCandidates = [.. candidates.Select(run => new ProfileWalker(run.Profile))];
                return level =>
                {
                    LinkScaleEstimate[] b = Estimates(ofBaselines, quantity, level), c = Estimates(ofCandidates, quantity, level);
                    // The margin scales with the level, and with it what the margin moves.
                    double slack = miss == 0 ? 0 : sensitivity * new Margin(options.Margin, level).HalfWidth / options.Margin;
                    return new Contrast(b, c, SeedPool.Difference(c, b, 0, level).Widened(slack));
                };
            }
        }
    }

    private static LinkScaleEstimate[] Estimates(ProfileWalker[] walkers, Quantity quantity, double level) => [.. walkers.Select(walker =>
        LinkScaleEstimate.Logarithm(walker.AtLevel(level).Parameter(LinkScaleEstimate.Index(walker.Profile.Fit.Curve, quantity.Parameter!))))];

    private static double Mean(Recipe recipe) => recipe.Runs.Average(run => run.Curves[0][Quantity.Asymptote.Name].Value);

    /// <summary>One run with its ceiling fixed.</summary>
    private sealed class Refit(CurveProfile own, double asymptote, double miss)
    {
        private readonly Lazy<(CurveFit Below, CurveFit Above)> _around = new(() => (Fixed(own, asymptote - miss).Fit, Fixed(own, asymptote + miss).Fit));

        public CurveProfile Profile { get; } = Fixed(own, asymptote);

        /// <summary>What a miss of the ceiling moves the quantity by, on the link scale: the larger of both ways, one of which a bound may cut short.</summary>
        public double Sensitivity(Quantity quantity)
        {
            var (below, above) = _around.Value;
            double at = Log(Profile.Fit, quantity);
            return Math.Max(Math.Abs(Log(above, quantity) - at), Math.Abs(Log(below, quantity) - at));
        }

        private static double Log(CurveFit fit, Quantity quantity) => Math.Log(fit.Natural(LinkScaleEstimate.Index(fit.Curve, quantity.Parameter!)));

        private static CurveProfile Fixed(CurveProfile own, double asymptote)
        {
            int index = own.Fit.Curve.AsymptoteIndex;
            double value = Math.Clamp(own.Fit.Curve.Solver(index, Math.Clamp(asymptote, 0, 1)), own.Model.Lower[index], own.Model.Upper[index]);
            return ProfileWalker.Fitted(own.Model.Fix(index, value), own.KnownNoise, own.Level).Profile;
        }
    }
}
