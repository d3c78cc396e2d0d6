using MathNet.Numerics.Distributions;
using ScaleFit.Inference;
using ScaleFit.Runs;
using static System.FormattableString;

namespace ScaleFit.Comparing;

/// <summary>Findings on two recipes together: reasons why their numbers may not be comparable.</summary>
internal static class ComparisonDiagnostics
{
    /// <summary>Finds them, starts first.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="candidate">The candidate.</param>
    /// <param name="margin">Run-to-run margin, half-width at 95% in pass rate.</param>
    public static IReadOnlyList<Finding> Find(Recipe baseline, Recipe candidate, double margin) =>
        [.. new[] { Starts(baseline, candidate, margin), Compute(baseline, candidate) }.OfType<Finding>()];

    private static Finding? Starts(Recipe baseline, Recipe candidate, double margin)
    {
        var (b, c) = (Start(baseline), Start(candidate));
        if (b is not { } from || c is not { } to) return null;
        double deviation = margin / Normal.InvCDF(0, 1, 0.975);
        double error = Math.Sqrt(from.Variance + to.Variance + deviation * deviation * (1.0 / baseline.Runs.Count + 1.0 / candidate.Runs.Count));
        return Math.Abs(to.Mean - from.Mean) <= FindingCatalog.StartErrors * error ? null : FindingCatalog.StartsDiffer.Report(
            Invariant($"The recipes start at different pass rates: {from.Mean:0.000} and {to.Mean:0.000}, which is more than noise and margin explain."));
    }

    private static Finding? Compute(Recipe baseline, Recipe candidate)
    {
        double b = baseline.Runs.Max(run => run.Window.Points[^1].Compute), c = candidate.Runs.Max(run => run.Window.Points[^1].Compute);
        double ratio = Math.Max(b, c) / Math.Min(b, c);
        return ratio < FindingCatalog.ComputeApart ? null : FindingCatalog.ComputeDiffers.Report(
            Invariant($"The recipes end at compute that differs by a factor of {ratio:0}: {NumberFormat.Compute(b)} and {NumberFormat.Compute(c)}."));
    }

    /// <summary>The mean fitted start of a recipe with its variance; null where the start of a run is not determined.</summary>
    private static (double Mean, double Variance)? Start(Recipe recipe)
    {
        (double Value, double Variance)[] starts = [.. recipe.Runs.Select(Start)];
        double mean = starts.Average(start => start.Value), variance = starts.Average(start => start.Variance) / starts.Length;
        return double.IsFinite(mean) && double.IsFinite(variance) ? (mean, variance) : null;
    }

    private static (double Value, double Variance) Start(RunInference run)
    {
        var (curve, start) = (run.Curves[0], run.Curves[0]["start"]);
        // A start without an interval is an evaluation.
        double deviation = start.Interval is not { } interval ? curve.Noise.StandardDeviation
            : interval is { Lower: { } lower, Upper: { } upper } ? (upper - lower) / (2 * Normal.InvCDF(0, 1, 0.5 + run.Level / 2)) : double.PositiveInfinity;
        return (start.Value, deviation * deviation);
    }
}
