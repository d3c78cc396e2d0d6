using System.Numerics;
using System.Runtime.InteropServices;
using ScaleFit.Runs;

namespace ScaleFit.Curves;

/// <summary>
/// The ScaleRL sigmoid R = R0 + (A - R0) / (1 + (C_mid / C)^B) (arXiv 2510.13786, eq. 1).
/// Solver parameters: R0, A, ln B, ln C_mid.
/// </summary>
public sealed class SigmoidCurve : Curve
{
    private static readonly string[] Names = ["start", "asymptote", "efficiency", "midpoint"];

    private SigmoidCurve()
    {
    }

    /// <summary>The one instance.</summary>
    public static SigmoidCurve Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "sigmoid";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ParameterNames => Names;

    /// <inheritdoc/>
    public override bool HasStart => true;

    /// <inheritdoc/>
    public override double Natural(int index, double solverValue) => index < 2 ? solverValue : Math.Exp(solverValue);

    /// <inheritdoc/>
    public override double Solver(int index, double naturalValue) => index < 2 ? naturalValue : Math.Log(naturalValue);

    /// <inheritdoc/>
    public override void Evaluate(ReadOnlySpan<double> parameters, ReadOnlySpan<double> logCompute, Span<double> values, Span<double> gradient)
    {
        double efficiency = Math.Exp(parameters[2]);
        var start = new Vector<double>(parameters[0]);
        var gain = new Vector<double>(parameters[1] - parameters[0]);
        var slope = new Vector<double>(efficiency);
        var midpoint = new Vector<double>(parameters[3]);

        int length = logCompute.Length;
        var x = MemoryMarshal.Cast<double, Vector<double>>(logCompute);
        var r = MemoryMarshal.Cast<double, Vector<double>>(values)[..x.Length];
        var dStart = MemoryMarshal.Cast<double, Vector<double>>(gradient[..length])[..x.Length];
        var dAsymptote = MemoryMarshal.Cast<double, Vector<double>>(gradient.Slice(length, length))[..x.Length];
        var dEfficiency = MemoryMarshal.Cast<double, Vector<double>>(gradient.Slice(2 * length, length))[..x.Length];
        var dMidpoint = MemoryMarshal.Cast<double, Vector<double>>(gradient.Slice(3 * length, length))[..x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            var t = slope * (x[i] - midpoint);
            var e = Exponential.Of(-t);
            var u = Vector<double>.One / (Vector<double>.One + e);
            var rest = e * u;
            var steepness = gain * u * rest;
            r[i] = Vector.MultiplyAddEstimate(gain, u, start);
            dStart[i] = rest;
            dAsymptote[i] = u;
            dEfficiency[i] = steepness * t;
            dMidpoint[i] = -slope * steepness;
        }
    }

    /// <inheritdoc/>
    public override double PassRate(ReadOnlySpan<double> parameters, double compute) =>
        parameters[0] + (parameters[1] - parameters[0]) / (1 + Math.Exp(-Math.Exp(parameters[2]) * (Math.Log(compute) - parameters[3])));

    /// <inheritdoc/>
    internal override (double[] Lower, double[] Upper) Bounds(Series series, double? start)
    {
        var sorted = series.PassRate.AsSpan(0, series.Count).ToArray();
        Array.Sort(sorted);
        double median = sorted[sorted.Length / 2];
        double span = Math.Log(1e4);
        return (
            [start ?? 0, Math.Max(median, start ?? 0), Math.Log(0.05), series.FirstLogCompute - span],
            [start ?? (series.HasStart ? median : sorted[0]), 1, Math.Log(20), series.LastLogCompute + span]);
    }

    /// <inheritdoc/>
    internal override IEnumerable<double[]> Shapes(Series series)
    {
        const int Midpoints = 12;
        double first = series.FirstLogCompute - 1, last = series.LastLogCompute + 2;
        foreach (double efficiency in (double[])[0.4, 0.7, 1, 1.4, 2, 3, 5, 10])
        {
            for (int i = 0; i < Midpoints; i++)
                yield return [1, 1, Math.Log(efficiency), first + (last - first) * i / (Midpoints - 1)];
        }
    }
}
