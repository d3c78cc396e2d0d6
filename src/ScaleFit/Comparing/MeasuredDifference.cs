using MathNet.Numerics.Distributions;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Comparing;

/// <summary>
/// The difference of two recipes in measured pass rate, candidate minus baseline: means of evaluations of both, without a curve.
/// Immutable: threads may share it.
/// </summary>
/// <param name="Value">The difference.</param>
/// <param name="StandardError">Its standard error, from correlated noise and run-to-run variation.</param>
/// <param name="DegreesOfFreedom">Those of the standard error: Welch's where the runs measure their own variation, otherwise infinite.</param>
internal sealed record MeasuredDifference(double Value, double StandardError, double DegreesOfFreedom)
{
    /// <summary>The one-sided lower confidence bound.</summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    public double Lower(double level) => Value - Quantile(level) * StandardError;

    /// <summary>The one-sided upper confidence bound.</summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    public double Upper(double level) => Value + Quantile(level) * StandardError;

    /// <summary>
    /// Measures the evaluations that belong to a quantity: the last tenth of each run for the asymptote, and the evaluations around a compute
    /// for the pass rate there.
    /// </summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="candidate">The candidate.</param>
    /// <param name="quantity">The quantity.</param>
    /// <param name="margin">Run-to-run margin, half-width at 95% in pass rate; not used where the runs of both recipes measure their own variation.</param>
    /// <returns>The difference; null where the quantity is not a pass rate, or its compute is not within all runs.</returns>
    public static MeasuredDifference? Measure(Recipe baseline, Recipe candidate, Quantity quantity, double margin)
    {
        if (quantity == Quantity.Asymptote) return Between(baseline, candidate, margin, run => LastTenth(run.Window.Points));
        if (quantity.PassRateCompute is not { } compute) return null;
        RunInference[] all = [.. baseline.Runs, .. candidate.Runs];
        double first = all.Max(run => run.Window.Points[0].Compute), last = all.Min(run => run.Window.Points[^1].Compute);
        if (compute < first || compute > last) return null;
        // The same stretch of compute for all runs, because pass rates rise along it.
        double reach = Math.Max((last - first) / (2 * FindingCatalog.EndShare), all.Max(run => Reach(run.Window.Points, compute)));
        return Between(baseline, candidate, margin, run => [.. run.Window.Points.Where(point => Math.Abs(point.Compute - compute) <= reach)]);
    }

    /// <summary>Measures the evaluations at the largest compute that all runs reach.</summary>
    /// <inheritdoc cref="Measure"/>
    public static MeasuredDifference? AtSharedEnd(Recipe baseline, Recipe candidate, double margin) =>
        Measure(baseline, candidate, Quantity.PassRateAt(baseline.Runs.Concat(candidate.Runs).Min(run => run.Window.Points[^1].Compute)), margin);

    /// <summary>Measures the evaluations before the baseline gains, those of the early regime included. Training has no part in them, so there is no margin.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="candidate">The candidate.</param>
    /// <param name="isBefore">Whether a compute lies before the gain.</param>
    /// <returns>The difference; null where a run has too few evaluations there.</returns>
    public static MeasuredDifference? BeforeGain(Recipe baseline, Recipe candidate, Func<double, bool> isBefore)
    {
        return baseline.Runs.Concat(candidate.Runs).Any(run => Early(run).Length < FindingCatalog.FewestAtEnd) ? null : Between(baseline, candidate, 0, Early);

        RunPoint[] Early(RunInference run) => [.. run.Run.Points.Where(point => !(point.Compute < run.Window.Options.From) && isBefore(point.Compute))];
    }

    private static RunPoint[] LastTenth(IReadOnlyList<RunPoint> points) =>
        [.. points.TakeLast(LateCollapse.EndCount(points.Count))];

    /// <summary>The distance in compute within which a run has enough evaluations for a mean.</summary>
    private static double Reach(IReadOnlyList<RunPoint> points, double compute) =>
        points.Select(point => Math.Abs(point.Compute - compute)).Order().ElementAt(Math.Min(points.Count, FindingCatalog.FewestAtEnd) - 1);

    private static MeasuredDifference Between(Recipe baseline, Recipe candidate, double margin, Func<RunInference, RunPoint[]> choose)
    {
        double deviation = Margin.StandardDeviation(margin);
        (double Mean, double Variance)[] b = Means(baseline), c = Means(candidate);
        double difference = c.Average(run => run.Mean) - b.Average(run => run.Mean);
        return SeedPool.Welch([.. c.Select(run => run.Mean)], [.. b.Select(run => run.Mean)]) is { } welch
            ? new MeasuredDifference(difference, welch.Error, welch.DegreesOfFreedom)
            : new MeasuredDifference(difference, Math.Sqrt(Variance(b) + Variance(c)), double.PositiveInfinity);

        (double Mean, double Variance)[] Means(Recipe recipe) => [.. recipe.Runs.Select(run => Mean(choose(run), run.Curves[0].Noise))];

        double Variance((double Mean, double Variance)[] runs) => (deviation * deviation + runs.Average(run => run.Variance)) / runs.Length;
    }

    /// <summary>The one-sided quantile of the standardised difference.</summary>
    private double Quantile(double level) => double.IsFinite(DegreesOfFreedom) ? StudentT.InvCDF(0, 1, DegreesOfFreedom, level) : Normal.InvCDF(0, 1, level);

    private static (double Mean, double Variance) Mean(RunPoint[] points, NoiseEstimate noise) => (points.Average(point => point.PassRate), NoiseStatistics.VarianceOfMean(points, noise));
}
