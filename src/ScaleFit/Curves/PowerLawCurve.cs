using System.Numerics;
using System.Runtime.InteropServices;
using ScaleFit.Runs;

namespace ScaleFit.Curves;

/// <summary>
/// The power law R = A - D C^-B, the limit of the sigmoid far beyond its midpoint (arXiv 2510.13786, section 2).
/// Solver parameters: A, ln D, ln B. Reports show it for comparison, because its asymptote is unstable on short runs.
/// Immutable: threads may share it.
/// </summary>
public sealed class PowerLawCurve : Curve
{
    private static readonly string[] Names = ["asymptote", "scale", "efficiency"];

    /// <summary>C^B for the steepest curve and the largest allowed compute.</summary>
    private const double LargestLogScale = 3e3;

    private PowerLawCurve()
    {
    }

    /// <summary>The one instance.</summary>
    public static PowerLawCurve Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "power";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ParameterNames => Names;

    /// <inheritdoc/>
    public override bool HasStart => false;

    /// <inheritdoc/>
    internal override double Natural(int index, double solverValue) => index < 1 ? solverValue : Math.Exp(solverValue);

    /// <inheritdoc/>
    internal override double Solver(int index, double naturalValue) => index < 1 ? naturalValue : Math.Log(naturalValue);

    /// <inheritdoc/>
    internal override void Evaluate(ReadOnlySpan<double> parameters, ReadOnlySpan<double> logCompute, Span<double> values, Span<double> gradient)
    {
        var asymptote = new Vector<double>(parameters[0]);
        var logScale = new Vector<double>(parameters[1]);
        var slope = new Vector<double>(Math.Exp(parameters[2]));

        int length = logCompute.Length;
        var x = MemoryMarshal.Cast<double, Vector<double>>(logCompute);
        var r = MemoryMarshal.Cast<double, Vector<double>>(values)[..x.Length];
        var dScale = MemoryMarshal.Cast<double, Vector<double>>(gradient.Slice(length, length))[..x.Length];
        var dEfficiency = MemoryMarshal.Cast<double, Vector<double>>(gradient.Slice(2 * length, length))[..x.Length];
        gradient[..length].Fill(1);
        for (int i = 0; i < x.Length; i++)
        {
            var decay = slope * x[i];
            var missing = Exponential.Exp(logScale - decay);
            r[i] = asymptote - missing;
            dScale[i] = -missing;
            dEfficiency[i] = missing * decay;
        }
    }

    /// <inheritdoc/>
    internal override void Derivatives(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> logCompute, ReadOnlySpan<double> shape, ReadOnlySpan<double> weights, Span<double> gradient, Span<double> hessian)
    {
        var slope = new Vector<double>(Math.Exp(parameters[2]));
        var x = MemoryMarshal.Cast<double, Vector<double>>(logCompute);
        var s = MemoryMarshal.Cast<double, Vector<double>>(shape)[..x.Length];
        var w = MemoryMarshal.Cast<double, Vector<double>>(weights)[..x.Length];
        Vector<double> all = default, scale = default, byDecay = default, byDecay2 = default;
        for (int i = 0; i < x.Length; i++)
        {
            var decay = slope * x[i];
            var weighted = w[i] * s[i];
            all += w[i];
            scale += weighted;
            byDecay = Vector.FusedMultiplyAdd(weighted, decay, byDecay);
            byDecay2 = Vector.FusedMultiplyAdd(weighted * decay, decay, byDecay2);
        }
        double efficiency = -Vector.Sum(byDecay);
        (gradient[0], gradient[1], gradient[2]) = (Vector.Sum(all), Vector.Sum(scale), efficiency);
        hessian.Clear();
        hessian[4] = gradient[1];
        hessian[5] = hessian[7] = efficiency;
        hessian[8] = efficiency + Vector.Sum(byDecay2);
    }

    /// <inheritdoc/>
    internal override double PassRate(ReadOnlySpan<double> parameters, double compute) =>
        parameters[0] - Math.Exp(parameters[1] - Math.Exp(parameters[2]) * Math.Log(compute));

    /// <inheritdoc/>
    internal override (double[] Lower, double[] Upper) Bounds(Series series, double? start) =>
        ([series.PassRate.AsSpan(0, series.Count).ToArray().Min(), -LargestLogScale, Math.Log(0.01)], [1, LargestLogScale, Math.Log(20)]);

    /// <inheritdoc/>
    internal override IEnumerable<double[]> StartGrid(Series series)
    {
        foreach (double efficiency in (double[])[0.03, 0.1, 0.2, 0.4, 0.7, 1, 1.5, 2.5, 4, 8])
            yield return [1, efficiency * series.FirstLogCompute, Math.Log(efficiency)];
    }

    /// <inheritdoc/>
    internal override void Centre(double logReference, Span<double> parameters) => parameters[1] -= Math.Exp(parameters[2]) * logReference;

    /// <inheritdoc/>
    internal override void Uncentre(double logReference, Span<double> parameters) => parameters[1] += Math.Exp(parameters[2]) * logReference;

    /// <inheritdoc/>
    internal override int PassRateIndex => 1;

    /// <inheritdoc/>
    internal override int AsymptoteIndex => 0;

    /// <inheritdoc/>
    internal override void Reparametrise(double logCompute, ReadOnlySpan<double> parameters, Span<double> reparametrised)
    {
        reparametrised[0] = parameters[1] - Math.Exp(parameters[2]) * logCompute;
        reparametrised[1] = parameters[0] - Math.Exp(reparametrised[0]);
        reparametrised[2] = parameters[2];
    }

    /// <inheritdoc/>
    internal override void FromReparametrised(double logCompute, ReadOnlySpan<double> reparametrised, Span<double> parameters, Span<double> derivatives)
    {
        double remaining = Math.Exp(reparametrised[0]);
        double fallen = Math.Exp(reparametrised[2]) * logCompute;
        parameters[0] = reparametrised[1] + remaining;
        parameters[1] = reparametrised[0] + fallen;
        parameters[2] = reparametrised[2];
        derivatives.Clear();
        derivatives[0] = remaining;
        derivatives[1] = 1;
        derivatives[3] = 1;
        derivatives[5] = fallen;
        derivatives[8] = 1;
    }

    /// <inheritdoc/>
    internal override void ReparametrisedCurvature(double logCompute, ReadOnlySpan<double> reparametrised, ReadOnlySpan<double> gradient, Span<double> hessian)
    {
        hessian.Clear();
        hessian[0] = gradient[0] * Math.Exp(reparametrised[0]);
        hessian[8] = gradient[1] * Math.Exp(reparametrised[2]) * logCompute;
    }
}
