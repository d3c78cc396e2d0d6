namespace ScaleFit.Runs;

/// <summary>Averages neighbouring evaluations of very long runs.</summary>
internal static class Bins
{
    /// <summary>
    /// Runs with up to this many evaluations are fitted without averaging. Averaging longer ones bounds the time, and moves the estimates by less
    /// than a tenth of their standard errors (METHOD.md, very long runs).
    /// </summary>
    public const int MostPoints = 1 << 16;

    /// <summary>Largest relative span of compute of a bin. The curves are nearly linear over it.</summary>
    private const double Widest = 0.02;

    /// <summary>Returns the points themselves where there are few, otherwise bins of equal counts, or smaller ones where a bin would span too much compute.</summary>
    /// <param name="points">Evaluations by increasing compute above 0.</param>
    /// <param name="most">Largest number of points that are not averaged.</param>
    /// <returns>The points, with variances relative to the mean variance of a bin, and <c>Variance</c>: the variance of a mean over that of an evaluation, estimated from their scatter.</returns>
    public static (RunPoint[] Points, double Variance) Average(RunPoint[] points, int most)
    {
        if (points.Length <= most) return (points, 1);
        int count = (points.Length + most / 2 - 1) / (most / 2);
        var bins = new List<RunPoint>(most);
        double within = 0;
        for (int first = 0, next; first < points.Length; first = next)
        {
            double furthest = points[first].Compute * (1 + Widest);
            for (next = first + 1; next < points.Length && next - first < count && points[next].Compute <= furthest;) next++;
            var (bin, squares) = Mean(points.AsSpan(first, next - first));
            bins.Add(bin);
            within += squares;
        }
        double usual = bins.Average(bin => bin.NoiseVariance);
        double between = bins.Zip(bins.Skip(1), (a, b) => (b.PassRate - a.PassRate) * (b.PassRate - a.PassRate) / 2).Average();
        double variance = between > 0 ? between / (between + within / points.Length) : 1;
        return ([.. bins.Select(bin => new RunPoint(bin.Compute, bin.PassRate, bin.NoiseVariance / usual))], variance);
    }

    /// <summary>The weighted mean, and the sum of squares around it.</summary>
    private static (RunPoint Mean, double Squares) Mean(ReadOnlySpan<RunPoint> points)
    {
        double precision = 0, compute = 0, passRate = 0;
        foreach (var point in points)
        {
            double weight = 1 / point.NoiseVariance;
            precision += weight;
            compute += weight * point.Compute;
            passRate += weight * point.PassRate;
        }
        double mean = passRate / precision, squares = 0;
        foreach (var point in points) squares += (point.PassRate - mean) * (point.PassRate - mean);
        return (new RunPoint(compute / precision, Math.Clamp(mean, 0, 1), 1 / precision), squares);
    }
}
