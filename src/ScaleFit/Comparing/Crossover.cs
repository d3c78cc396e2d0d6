using ScaleFit.Forecasting;
using ScaleFit.Inference;

namespace ScaleFit.Comparing;

/// <summary>The crossing of the fitted curves of two recipes. Immutable: threads may share it.</summary>
/// <param name="Compute">The compute of the last crossing, in the unit of the runs.</param>
/// <param name="Interval">The range of compute around the crossing in which neither recipe leads significantly. An end that is not bounded is null.</param>
/// <param name="CandidateLeadsAfter">Whether the candidate leads beyond the crossing.</param>
public sealed record Crossover(double Compute, Interval Interval, bool CandidateLeadsAfter)
{
    /// <summary>Largest compute of the search, as a multiple of the longest run.</summary>
    private const double Furthest = 100;

    private const int Steps = 200;

    private const int Coarse = 12;

    private const double Accuracy = 1e-6;

    /// <summary>Finds the last crossing within the runs and up to a hundred times beyond, or null.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="candidate">The candidate.</param>
    /// <param name="difference">A function from compute to candidate minus baseline in pass rate, with its interval.</param>
    internal static Crossover? Find(Recipe baseline, Recipe candidate, Func<double, LinkScaleEstimate> difference)
    {
        var points = baseline.Runs.Concat(candidate.Runs).SelectMany(run => run.Window.Points).ToArray();
        double first = Math.Log(points.Min(p => p.Compute)), last = Math.Log(points.Max(p => p.Compute) * Furthest);
        for (int i = Steps; i > 0; i--)
        {
            double left = Between(first, last, (i - 1.0) / Steps), right = Between(first, last, (double)i / Steps);
            if (Gap(left) * Gap(right) >= 0) continue;
            bool candidateAfter = Gap(right) > 0;
            double root = MonotoneRoot.Find(x => candidateAfter ? Gap(x) : -Gap(x), left, right, Accuracy);
            return new Crossover(Math.Exp(root), new Interval(SignificantLead(root, first, leads: !candidateAfter), SignificantLead(root, last, leads: candidateAfter)), candidateAfter);
        }
        return null;

        double Gap(double logCompute) => Mean(candidate, logCompute) - Mean(baseline, logCompute);

        // The nearest compute in this direction at which the leading recipe leads significantly.
        double? SignificantLead(double from, double to, bool leads)
        {
            for (int i = 1; i <= Coarse; i++)
            {
                double near = Between(from, to, (i - 1.0) / Coarse), far = Between(from, to, (double)i / Coarse);
                if (!Shows(far, leads)) continue;
                while (Math.Abs(far - near) > 1e-3)
                {
                    double middle = (near + far) / 2;
                    if (Shows(middle, leads)) far = middle;
                    else near = middle;
                }
                return Math.Exp(far);
            }
            return null;
        }

        bool Shows(double logCompute, bool leads) => difference(Math.Exp(logCompute)) is var d && (leads ? d.Lower > 0 : d.Upper < 0);
    }

    private static double Mean(Recipe recipe, double logCompute) => recipe.Runs.Average(run => run.Curves[0].Fit.PassRate(Math.Exp(logCompute)));

    private static double Between(double a, double b, double share) => a + (b - a) * share;
}
