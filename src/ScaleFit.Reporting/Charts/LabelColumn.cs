namespace ScaleFit.Reporting.Charts;

/// <summary>Labels one below another, each as close as the others allow to where it belongs.</summary>
internal static class LabelColumn
{
    /// <summary>Places for labels of equal height, none closer to another than that.</summary>
    /// <param name="wanted">Where each belongs.</param>
    /// <param name="step">Their height.</param>
    /// <param name="low">The least place.</param>
    /// <param name="high">The greatest place; far enough from the least for all.</param>
    public static double[] Spread(IReadOnlyList<double> wanted, double step, double low, double high)
    {
        int[] order = [.. Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i]).ThenBy(i => i)];
        // Neighbours that would touch form a block around their mean, as in isotonic regression.
        var blocks = new List<(double Sum, int Count)>();
        for (int k = 0; k < order.Length; k++)
        {
            blocks.Add((wanted[order[k]] - k * step, 1));
            while (blocks.Count > 1 && blocks[^2].Sum / blocks[^2].Count >= blocks[^1].Sum / blocks[^1].Count)
            {
                var joined = (blocks[^2].Sum + blocks[^1].Sum, blocks[^2].Count + blocks[^1].Count);
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add(joined);
            }
        }
        var places = new double[wanted.Count];
        int next = 0;
        double most = high - (wanted.Count - 1) * step;
        foreach (var (sum, count) in blocks)
        {
            for (int i = 0; i < count; i++, next++) places[order[next]] = Math.Max(low, Math.Min(most, sum / count)) + next * step;
        }
        return places;
    }
}
