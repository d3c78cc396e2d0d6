using System.Numerics;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Simulation;
using ScaleFit.Tests.Coverage;

namespace ScaleFit.Tests.Inference;

/// <summary>The restricted likelihood of the noise against one computed from whole matrices.</summary>
public class NoiseSearchTests
{
    private static readonly StudyNoise HalfDrift = new("half AR(1) .8", 0.5, 0.8);

    [Theory]
    [InlineData("sigmoid", 0.35, 500)]
    [InlineData("sigmoid", 0.92, 2_000)]
    [InlineData("sigmoid", 0, 1)]
    [InlineData("power", 0.35, 500)]
    [InlineData("power", 1, 150)]
    public void TheCriterionIsTheRestrictedLikelihoodOfTheWholeCovariance(string name, double driftShare, double correlationLength)
    {
        Curve curve = name == "sigmoid" ? SigmoidCurve.Instance : PowerLawCurve.Instance;
        var series = Weighted(StudyRun.Draw(HalfDrift, 8_000, even: false, seed: 11), curve.HasStart);
        var fit = Fits(curve, series, new KnownNoise(driftShare, correlationLength))[0];

        int n = series.Count, p = curve.ParameterCount, length = series.PaddedCount;
        var values = new double[length];
        var gradient = new double[p * length];
        curve.Evaluate(fit.Parameters, series.LogCompute, values, gradient);
        var dense = new DenseNoise(series, driftShare, correlationLength);
        var residual = dense.Whiten([.. values.Zip(series.PassRate, (value, observed) => value - observed)]);
        var jacobian = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfColumnVectors(
            Enumerable.Range(0, p).Select(k => dense.Whiten(gradient.AsSpan(k * length, length))));
        double square = residual * residual;
        double information = (jacobian.Transpose() * jacobian).Determinant();
        double expected = -0.5 * ((n - p) * Math.Log(square) + dense.LogDeterminant + Math.Log(information));

        // At the minimum the residuals are orthogonal to every column; the penalty is half a unit of log-likelihood for any drift.
        Assert.All(jacobian.TransposeThisAndMultiply(residual), slope => Assert.True(Math.Abs(slope) < 1e-6 * Math.Sqrt(square)));
        Assert.Equal(n - p, fit.DegreesOfFreedom);
        Assert.Equal(square, fit.SumOfSquares, 1e-9 * square);
        Assert.Equal(expected, fit.LogLikelihood + (driftShare > 0 ? 0.5 : 0), 1e-6);
    }

    [Theory]
    [InlineData("sigmoid", false)]
    [InlineData("sigmoid", true)]
    [InlineData("power", true)]
    public void EveryFitHasTheFilterOfItsNoise(string name, bool isWeighted)
    {
        Curve curve = name == "sigmoid" ? SigmoidCurve.Instance : PowerLawCurve.Instance;
        var run = StudyRun.Draw(HalfDrift, 8_000, even: false, seed: 11);
        var series = isWeighted ? Weighted(run, curve.HasStart) : run.Series;
        var fits = Fits(curve, series, known: null);
        var filters = new NoiseFilters(series, fits);
        Assert.Contains(fits, fit => fit.DriftShare == 0);
        for (int place = 0; place < fits.Length; place++)
        {
            var fit = fits[place];
            var own = new Whitening(series, fit.DriftShare, fit.CorrelationLength);
            foreach (bool isTransposed in (bool[])[false, true])
            {
                double[] expected = [.. series.PassRate], mapped = [.. series.PassRate];
                if (isTransposed)
                {
                    own.ApplyTransposed(expected);
                    filters[place].ApplyTransposed(mapped);
                }
                else
                {
                    own.Apply(expected);
                    filters[place].Apply(mapped);
                }
                for (int i = 0; i < series.Count; i++) Assert.Equal(expected[i], mapped[i], 1e-11 * Math.Abs(expected[i]));
            }
            double square = own.Square(series.PassRate), drift = own.DriftAtEnd(series.PassRate);
            Assert.Equal(square, filters[place].Square(series.PassRate), 1e-11 * square);
            Assert.Equal(drift, filters[place].DriftAtEnd(series.PassRate), 1e-11 * Math.Abs(drift));
            Assert.Equal(fit.DriftShare == 0, drift == 0);
        }
    }

    [Fact]
    public void NoisesAreFittedTheSameAfterIntervalsUsedTheWorkspace()
    {
        var model = new CurveModel(SigmoidCurve.Instance, StudyRun.Draw(HalfDrift, 8_000, even: false, seed: 11).Series);
        var walker = ProfileWalker.Fitted(model, known: null, 0.95);
        var before = Refits();
        Assert.NotNull(walker.Parameter(2).Interval!.Upper);
        Assert.Equal(before, Refits());

        double[] Refits()
        {
            double[][] starts = [.. Enumerable.Range(0, 3).Select(_ => model.Centred(walker.Best.Parameters))];
            var fits = new NoiseFit[3];
            new NoiseFitter(walker.Workspace).Fit([(0.2, 400), (0.5, 800), (0.8, 2_000)], starts, starts, fits);
            return [.. fits.SelectMany(fit => fit.Parameters.ToArray())];
        }
    }

    /// <summary>Collections stop every core: sweeps are as fast on many as their runs allocate little.</summary>
    [Fact]
    public void ARunOf66EvaluationsIsAnalysedInHalfAMegabyte()
    {
        var run = new RunSimulator(5).Next(new SimulationOptions { Every = 100, Until = 8_000 });
        var window = RunAnalyzer.Infer(run, InferenceOptions.Default).Window;
        Assert.Equal(66, window.Points.Count);
        // Measured: 528 kB with four SIMD lanes, of them some 120 for the fit that judges the start; batches grow with the length of a vector, the rest does not.
        Assert.InRange(Allocation.Least(() => RunAnalyzer.Infer(run, InferenceOptions.Default), repeats: 1), 1, 200_000 + 85_000 * Vector<double>.Count);
    }

    [Fact]
    public void NoNoiseOnAFineGridIsMuchMoreLikelyThanTheOneFound()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            var workspace = new FitWorkspace(new CurveModel(SigmoidCurve.Instance, StudyRun.Draw(HalfDrift, 8_000, even: true, seed).Series));
            var best = NoiseSearch.Find(workspace, known: null).Fits.ToArray()[0];
            for (double share = 0.04; share <= 1; share += 0.08)
            {
                for (double length = 150; length < 5_000; length *= 1.25)
                    Assert.True(new NoiseFitter(workspace).Fit(share, length, best.Parameters).LogLikelihood < best.LogLikelihood + 0.25, $"run {seed}, share {share}, length {length}");
            }
        }
    }

    [Fact]
    public void WhiteNoiseIsMostlyRecognisedAndStrongDriftAlmostAlways()
    {
        var white = new StudyNoise("white", 0, 0);
        var strong = new StudyNoise("AR(1) .8", 1, 0.8);
        int[] seeds = [.. Enumerable.Range(0, 60)];
        Assert.InRange(seeds.Count(seed => Best(StudyRun.Draw(white, 8_000, even: true, seed)).DriftShare == 0), 35, 60);
        Assert.InRange(seeds.Count(seed => Best(StudyRun.Draw(strong, 8_000, even: true, seed)).DriftShare > 0.5), 50, 60);
    }

    [Theory]
    [InlineData("in eighths")]
    [InlineData("flat")]
    [InlineData("accelerating")]
    [InlineData("constant")]
    [InlineData("few")]
    public void NoFitIsLostOnTheWayAndNoneIsLikelierThanTheBest(string shape)
    {
        foreach (Curve curve in (Curve[])[SigmoidCurve.Instance, PowerLawCurve.Instance])
        {
            for (int seed = 0; seed < 12; seed++)
            {
                var drawn = StudyRun.Draw(HalfDrift, 8_000, even: false, seed).Series;
                int every = shape == "few" ? 9 : 1;
                var points = Enumerable.Range(1, drawn.Count - 1).Where(i => i % every == 0).Select(i => new RunPoint(drawn.Compute[i], shape switch
                {
                    "in eighths" => Math.Round(8 * drawn.PassRate[i]) / 8,
                    "flat" => 0.3 + (drawn.PassRate[i] % 0.01),
                    "accelerating" => 0.2 + 0.4 * Math.Pow(drawn.Compute[i] / 8_000, 2),
                    "constant" => 0.25,
                    _ => drawn.PassRate[i],
                }));
                var fits = Fits(curve, new Series(null, [.. points]), known: null);
                Assert.All(fits, fit => Assert.InRange(fit.SumOfSquares, 0, 1_000));
                Assert.Equal(fits.Max(fit => fit.LogLikelihood), fits[0].LogLikelihood);
            }
        }
    }

    [Theory]
    [InlineData(0, 1, 67)]
    [InlineData(1, 1e9, 5)]
    public void TheEffectiveSampleSizeLiesBetweenFiveAndAllOfThem(double driftShare, double correlationLength, double expected)
    {
        var run = StudyRun.Draw(HalfDrift, 8_000, even: true, seed: 1);
        Assert.Equal(67, run.Series.Count);
        Assert.Equal(expected, NoiseStatistics.EffectiveSampleSize(run.Series, new Whitening(run.Series, driftShare, correlationLength)), 1e-9);
    }

    [Fact]
    public void TheEffectiveSampleSizeIsTheSumOfTheInverseOfTheWholeCovariance()
    {
        var run = StudyRun.Draw(HalfDrift, 8_000, even: false, seed: 1);
        var ones = new DenseNoise(run.Series, 0.6, 800).Whiten([.. Enumerable.Repeat(1.0, run.Series.PaddedCount)]);
        double effective = NoiseStatistics.EffectiveSampleSize(run.Series, new Whitening(run.Series, 0.6, 800));
        Assert.Equal(ones * ones, effective, 1e-9);
        Assert.InRange(effective, 6, 60);
    }

    private static NoiseFit[] Fits(Curve curve, Series series, KnownNoise? known) => NoiseSearch.Find(new FitWorkspace(new CurveModel(curve, series)), known).Fits.ToArray();

    private static NoiseFit Best(StudyRun run) => Fits(SigmoidCurve.Instance, run.Series, known: null)[0];

    /// <summary>The run with every third evaluation four times as precise.</summary>
    private static Series Weighted(StudyRun run, bool withStart)
    {
        var series = run.Series;
        var points = Enumerable.Range(1, series.Count - 1).Select(i => new RunPoint(series.Compute[i], series.PassRate[i], i % 3 == 0 ? 0.25 : 1));
        return new Series(withStart ? new RunPoint(0, series.PassRate[0], 0.5) : null, [.. points]);
    }
}
