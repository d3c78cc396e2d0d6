using MathNet.Numerics.Distributions;
using ScaleFit.Forecasting;
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
        if ((Beginning(baseline, candidate, margin) ?? BeforeGain(baseline, candidate)) is { } early) return early;
        var (b, c) = (Start(baseline), Start(candidate));
        if (b is not { } from || c is not { } to) return null;
        // Evaluations before training do not depend on how the runs go.
        bool isMeasured = baseline.Runs.Concat(candidate.Runs).All(run => run.Window.FirstEvaluation is not null);
        double deviation = isMeasured ? 0 : Margin.StandardDeviation(margin);
        double error = Math.Sqrt(from.Variance + to.Variance + deviation * deviation * (1.0 / baseline.Runs.Count + 1.0 / candidate.Runs.Count));
        return Math.Abs(to.Mean - from.Mean) <= Math.Max(FindingCatalog.IdenticalRuns, FindingCatalog.StartErrors * error) ? null : FindingCatalog.StartsDiffer.Report(
            Invariant($"The recipes start at different pass rates: {from.Mean:0.000} and {to.Mean:0.000}, which is more than {(isMeasured ? "noise explains" : "noise and margin explain")}."));
    }

    /// <summary>
    /// Compares where both recipes were first evaluated. Better training needs compute, so a large difference where the baseline has hardly
    /// gained comes from elsewhere.
    /// </summary>
    private static Finding? Beginning(Recipe baseline, Recipe candidate, double margin)
    {
        double first = baseline.Runs.Concat(candidate.Runs).Max(run => run.Window.Points[0].Compute);
        if (!baseline.Runs.All(run => Gained(run, first) < FindingCatalog.LittleGain)) return null;
        if (MeasuredDifference.Measure(baseline, candidate, Quantity.PassRateAt(first), margin) is not { } apart) return null;
        return Math.Abs(apart.Value) <= FindingCatalog.BeginningApart + FindingCatalog.StartErrors * apart.StandardError ? null : FindingCatalog.StartsDiffer.Report(
            Invariant($"The recipes differ by {apart.Value:+0.000;-0.000} in pass rate at compute {NumberFormat.Compute(first)}, where the baseline has reached less than {NumberFormat.Level(FindingCatalog.LittleGain)} of its gain."));
    }

    /// <summary>Compares the evaluations before the baseline gains: several measure the start better than the first alone.</summary>
    private static Finding? BeforeGain(Recipe baseline, Recipe candidate)
    {
        var apart = MeasuredDifference.BeforeGain(baseline, candidate, compute => baseline.Runs.All(run => Gained(run, compute) < FindingCatalog.NoGain));
        return apart is null || Math.Abs(apart.Value) <= Math.Max(FindingCatalog.IdenticalRuns, FindingCatalog.StartErrors * apart.StandardError) ? null : FindingCatalog.StartsDiffer.Report(
            Invariant($"The first evaluations of the recipes, where the baseline has reached less than {NumberFormat.Level(FindingCatalog.NoGain)} of its gain, differ by {apart.Value:+0.000;-0.000}, which is more than noise explains."));
    }

    private static double Gained(RunInference run, double compute)
    {
        var curve = run.Curves[0];
        return (curve.Fit.PassRate(compute) - curve["start"].Value) / (curve["asymptote"].Value - curve["start"].Value);
    }

    private static Finding? Compute(Recipe baseline, Recipe candidate)
    {
        double first = candidate.Runs.Max(run => run.Window.Points[0].Compute);
        if (baseline.Runs.All(run => first > run.Curves[0]["midpoint"].Value && first > FindingCatalog.LateBeginning * run.Window.Points[0].Compute))
            return FindingCatalog.ComputeDiffers.Report($"The candidate is first evaluated at {NumberFormat.Compute(first)}, after the midpoint of the baseline. Its beginning is not observed.");
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
