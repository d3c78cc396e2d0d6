using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ScaleFit.Runs;

namespace ScaleFit.Curves;

/// <summary>
/// The ScaleRL sigmoid R = R0 + (A - R0) / (1 + (C_mid / C)^B) (arXiv 2510.13786, eq. 1).
/// Solver parameters: R0, A, ln B, ln C_mid.
/// Immutable: threads may share it.
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
    internal override double Natural(int index, double solverValue) => index < 2 ? solverValue : Math.Exp(solverValue);

    /// <inheritdoc/>
    internal override double Solver(int index, double naturalValue) => index < 2 ? naturalValue : Math.Log(naturalValue);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)] // Inlined into a caller, the loop runs out of registers and takes 1.5 times as long.
    internal override void Evaluate(ReadOnlySpan<double> parameters, ReadOnlySpan<double> logCompute, Span<double> values, Span<double> gradient)
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
        if (x.IsEmpty) return;
        var nextT = slope * (x[0] - midpoint);
        var nextE = Exponential.Exp(-nextT);
        for (int i = 0; i < x.Length; i++)
        {
            Vector<double> t = nextT, e = nextE;
            if (i + 1 < x.Length)
            {
                // The division below waits for its exponential. Starting the next exponential first hides that latency.
                nextT = slope * (x[i + 1] - midpoint);
                nextE = Exponential.Exp(-nextT);
            }
            var u = Vector<double>.One / (Vector<double>.One + e);
            var rest = e * u;
            var steepness = gain * u * rest;
            r[i] = Vector.FusedMultiplyAdd(gain, u, start);
            dStart[i] = rest;
            dAsymptote[i] = u;
            dEfficiency[i] = steepness * t;
            dMidpoint[i] = -slope * steepness;
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal override void Derivatives(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> logCompute, ReadOnlySpan<double> shape, ReadOnlySpan<double> weights, Span<double> gradient, Span<double> hessian)
    {
        double efficiency = Math.Exp(parameters[2]), gain = parameters[1] - parameters[0];
        var slope = new Vector<double>(efficiency);
        var midpoint = new Vector<double>(parameters[3]);
        var x = MemoryMarshal.Cast<double, Vector<double>>(logCompute);
        var s = MemoryMarshal.Cast<double, Vector<double>>(shape)[..x.Length];
        var w = MemoryMarshal.Cast<double, Vector<double>>(weights)[..x.Length];
        // Sums of the logistic of t, of 1 minus it, and of its derivatives times powers of t.
        Vector<double> risen = default, rest = default, first = default, firstT = default, second = default, secondT = default, secondT2 = default;
        for (int i = 0; i < x.Length; i++)
        {
            var t = slope * (x[i] - midpoint);
            var u = s[i];
            var v = Vector<double>.One - u;
            var p = w[i] * u * v;
            var q = p * (v - u);
            risen = Vector.FusedMultiplyAdd(w[i], u, risen);
            rest = Vector.FusedMultiplyAdd(w[i], v, rest);
            first += p;
            firstT = Vector.FusedMultiplyAdd(p, t, firstT);
            second += q;
            secondT = Vector.FusedMultiplyAdd(q, t, secondT);
            secondT2 = Vector.FusedMultiplyAdd(q * t, t, secondT2);
        }
        double byMidpoint = efficiency * Vector.Sum(first), byEfficiency = Vector.Sum(firstT);
        (gradient[0], gradient[1], gradient[2], gradient[3]) = (Vector.Sum(rest), Vector.Sum(risen), gain * byEfficiency, -gain * byMidpoint);
        hessian.Clear();
        hessian[2] = hessian[8] = -byEfficiency;
        hessian[6] = hessian[9] = byEfficiency;
        hessian[3] = hessian[12] = byMidpoint;
        hessian[7] = hessian[13] = -byMidpoint;
        hessian[10] = gain * (Vector.Sum(secondT2) + byEfficiency);
        hessian[11] = hessian[14] = -gain * (efficiency * Vector.Sum(secondT) + byMidpoint);
        hessian[15] = gain * efficiency * efficiency * Vector.Sum(second);
    }

    /// <inheritdoc/>
    internal override double PassRate(ReadOnlySpan<double> parameters, double compute) =>
        parameters[0] + (parameters[1] - parameters[0]) / (1 + Math.Exp(-Math.Exp(parameters[2]) * (Math.Log(compute) - parameters[3])));

    /// <inheritdoc/>
    internal override (double[] Lower, double[] Upper) Bounds(Series series, double? start)
    {
        // R0 <= A as two plain bounds. With a measured start, the lower quartile of the pass rates separates them.
        // Without one, R0 cannot exceed any pass rate.
        var sorted = series.PassRate.AsSpan(0, series.Count).ToArray();
        Array.Sort(sorted);
        double between = sorted[series.HasStart ? sorted.Length / 4 : 0];
        double span = Math.Log(1e4);
        return (
            [start ?? 0, Math.Max(between, start ?? 0), Math.Log(0.05), series.FirstLogCompute - span],
            [start ?? between, 1, Math.Log(20), series.LastLogCompute + span]);
    }

    /// <inheritdoc/>
    internal override IEnumerable<double[]> StartGrid(Series series)
    {
        foreach (double efficiency in (double[])[0.06, 0.2, 0.5, 1, 1.7, 3, 6, 12, 20])
        {
            foreach (double midpoint in Midpoints(series)) yield return [1, 1, Math.Log(efficiency), midpoint];
        }
    }

    /// <summary>ln C_mid in the data, evenly by evaluation and by ln C, and far to both sides, where the fits of collapsed and barely risen runs lie.</summary>
    private static IEnumerable<double> Midpoints(Series series)
    {
        const int Along = 10;
        int zero = series.HasStart ? 1 : 0, last = series.Count - 1;
        double before = series.FirstLogCompute - 1, after = series.LastLogCompute + 2;
        yield return series.FirstLogCompute - 8;
        yield return series.FirstLogCompute - 3;
        yield return series.LastLogCompute + 6;
        for (int i = 0; i < Along; i++)
        {
            yield return series.LogCompute[zero + (last - zero) * i / (Along - 1)];
            yield return before + (after - before) * i / (Along - 1);
        }
    }

    /// <inheritdoc/>
    internal override void Centre(double logReference, Span<double> parameters) => parameters[3] -= logReference;

    /// <inheritdoc/>
    internal override void Uncentre(double logReference, Span<double> parameters) => parameters[3] += logReference;

    /// <inheritdoc/>
    internal override int PassRateIndex => 3;

    /// <inheritdoc/>
    internal override int AsymptoteIndex => 1;

    /// <inheritdoc/>
    internal override void Reparametrise(double logCompute, ReadOnlySpan<double> parameters, Span<double> reparametrised)
    {
        // The logistic of t and of -t gives the gain so far and the remaining gain without subtracting pass rates.
        double t = Math.Exp(parameters[2]) * (logCompute - parameters[3]);
        double logGain = Math.Log(parameters[1] - parameters[0]), both = Math.Log(1 + Math.Exp(-Math.Abs(t)));
        reparametrised[0] = logGain - both + Math.Min(t, 0);
        reparametrised[1] = logGain - both - Math.Max(t, 0);
        reparametrised[2] = parameters[2];
        reparametrised[3] = parameters[0] + Math.Exp(reparametrised[0]);
    }

    /// <inheritdoc/>
    internal override void FromReparametrised(double logCompute, ReadOnlySpan<double> reparametrised, Span<double> parameters, Span<double> derivatives)
    {
        double inverse = Math.Exp(-reparametrised[2]);
        double risen = Math.Exp(reparametrised[0]), remaining = Math.Exp(reparametrised[1]);
        parameters[0] = reparametrised[3] - risen;
        parameters[1] = reparametrised[3] + remaining;
        parameters[2] = reparametrised[2];
        parameters[3] = logCompute + (reparametrised[1] - reparametrised[0]) * inverse;
        derivatives.Clear();
        derivatives[0] = -risen;
        derivatives[3] = 1;
        derivatives[5] = remaining;
        derivatives[7] = 1;
        derivatives[10] = 1;
        derivatives[12] = -inverse;
        derivatives[13] = inverse;
        derivatives[14] = logCompute - parameters[3];
    }

    /// <inheritdoc/>
    internal override void ReparametrisedCurvature(double logCompute, ReadOnlySpan<double> reparametrised, ReadOnlySpan<double> gradient, Span<double> hessian)
    {
        double byMidpoint = gradient[3] * Math.Exp(-reparametrised[2]);
        hessian.Clear();
        hessian[0] = -gradient[0] * Math.Exp(reparametrised[0]);
        hessian[5] = gradient[1] * Math.Exp(reparametrised[1]);
        hessian[2] = hessian[8] = byMidpoint;
        hessian[6] = hessian[9] = -byMidpoint;
        hessian[10] = byMidpoint * (reparametrised[1] - reparametrised[0]);
    }
}
