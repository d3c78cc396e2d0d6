using MathNet.Numerics.Statistics;
using ScaleFit.Runs;

namespace ScaleFit.Forecasting;

/// <summary>Agreement of two metrics of one run. A rise that no other metric shows may be an artefact.</summary>
/// <param name="Run">The run.</param>
/// <param name="First">The first metric.</param>
/// <param name="Second">The second metric.</param>
/// <param name="Common">Number of computes at which both were measured.</param>
/// <param name="RankCorrelation">Spearman's rank correlation over those computes, from -1 to 1.</param>
/// <param name="SameOrder">Share of pairs of windows (tenths of the common compute) that both metrics rank in the same order.</param>
internal sealed record MetricAgreement(string Run, string First, string Second, int Common, double RankCorrelation, double SameOrder)
{
    /// <summary>Smallest number of common computes for a comparison.</summary>
    private const int FewestCommon = 5;

    private const int Windows = 10;

    /// <summary>Compares every pair of metrics of each run. Runs with one metric give no result.</summary>
    public static IReadOnlyList<MetricAgreement> Measure(IReadOnlyList<Run> runs) =>
        [.. runs.GroupBy(run => (run.Name, run.Source)).SelectMany(group => Pairs([.. group])).Select(pair => Measure(pair.A, pair.B)).OfType<MetricAgreement>()];

    private static IEnumerable<(Run A, Run B)> Pairs(Run[] runs)
    {
        for (int i = 0; i < runs.Length; i++)
        {
            for (int j = i + 1; j < runs.Length; j++) yield return (runs[i], runs[j]);
        }
    }

    private static MetricAgreement? Measure(Run a, Run b)
    {
        var other = b.Points.ToDictionary(p => p.Compute, p => p.PassRate);
        var common = a.Points.Where(p => other.ContainsKey(p.Compute)).Select(p => (First: p.PassRate, Second: other[p.Compute])).ToArray();
        if (common.Length < FewestCommon) return null;
        double correlation = Correlation.Spearman(common.Select(c => c.First), common.Select(c => c.Second));
        return new MetricAgreement(a.Name, a.Metric, b.Metric, common.Length, double.IsFinite(correlation) ? correlation : 0, OrderedAlike(common));
    }

    private static double OrderedAlike((double First, double Second)[] common)
    {
        int count = Math.Min(Windows, common.Length);
        var means = Enumerable.Range(0, count).Select(k => common[(k * common.Length / count)..((k + 1) * common.Length / count)])
            .Select(part => (First: part.Average(c => c.First), Second: part.Average(c => c.Second))).ToArray();
        int alike = 0, pairs = 0;
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++, pairs++)
            {
                if (Math.Sign(means[j].First - means[i].First) == Math.Sign(means[j].Second - means[i].Second)) alike++;
            }
        }
        return (double)alike / pairs;
    }
}
