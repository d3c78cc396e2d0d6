using System.Numerics;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using ScaleFit.Curves;
using ScaleFit.Fitting;

namespace ScaleFit.Benchmarks;

/// <summary>The pieces of one evaluation of the 66-point problem.</summary>
public class KernelBenchmarks
{
    private static readonly double[] Sigmoid = [0.2, 0.61, Math.Log(1.9), Math.Log(2500)];
    private static readonly double[] PowerLaw = [0.65, Math.Log(40), Math.Log(0.65)];
    private static readonly int[] AllButStart = [1, 2, 3];

    private readonly double[] _logCompute = new SixtySixPoints().Series.LogCompute;
    private readonly TriangularFactor _factor;
    private readonly double[] _columns;

    public KernelBenchmarks()
    {
        _factor = new TriangularFactor(Sigmoid.Length, _logCompute.Length);
        _columns = new double[(Sigmoid.Length + 1) * _logCompute.Length];
        EvaluateSigmoid();
    }

    [Benchmark]
    public void Exponentials() => Exponentials(_logCompute, _columns);

    [Benchmark]
    public void EvaluateSigmoid() =>
        SigmoidCurve.Instance.Evaluate(Sigmoid, _logCompute, Column(Sigmoid.Length), _columns.AsSpan(0, Sigmoid.Length * _logCompute.Length));

    [Benchmark]
    public void EvaluatePowerLaw() =>
        PowerLawCurve.Instance.Evaluate(PowerLaw, _logCompute, Column(PowerLaw.Length), _columns.AsSpan(0, PowerLaw.Length * _logCompute.Length));

    [Benchmark]
    public void Factor() => _factor.Factor(_columns, AllButStart);

    /// <summary>e^x over a series: what an evaluation cannot do without.</summary>
    internal static void Exponentials(ReadOnlySpan<double> x, Span<double> result)
    {
        var from = MemoryMarshal.Cast<double, Vector<double>>(x);
        var to = MemoryMarshal.Cast<double, Vector<double>>(result)[..from.Length];
        for (int i = 0; i < from.Length; i++) to[i] = Exponential.Exp(from[i]);
    }

    private Span<double> Column(int index) => _columns.AsSpan(index * _logCompute.Length, _logCompute.Length);
}
