using ScaleFit.Runs;

namespace ScaleFit.Tests.Inference;

/// <summary>Draws runs of every shape that a log may hold, most of them nothing like a sigmoid.</summary>
internal static class RandomRun
{
    /// <summary>Shapes of the pass rate over t, the position in the run from 0 to 1.</summary>
    private static readonly Func<Random, Func<double, double>>[] Shapes =
    [
        random => Constant(random.NextDouble()),
        _ => Constant(0.5),
        _ => Constant(0),
        _ => Constant(1),
        random => Line(random.NextDouble(), -random.NextDouble()),
        random => Line(random.NextDouble(), random.NextDouble()),
        random => Step(random.NextDouble(), random.NextDouble(), random.NextDouble()),
        random => Plateaus(random.NextDouble(), random.NextDouble(), random.NextDouble()),
        random => Sigmoid(random.NextDouble(), random.NextDouble(), 0.3 + 5 * random.NextDouble(), 2 * random.NextDouble()),
        random => Hump(random.NextDouble(), random.NextDouble()),
        random => _ => random.NextDouble(),
        random => _ => random.Next(2),
        random => t => t == 1 ? random.NextDouble() : 0.4,
    ];

    private static readonly double[] NoiseDeviations = [0, 0, 1e-12, 1e-5, 0.003, 0.01, 0.05, 0.3];

    private static readonly double[] Units = [1, 1, 100, 1e-9, 3600, 1e15, 1e24];

    private static readonly int[] Counts = [5, 5, 6, 7, 8, 10, 12, 15, 20, 25, 40];

    /// <summary>Draws a run.</summary>
    /// <param name="random">The stream of random numbers.</param>
    /// <param name="count">Number of evaluations; null for a draw from 5 to 40.</param>
    public static Run Draw(Random random, int? count = null)
    {
        int n = count ?? Counts[random.Next(Counts.Length)];
        var shape = Shapes[random.Next(Shapes.Length)](random);
        double deviation = NoiseDeviations[random.Next(NoiseDeviations.Length)];
        double drift = random.Next(3) * 0.5, memory = random.NextDouble();
        bool weighted = random.Next(4) == 0;
        double[] computes = Computes(random, n);

        double state = Normal(random);
        var points = new RunPoint[n];
        for (int i = 0; i < n; i++)
        {
            state = memory * state + Math.Sqrt(1 - memory * memory) * Normal(random);
            double noise = deviation * (Math.Sqrt(drift) * state + Math.Sqrt(1 - drift) * Normal(random));
            double passRate = Math.Clamp(shape(computes[i] / computes[^1]) + noise, 0, 1);
            points[i] = new RunPoint(computes[i], passRate, weighted ? Math.Exp(3 * Normal(random)) : 1);
        }
        return SimulatedRun.Of(points, random.Next(2) == 0 ? ComputeUnit.GpuHours : ComputeUnit.Flops);
    }

    /// <summary>Increasing compute: even, scattered, or over many orders of magnitude; sometimes from zero.</summary>
    private static double[] Computes(Random random, int count)
    {
        int spacing = random.Next(4);
        double unit = Units[random.Next(Units.Length)];
        double position = random.Next(2) == 0 ? 0 : Math.Pow(10, 3 * random.NextDouble());
        var computes = new double[count];
        for (int i = 0; i < count; i++)
        {
            computes[i] = unit * position;
            position += (count > 1000 ? spacing % 3 : spacing) switch
            {
                0 => 1,
                1 => 0.01 + random.NextDouble(),
                2 => Math.Exp(4 * Normal(random)),
                _ => 0.1 + position * random.NextDouble(),
            };
        }
        return computes;
    }

    private static Func<double, double> Constant(double level) => _ => level;

    private static Func<double, double> Line(double start, double rise) => t => start + rise * t;

    private static Func<double, double> Step(double before, double after, double at) => t => t < at ? before : after;

    private static Func<double, double> Plateaus(double first, double second, double third) => t => t < 0.3 ? first : t < 0.6 ? second : third;

    private static Func<double, double> Hump(double height, double at) => t => height * Math.Exp(-8 * (t - at) * (t - at));

    private static Func<double, double> Sigmoid(double start, double asymptote, double efficiency, double midpoint) =>
        t => start + (asymptote - start) / (1 + Math.Pow(midpoint / t, efficiency));

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
