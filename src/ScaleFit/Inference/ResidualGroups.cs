using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>Groups of residuals that alternate along compute: evaluations of several runs in one log, or failed evaluations logged as 0 or 1.</summary>
/// <param name="Count">Number of groups, 2 or 3.</param>
/// <param name="Few">Number of evaluations in the smaller part of the first split.</param>
/// <param name="Distance">Distance of the means of both parts, in pass rate.</param>
internal sealed record ResidualGroups(int Count, int Few, double Distance)
{
    /// <summary>
    /// Splits residuals at the value that explains most of their variance (Otsu, IEEE Transactions on Systems, Man, and Cybernetics 1979), and one
    /// part once more where that explains too little.
    /// </summary>
    /// <param name="residuals">Residuals by increasing compute.</param>
    /// <returns>The groups; null where they explain too little of the variance, are too small, or do not alternate.</returns>
    public static ResidualGroups? Find(ReadOnlySpan<double> residuals)
    {
        int n = residuals.Length;
        double[] sorted = residuals.ToArray();
        Array.Sort(sorted);
        double total = SumOfSquares(sorted);
        var (low, explained) = Split(sorted);
        int few = Math.Min(low, n - low);
        if (few < Math.Max(FindingCatalog.FewestGrouped, FindingCatalog.LeastGrouped * n)) return null;
        int count = explained > FindingCatalog.GroupedVariance * total ? 2
            : explained + Math.Max(Split(sorted.AsSpan(0, low)).Explained, Split(sorted.AsSpan(low)).Explained) > FindingCatalog.ThriceGroupedVariance * total ? 3 : 0;
        int changes = 0;
        for (int i = 1; i < n; i++)
        {
            if (residuals[i] < sorted[low] != residuals[i - 1] < sorted[low]) changes++;
        }
        return count == 0 || changes < few ? null : new ResidualGroups(count, few, Mean(sorted.AsSpan(low)) - Mean(sorted.AsSpan(0, low)));
    }

    /// <summary>The size of the lower part, and the sum of squares that the split explains.</summary>
    private static (int Low, double Explained) Split(ReadOnlySpan<double> sorted)
    {
        double mean = Mean(sorted), sum = 0, best = 0;
        int low = 0;
        for (int k = 1; k < sorted.Length; k++)
        {
            sum += sorted[k - 1] - mean;
            double between = sum * sum / k + sum * sum / (sorted.Length - k);
            if (between > best) (best, low) = (between, k);
        }
        return (low, best);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum / values.Length;
    }

    private static double SumOfSquares(ReadOnlySpan<double> values)
    {
        double mean = Mean(values), sum = 0;
        foreach (double value in values) sum += (value - mean) * (value - mean);
        return sum;
    }
}
