using ScaleFit.Comparing;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Comparisons in words.</summary>
internal static class ComparisonSentences
{
    /// <summary>Beyond this many times a run a forecast rests on the curve.</summary>
    private const double Far = 10;

    /// <summary>What a change of recipe does to the curve.</summary>
    public static string Write(RecipeComparison comparison, ComputeUnit unit)
    {
        string name = PlainText.Clean(comparison.Candidate.Name), than = PlainText.Clean(comparison.Baseline.Name);
        var (ceiling, efficiency) = (comparison[Quantity.Asymptote], comparison.EfficiencyEffect);
        string ceilings = ceiling.Value is { } apart ? $"by {NumberFormat.PassRate(Math.Abs(apart))}" : "";
        string kind = comparison.Kind switch
        {
            RecipeKind.CeilingMover => $"{name} moves the ceiling: it ends {Way(ceiling, "higher", "lower")} than {than} {ceilings}.",
            RecipeKind.Both => $"{name} moves the ceiling and changes the way there: it ends {Way(ceiling, "higher", "lower")} than {than} {ceilings}.",
            RecipeKind.EfficiencyShaper => $"{name} shapes efficiency: the ceilings are taken as tied, and with one ceiling {Shape(comparison)}.",
            RecipeKind.Neither => $"{name} neither moves the ceiling nor changes the way there by anything that these runs can tell.",
            _ when double.IsNaN(ceiling.Difference.Value) => $"{name} and {than} cannot be compared: a run collapses or is too short.",
            _ => $"Undecided: these runs do not tell whether {name} moves the ceiling of {than}.",
        };
        return comparison.Crossover is { } crossing && (crossing.Interval.Lower ?? crossing.Interval.Upper) is not null ? $"{kind} {Crossing(crossing, name, than, unit)}" : kind;
    }

    /// <summary>What the intervals allow for.</summary>
    public static IEnumerable<string> Basis(ComparisonReport report)
    {
        double level = report.Options.Level;
        string brackets = $"In brackets: {NumberFormat.Level(level)} intervals";
        bool open = report.Comparisons.SelectMany(comparison => comparison.Effects).Any(effect => effect.Value is not null && effect.Difference.IsOpen);
        string where = open ? "; open where the data sets no limit" : "";
        bool[] spread = [.. report.Comparisons.Select(comparison => SeedPool.MeasuresSpread(comparison.Baseline, comparison.Candidate))];
        string margin = NumberFormat.PassRate(report.Comparing.Margin);
        yield return spread.All(told => told) ? $"{brackets} from the spread of the runs of each recipe{where}."
            : report.Comparing.Margin > 0 ? $"{brackets}{where}. Each run's ceiling and pass rates have a margin of {margin}, which is what identical runs differ by{(spread.Any(told => told) ? "; where both recipes have three runs, their own spread" : "")}."
            : $"{brackets} without a margin{where}: they speak of these runs, not of their recipes.";
        if (!spread.All(told => told))
            yield return "Efficiency and midpoint speak of these runs: what identical runs differ by in them takes three runs of both recipes to know.";
        if (report.HasSeveral)
            yield return $"Among {report.Comparisons.Count} candidates some differ by chance: p is corrected for that (Holm), and better or worse takes p of at most {NumberFormat.PassRate(1 - level)} beside the interval.";
        if (report.CommonUntil is { } until)
            yield return $"All runs are cut at {NumberFormat.Compute(until)}, the compute that they share.{(report.CollapsesLater.Count == 0 ? "" : $" Beyond it {string.Join(", ", report.CollapsesLater.Select(PlainText.Clean))} collapses.")}";
        double shortest = report.Comparisons.SelectMany(comparison => comparison.Baseline.Runs.Concat(comparison.Candidate.Runs)).Min(run => run.Window.Points[^1].Compute);
        if (report.Comparing.At.Where(at => at > Far * shortest).ToArray() is [var far, ..])
            yield return $"At {NumberFormat.Compute(far)}, {NumberFormat.Times(far / shortest)} times the shortest run, pass rates rest on the curves, not on data.";
    }

    private static string Shape(RecipeComparison comparison) => (comparison.EfficiencyEffect.Verdict, comparison.MidpointEffect.Verdict) switch
    {
        (Verdict.Better, _) => "it is more efficient",
        (Verdict.Worse, _) => "it is less efficient",
        (_, Verdict.Better) => "it is half-way there sooner",
        _ => "it is half-way there later",
    };

    private static string Crossing(Crossover crossing, string candidate, string baseline, ComputeUnit unit)
    {
        var (first, then) = crossing.CandidateLeadsAfter ? (baseline, candidate) : (candidate, baseline);
        string where = crossing.Interval switch
        {
            { Lower: { } lower, Upper: { } upper } => $"somewhere from {NumberFormat.Compute(lower)} to {NumberFormat.Compute(upper)}",
            { Lower: { } lower } => $"somewhere from {NumberFormat.Compute(lower)} up",
            { Upper: { } upper } => $"somewhere up to {NumberFormat.Compute(upper)}",
            _ => throw new ArgumentException("Where neither end is known, neither is the crossing.", nameof(crossing)),
        };
        return $"The fitted curves cross at {ComputeText.Format(crossing.Compute, unit)} ({where}): {first} leads before, {then} after.";
    }

    private static string Way(Effect effect, string better, string worse) => effect.Verdict == Verdict.Better ? better : worse;
}
