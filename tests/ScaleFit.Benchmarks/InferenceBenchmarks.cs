using BenchmarkDotNet.Attributes;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Simulation;

namespace ScaleFit.Benchmarks;

/// <summary>The whole inference of a run: both curves, the noise, every interval.</summary>
[MemoryDiagnoser]
public class InferenceBenchmarks
{
    private readonly Run[] _runs = new Run[50];

    /// <summary>Share of drift in the noise.</summary>
    [Params(0, 0.5, 1)]
    public double DriftShare { get; set; }

    /// <summary>GPU-hours between evaluations of a run of 8,000; the first 1,500 are left out.</summary>
    [Params(100, 10)]
    public double Every { get; set; }

    [GlobalSetup]
    public void Simulate()
    {
        var simulator = new RunSimulator(5);
        for (int i = 0; i < _runs.Length; i++) _runs[i] = simulator.Next(new SimulationOptions { Until = 8_000, Every = Every, DriftShare = DriftShare, CorrelationLength = 450 });
    }

    /// <summary>One of fifty runs.</summary>
    [Benchmark(OperationsPerInvoke = 50)]
    public void Infer()
    {
        foreach (var run in _runs) RunAnalyzer.Infer(run, InferenceOptions.Default);
    }
}
