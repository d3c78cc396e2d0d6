using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Simulation;

namespace ScaleFit.Tests.Forecasting;

/// <summary>
/// Curves that are known and runs drawn from them, each from its own seed, up to 8,000 GPU-hours unless told otherwise:
/// noise of .008, half white and half with a correlation of .8 over 100 GPU-hours, the first evaluation as noisy as the others.
/// </summary>
internal static class Known
{
    /// <summary>Where the runs end.</summary>
    public const double End = 8000;

    /// <summary>The sigmoid alone, where no power law is needed.</summary>
    public static readonly InferenceOptions SigmoidOnly = InferenceOptions.Default with { Curves = [SigmoidCurve.Instance] };

    /// <summary>Table 1 of the paper (arXiv 2510.13786).</summary>
    public static readonly SimulationOptions[] Published =
    [
        Curve("ScaleRL", 0.610, 1.92, 2542),
        Curve("ScaleRL-32k", 0.645, 1.89, 11272),
        Curve("ScaleRL-8gen", 0.585, 2.44, 2542),
        Curve("ScaleRL-24gen", 0.590, 2.22, 3054),
        Curve("ScaleRL-32gen", 0.595, 2.07, 2936),
        Curve("ScaleRL-Scout", 0.710, 1.65, 4242),
        Curve("ScaleRL-bs512", 0.605, 1.77, 2818),
        Curve("ScaleRL-bs2048", 0.645, 1.70, 10909),
        Curve("math+code, math", 0.595, 2.05, 2896),
        Curve("math+code, code", 0.615, 1.09, 1675),
    ];

    /// <summary>The 8B run of the paper.</summary>
    public static SimulationOptions ScaleRl => Published[0];

    /// <summary>A curve like the published ones: A .45-.75, B .8-2.5, C_mid 1k-5k, evenly over its logarithm.</summary>
    public static SimulationOptions Like(int seed)
    {
        var random = new Random(seed);
        double asymptote = 0.45 + 0.3 * random.NextDouble(), efficiency = 0.8 + 1.7 * random.NextDouble();
        return Curve("like", asymptote, efficiency, 1000 * Math.Pow(5, random.NextDouble()));
    }

    public static Run Draw(SimulationOptions curve, int seed) => new RunSimulator(seed).Next(curve);

    /// <summary>The pass rate of the curve itself.</summary>
    public static double PassRate(SimulationOptions curve, double compute) =>
        curve.Start + (curve.Asymptote - curve.Start) / (1 + Math.Pow(curve.Midpoint / compute, curve.Efficiency));

    private static SimulationOptions Curve(string name, double asymptote, double efficiency, double midpoint) =>
        new() { Name = name, Asymptote = asymptote, Efficiency = efficiency, Midpoint = midpoint, Until = End };
}
