namespace ScaleFit.Runs;

/// <summary>Means of neighbouring evaluations, which stand for them where there are more than a fit gains from.</summary>
internal static class Bins
{
    /// <summary>
    /// Up to so many evaluations are fitted as they are. Beyond, the noise of single ones is known well enough to be averaged: the answer
    /// moves by less than a tenth of its standard error (METHOD.md, very long runs), in a bounded time.
    /// </summary>
    public const int MostPoints = 1 << 16;

    /// <summary>A bin spans no more of ln compute than this, over which no curve bends.</summary>
    private const double Widest = 0.02;

    /// <summary>The points themselves where there are few, otherwise bins of equally many, narrower where they would span too much compute.</summary>
    /// <param name="points">Evaluations by increasing compute above 0.</param>
    /// <param name="most">How many points are few.</param>
    /// <returns>The points, with variances in units of that of a usual bin, and <c>Variance</c>, what that is in units of an evaluation's, as their scatter tells.</returns>
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

    /// <summary>The mean, and the sum of squares around it.</summary>
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
