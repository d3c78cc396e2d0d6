using BenchmarkDotNet.Attributes;
using ScaleFit.Curves;
using ScaleFit.Fitting;

namespace ScaleFit.Benchmarks;

/// <summary>Fits of one 66-point data set.</summary>
[MemoryDiagnoser]
public class FitBenchmarks
{
    private readonly SixtySixPoints _problem = new();

    /// <summary>From the one guess of the side-by-side run.</summary>
    [Benchmark(Baseline = true)]
    public double OneStart() => _problem.Fit(0, Tolerances.Usual).SumOfSquares;

    /// <summary>From the one guess, as far as doubles go.</summary>
    [Benchmark]
    public double OneStartTight() => _problem.Fit(0, Tolerances.Tight).SumOfSquares;

    /// <summary>All data sets from the one guess, in SIMD batches.</summary>
    [Benchmark(OperationsPerInvoke = SixtySixPoints.Sets)]
    public double OneStartInBatches() => _problem.FitAllInBatches(Tolerances.Usual);

    /// <summary>What <c>scalefit fit</c> does: a grid of starts, the best few to the solver, tight tolerances.</summary>
    [Benchmark]
    public CurveFit SigmoidWithItsStarts() => CurveFitter.Fit(SigmoidCurve.Instance, _problem.Windows[0]);

    [Benchmark]
    public CurveFit PowerLawWithItsStarts() => CurveFitter.Fit(PowerLawCurve.Instance, _problem.Windows[0]);
}
