using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests;

/// <summary>Runs on a known sigmoid, and windows over them.</summary>
internal static class SimulatedRun
{
    /// <summary>A run of points on a sigmoid, each with Gaussian noise.</summary>
    public static Run OnSigmoid(double start, double asymptote, double efficiency, double midpoint, IEnumerable<double> compute, double noise = 0, int seed = 1)
    {
        var random = new Random(seed);
        return Of(compute.Select(c => new RunPoint(c, Math.Clamp(start + (asymptote - start) / (1 + Math.Pow(midpoint / c, efficiency)) + noise * Gaussian(random), 0, 1))));
    }

    /// <summary>A run of given evaluations.</summary>
    public static Run Of(IEnumerable<RunPoint> evaluations, ComputeUnit unit = ComputeUnit.GpuHours)
    {
        var points = Run.Order(evaluations);
        return new Run { Name = "simulated", Source = "-", Format = "csv", Metric = "pass_rate", Compute = new ComputeAxis("compute", unit), Points = points, Read = points.Count };
    }

    /// <summary>The only run of a log.</summary>
    public static Run FromFile(string path) => Assert.Single(LogReader.Read(path, new LogOptions()).Runs);

    /// <summary>All of a run, without the early cut.</summary>
    public static FitWindow Whole(Run run, StartRule start = default) => FitWindow.Choose(run, new WindowOptions { SkipEarly = 0, Start = start });

    /// <summary>Evenly spaced compute.</summary>
    public static IEnumerable<double> Every(double step, double until) => Enumerable.Range(1, (int)(until / step)).Select(i => i * step);

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
