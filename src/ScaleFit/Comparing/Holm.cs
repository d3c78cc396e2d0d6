namespace ScaleFit.Comparing;

/// <summary>Holm's correction of p-values for several candidates (Holm 1979).</summary>
internal static class Holm
{
    /// <summary>Adjusted p-values in the same order, each at most 1. A null stays null and does not count.</summary>
    public static double?[] Adjust(IReadOnlyList<double?> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).Where(i => values[i] is not null).OrderBy(i => values[i])];
        var adjusted = new double?[values.Count];
        double largest = 0;
        for (int rank = 0; rank < order.Length; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Length - rank) * values[order[rank]]!.Value));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }
}
