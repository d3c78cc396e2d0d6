using ScaleFit.Comparing;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Describes comparisons of recipes in sentences.</summary>
internal static class ComparisonSentences
{
    /// <summary>Forecasts beyond this multiple of a run are extrapolation.</summary>
    private const double Far = 10;

    /// <summary>What the change of recipe does to the curve.</summary>
    public static string Write(RecipeComparison comparison, ComputeUnit unit)
    {
        string name = PlainText.Clean(comparison.Candidate.Name), than = PlainText.Clean(comparison.Baseline.Name);
        var asymptote = comparison[Quantity.Asymptote];
        string kind = comparison.Kind switch
        {
            RecipeKind.CeilingMover => $"{name} changes the asymptote: it is {Apart(asymptote)} than that of {than}.",
            RecipeKind.Both => $"{name} changes both asymptote and efficiency: its asymptote is {Apart(asymptote)} than that of {than}, and its efficiency or midpoint differs.",
            RecipeKind.EfficiencyShaper => $"{name} changes the efficiency: with one asymptote for both, {Shape(comparison)} than {than}. The asymptotes do not differ significantly.",
            RecipeKind.Neither => $"{name} changes neither asymptote nor efficiency: they are equivalent to those of {than}, or do not differ significantly.{Midpoint(comparison)}",
            _ when double.IsNaN(asymptote.Difference.Value) => $"{name} and {than} cannot be compared: a run collapses or is too short.",
            _ => $"The comparison of {name} with {than} is inconclusive: the data does not show whether the asymptotes differ.",
        };
        return comparison.Crossover is { } crossing && (crossing.Interval.Lower ?? crossing.Interval.Upper) is not null ? $"{kind} {Crossing(crossing, name, than, unit)}" : kind;
    }

    /// <summary>Intervals, verdicts, margin, corrections and cuts.</summary>
    /// <param name="report">The comparisons.</param>
    /// <param name="showsPlots">Whether the page shows plots of the intervals.</param>
    public static IEnumerable<string> Basis(ComparisonReport report, bool showsPlots)
    {
        var options = report.Comparing;
        string level = NumberFormat.Level(report.Options.Level), margin = NumberFormat.PassRate(options.Margin);
        bool unbounded = report.Comparisons.SelectMany(comparison => comparison.Effects).Any(effect => effect.Value is not null && effect.Difference.IsOpen)
            || report.Comparisons.Any(comparison => comparison.Crossover is { Interval: { Lower: null } or { Upper: null } });
        bool[] measured = [.. report.Comparisons.Select(comparison => SeedPool.MeasuresSpread(comparison.Baseline, comparison.Candidate))];
        yield return $"Difference: candidate minus baseline. Ratio: candidate over baseline. Intervals: {level} confidence intervals.{(unbounded ? $" {IntervalText.Legend}" : "")}";
        yield return $"Verdict: better (higher asymptote, pass rate or efficiency; lower midpoint or compute), worse, same (equivalent within --resolution, {NumberFormat.PassRate(options.Resolution)} in pass rate or a factor of {NumberFormat.Ratio(options.RatioResolution)}), or inconclusive.";
        if (report.HasSeveral)
        {
            yield return $"p: p-value for no difference, corrected for {report.Metrics.Max(metric => metric.Count)} candidates (Holm). Better and worse also need a p of at most {NumberFormat.PassRate(1 - report.Options.Level)}.";
            yield return "Changes: what differs from the baseline: the asymptote, the efficiency (or midpoint), both or neither.";
        }
        yield return measured.All(m => m) ? "The intervals come from the variation between the runs of each recipe."
            : options.Margin > 0 ? $"The intervals of asymptotes, pass rates and compute include a run-to-run margin of {margin}, those of efficiency and midpoint one of {NumberFormat.Share(options.EfficiencyMargin)} and {NumberFormat.Share(options.MidpointMargin)}{(measured.Any(m => m) ? "; where both recipes have three or more runs, their measured variation is used instead" : "")}."
            : "The intervals have no run-to-run margin: they describe these runs, not their recipes.";
        if (report.HasSeveral && showsPlots)
            yield return "Plots: ● estimate, ├ ┤ interval, ┊ no difference, ◄ ► beyond the plot; the heading has both ends of the scale.";
        if (report.HasSeveral && report.Comparisons.Any(comparison => comparison.Shared is not null))
            yield return "*: both curves are fitted with one asymptote.";
        if (report.CommonUntil is { } until)
            yield return $"All runs are cut at their common compute of {NumberFormat.Compute(until)}.{(report.CollapsesLater.Count == 0 ? "" : $" Beyond it {string.Join(", ", report.CollapsesLater.Select(PlainText.Clean))} {(report.CollapsesLater.Count == 1 ? "collapses" : "collapse")}.")}";
        double shortest = report.Comparisons.SelectMany(comparison => comparison.Baseline.Runs.Concat(comparison.Candidate.Runs)).Min(run => run.Window.Points[^1].Compute);
        if (options.At.Where(at => at > Far * shortest).ToArray() is [var far, ..])
            yield return $"Pass rates at {NumberFormat.Compute(far)} are extrapolated to {NumberFormat.Times(far / shortest)} times the shortest run.";
    }

    private static string Apart(Effect asymptote) =>
        $"{(asymptote.Value is { } apart ? $"{NumberFormat.PassRate(Math.Abs(apart))} " : "")}{(asymptote.Verdict == Verdict.Better ? "higher" : "lower")}";

    private static string Shape(RecipeComparison comparison) => (comparison.EfficiencyEffect.Verdict, comparison.MidpointEffect.Verdict) switch
    {
        (Verdict.Better, _) => "it is more efficient",
        (Verdict.Worse, _) => "it is less efficient",
        (_, Verdict.Better) => "it reaches half of its gain sooner",
        _ => "it reaches half of its gain later",
    };

    private static string Midpoint(RecipeComparison comparison) => comparison.MidpointEffect.Verdict switch
    {
        Verdict.Better => " It reaches half of its gain sooner.",
        Verdict.Worse => " It reaches half of its gain later.",
        _ => "",
    };

    private static string Crossing(Crossover crossing, string candidate, string baseline, ComputeUnit unit)
    {
        var (first, then) = crossing.CandidateLeadsAfter ? (baseline, candidate) : (candidate, baseline);
        return $"The fitted curves cross at {IntervalText.WithInterval(crossing.Compute, crossing.Interval, NumberFormat.Compute)} {unit.Words()}: {first} is higher before, {then} after.";
    }
}
