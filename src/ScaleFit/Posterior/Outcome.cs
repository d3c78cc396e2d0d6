using ScaleFit.Runs;

namespace ScaleFit.Posterior;

/// <summary>The end of a finished run as seen from an earlier part of it. Immutable: threads may share it.</summary>
/// <param name="Run">The whole run.</param>
/// <param name="Share">The share of the run's compute that was seen.</param>
/// <param name="Window">The window of the part.</param>
/// <param name="Compute">Mean compute of the run's last tenth.</param>
/// <param name="PassRate">Mean pass rate there.</param>
/// <param name="LastValue">Mean pass rate of the last tenth of the part.</param>
/// <param name="Falls">Whether the run falls from the part to its end by more than 0.05 and than noise explains.</param>
internal sealed record Outcome(Run Run, double Share, FitWindow Window, double Compute, double PassRate, double LastValue, bool Falls)
{
    /// <summary>Fewest evaluations of a run, of a part, and of an average.</summary>
    private const int FewestEvaluations = 40, FewestInPart = 10, FewestAveraged = 3;

    /// <summary>A fall is larger than this, and than this many standard errors. A third of the evaluations count as independent.</summary>
    private const double LeastFall = 0.05, StandardErrors = 4, Correlation = 3;

    private const double LastShare = 0.1;

    /// <summary>The outcomes of a run, one for each share of its compute that has enough evaluations. None for a short run.</summary>
    public static IEnumerable<Outcome> Of(Run run, IEnumerable<double> shares)
    {
        var points = run.Points;
        if (points.Count < FewestEvaluations) yield break;
        double first = points[0].Compute, end = points[^1].Compute;
        RunPoint[] tail = [.. points.Where(point => point.Compute >= end - LastShare * (end - first))];
        double outcome = tail.Average(point => point.PassRate), deviation = Deviation(points);
        foreach (double share in shares)
        {
            var window = FitWindow.Choose(run, WindowOptions.Default with { Until = share * end });
            var seen = points.TakeWhile(point => point.Compute <= share * end).ToArray();
            if (seen.Length < FewestInPart || window.Points.Count < 2) continue;
            int averaged = Math.Max(FewestAveraged, seen.Length / 10);
            double last = seen.TakeLast(averaged).Average(point => point.PassRate);
            double error = deviation * Math.Sqrt(Correlation / averaged + Correlation / tail.Length);
            yield return new Outcome(run, share, window, tail.Average(point => point.Compute), outcome, last, last - outcome > Math.Max(LeastFall, StandardErrors * error));
        }
    }

    /// <summary>The standard deviation of evaluations around a running mean over a tenth of the run.</summary>
    private static double Deviation(IReadOnlyList<RunPoint> points)
    {
        int half = Math.Max(FewestAveraged, points.Count / 10) / 2;
        double squares = 0;
        for (int i = 0; i < points.Count; i++)
        {
            double mean = 0;
            int from = Math.Max(0, i - half), until = Math.Min(points.Count, i + half + 1);
            for (int j = from; j < until; j++) mean += points[j].PassRate / (until - from);
            squares += (points[i].PassRate - mean) * (points[i].PassRate - mean);
        }
        return Math.Sqrt(squares / points.Count);
    }
}
