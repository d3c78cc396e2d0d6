using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Tests;

/// <summary>Reports made by hand, so that their tests depend on no fit.</summary>
internal static class Sample
{
    public static readonly Finding Unbounded = new("asymptote-unbounded", Severity.Warning, "The asymptote is not bounded above.", "Keep training.");

    private static readonly RunPoint[] Points = [.. Enumerable.Range(0, 21).Select(i => new RunPoint(500 * i, 0.2 + 0.01 * i))];

    public static FitReport Report(params RunInference[] runs) =>
        new("1.2.3", InferenceOptions.Default, Margin: 0.02) { Runs = [.. runs.Select(run => new RunReport(run))] };

    public static RunInference Run(string name, params Finding[] findings)
    {
        var run = new Run
        {
            Name = name,
            Source = "log.csv",
            Format = "csv",
            Metric = "pass_rate",
            Compute = new ComputeAxis("gpu_hours", ComputeUnit.GpuHours),
            Points = Points,
            Read = 21,
        };
        return new RunInference(FitWindow.Choose(run, WindowOptions.Default), 0.95, [Sigmoid(0.0081)], findings);
    }

    public static CurveInference Sigmoid(double rootMeanSquare) => new(
        new CurveProfile
        {
            Model = new CurveModel(SigmoidCurve.Instance, new Series(Points[0], Points[3..])),
            Fit = new CurveFit(SigmoidCurve.Instance, [0.2, 0.61, Math.Log(1.92), Math.Log(2542)], Termination.FunctionTolerance)
            {
                ResidualSumOfSquares = rootMeanSquare * rootMeanSquare * 19,
                Observations = 19,
                AtBound = [false, false, false, false],
                FreeParameters = 4,
            },
            KnownNoise = null,
            Level = 0.95,
        },
        [
            new Estimate("start", 0.2, null, AtBound: false, "first evaluation"),
            new Estimate("asymptote", 0.61, new Interval(0.603, null), AtBound: false),
            new Estimate("efficiency", 1.92, null, AtBound: false),
            new Estimate("midpoint", 2542, null, AtBound: true),
        ],
        new NoiseEstimate("white", rootMeanSquare, 0, 0, 19))
    {
        Aicc = -100.5,
    };
}
