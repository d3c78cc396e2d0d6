using MathNet.Numerics.Distributions;
using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Simulation;

/// <summary>
/// Simulates runs from known curves. The evaluation noise has covariance sd^2 [(1 - w) I + w exp(-|Ci - Cj| / l)]: white noise plus correlated
/// noise (an Ornstein-Uhlenbeck process) over compute, with share w and correlation length l. The evaluation at zero compute has the same noise.
/// </summary>
/// <remarks>
/// One simulator draws all its runs from one stream of random numbers (the seeded <see cref="Random"/>, whose sequence .NET guarantees), so the
/// same seed and the same calls give the same runs. Each run uses the same number of random numbers for any noise.
/// </remarks>
internal sealed class RunSimulator
{
    /// <summary>Default correlation length in evaluations: a correlation of 0.8 between neighbours.</summary>
    private const double UsualCorrelation = 4.5;

    private readonly Random _random;

    /// <summary>Seeds the stream of random numbers.</summary>
    /// <param name="seed">A number of at least 0. The same seed gives the same runs.</param>
    public RunSimulator(int seed) => _random = new Random(seed);

    /// <summary>Simulates the next run: an evaluation at zero compute and one every <see cref="SimulationOptions.Every"/>.</summary>
    /// <exception cref="ArgumentException">An option lies outside its range, or the run would have more than a million evaluations.</exception>
    public Run Next(SimulationOptions options)
    {
        if (options.Fault is { } fault) throw new ArgumentException(fault, nameof(options));
        double asymptote = Math.Clamp(options.Asymptote + options.RunDeviation * Draw(), options.Start, 1);
        double length = options.CorrelationLength ?? UsualCorrelation * options.Every;
        double kept = Math.Exp(-options.Every / length), renewed = Math.Sqrt(1 - kept * kept);
        double white = options.StandardDeviation * Math.Sqrt(1 - options.DriftShare);
        double slow = options.StandardDeviation * Math.Sqrt(options.DriftShare);

        var points = new RunPoint[Evaluations(options)];
        double drift = Draw();
        for (int i = 0; i < points.Length; i++)
        {
            if (i > 0) drift = kept * drift + renewed * Draw();
            double compute = i * options.Every;
            double passRate = Truth(options, asymptote, compute) + slow * drift + white * Draw();
            points[i] = new RunPoint(compute, Math.Clamp(passRate, 0, 1));
        }
        return new Run
        {
            Name = options.Name,
            Recipe = options.Recipe,
            Source = "simulated",
            Format = "simulated",
            Metric = "pass_rate",
            Compute = new ComputeAxis("gpu_hours", ComputeUnit.GpuHours),
            Points = points,
            Read = points.Length,
        };
    }

    /// <summary>Number of evaluations of a run. The last one counts even if it exceeds the end by rounding error.</summary>
    private static int Evaluations(SimulationOptions options) => 1 + (int)Math.Floor(options.Until / options.Every * (1 + 1e-12));

    /// <summary>The pass rate without noise.</summary>
    private static double Truth(SimulationOptions options, double asymptote, double compute)
    {
        double level = compute < options.EarlyRegime
            ? options.Start + (Level(options, asymptote, options.EarlyRegime) - options.Start) * compute / options.EarlyRegime
            : Level(options, asymptote, compute);
        double lost = options.Collapse is { } from && compute > from ? Math.Min(1, compute / from - 1) : 0;
        return level - lost * (level - options.Start);
    }

    private static double Level(SimulationOptions options, double asymptote, double compute)
    {
        if (compute == 0) return options.Start;
        var curve = SigmoidCurve.Instance;
        ReadOnlySpan<double> natural = [options.Start, asymptote, options.Efficiency, options.Midpoint];
        Span<double> parameters = stackalloc double[natural.Length];
        for (int i = 0; i < natural.Length; i++) parameters[i] = curve.Solver(i, natural[i]);
        return curve.PassRate(parameters, compute);
    }

    private double Draw() => Normal.Sample(_random, 0, 1);
}
