using ScaleFit.Runs;
using ScaleFit.Simulation;

namespace ScaleFit.Tests.Simulation;

public sealed class RunSimulatorTests
{
    private static readonly SimulationOptions Quiet = new() { StandardDeviation = 0 };

    [Fact]
    public void WithoutNoiseTheCurveIsHalfWayAtItsMidpoint()
    {
        var points = new RunSimulator(1).Next(Quiet with { Every = 2542, Until = 2542 * 4 }).Points;
        Assert.Equal(5, points.Count);
        Assert.Equal((0, 0.2), (points[0].Compute, points[0].PassRate));
        Assert.Equal((2542, (0.2 + 0.61) / 2), (points[1].Compute, points[1].PassRate));
        Assert.Equal(0.2 + 0.41 / (1 + Math.Pow(0.25, 1.92)), points[4].PassRate, 14);
    }

    [Theory]
    [InlineData(0.1, 1, 11)]
    [InlineData(0.3, 3, 11)]
    [InlineData(100, 16000, 161)]
    [InlineData(100, 199, 2)]
    public void TheLastEvaluationIsTheLastBeforeTheEnd(double every, double until, int evaluations) =>
        Assert.Equal(evaluations, new RunSimulator(1).Next(Quiet with { Every = every, Until = until }).Points.Count);

    [Fact]
    public void TheSameSeedDrawsTheSameRunsOnEveryVersion()
    {
        var simulator = new RunSimulator(7);
        var options = new SimulationOptions { Until = 200, RunDeviation = 0.01 };
        double[] first = [0.1947, 0.2015, 0.2089];
        Assert.Equal(first, simulator.Next(options).Points.Select(p => Math.Round(p.PassRate, 4)));
        Assert.NotEqual(first, simulator.Next(options).Points.Select(p => Math.Round(p.PassRate, 4)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 1)]
    [InlineData(0.5, 3)]
    [InlineData(1, 2)]
    public void NoiseHasTheCovarianceItPromises(double share, int lag)
    {
        const double Length = 4;
        var options = new SimulationOptions
        {
            Asymptote = 0.5,
            Start = 0.5,
            StandardDeviation = 0.01,
            DriftShare = share,
            CorrelationLength = Length,
            Every = 1,
            Until = 200_000,
        };
        var noise = new RunSimulator(3).Next(options).Points.Select(p => p.PassRate - 0.5).ToArray();
        Assert.Equal(1, Covariance(0) / 1e-4, 0.03);
        Assert.Equal(share * Math.Exp(-lag / Length), Covariance(lag) / 1e-4, 0.03);

        double Covariance(int distance) => noise.Skip(distance).Zip(noise, (a, b) => a * b).Average();
    }

    [Fact]
    public void TheFirstEvaluationIsAsNoisyAsTheOthers()
    {
        var simulator = new RunSimulator(5);
        var options = new SimulationOptions { Every = 1, Until = 1, StandardDeviation = 0.01 };
        double variance = Enumerable.Range(0, 20_000).Average(_ => Math.Pow(simulator.Next(options).Points[0].PassRate - 0.2, 2));
        Assert.Equal(1, variance / 1e-4, 0.05);
    }

    [Fact]
    public void AsymptotesVaryFromRunToRun()
    {
        var simulator = new RunSimulator(9);
        var options = Quiet with { RunDeviation = 0.01, Midpoint = 1e-3, Every = 1000, Until = 1000 };
        var ceilings = Enumerable.Range(0, 20_000).Select(_ => simulator.Next(options).Points[1].PassRate).ToArray();
        Assert.Equal(0.61, ceilings.Average(), 3e-4);
        Assert.Equal(0.01, Math.Sqrt(ceilings.Average(c => Math.Pow(c - 0.61, 2))), 2e-4);
    }

    [Fact]
    public void TheEarlyRegimeIsAStraightLineThatMeetsTheCurve()
    {
        var plain = new RunSimulator(1).Next(Quiet).Points;
        var early = new RunSimulator(1).Next(Quiet with { EarlyRegime = 1500 }).Points;
        Assert.Equal(0.2 + (plain[15].PassRate - 0.2) / 3, early[5].PassRate, 14);
        Assert.True(early[7].PassRate > plain[7].PassRate + 0.01);
        Assert.Equal(plain.Skip(15), early.Skip(15));
    }

    [Fact]
    public void ACollapseLosesTheGainByTwiceItsCompute()
    {
        var plain = new RunSimulator(1).Next(Quiet).Points;
        var fallen = new RunSimulator(1).Next(Quiet with { Collapse = 6000 }).Points;
        Assert.Equal(plain.Take(61), fallen.Take(61));
        Assert.Equal((plain[90].PassRate + 0.2) / 2, fallen[90].PassRate, 14);
        Assert.All(fallen.Skip(120), p => Assert.Equal(0.2, p.PassRate, 14));
    }

    [Fact]
    public void ImpossibleValuesAreRefused()
    {
        SimulationOptions[] impossible =
        [
            new() { Asymptote = 0.1 },
            new() { Asymptote = double.NaN },
            new() { Efficiency = 0 },
            new() { Midpoint = double.PositiveInfinity },
            new() { StandardDeviation = -1 },
            new() { DriftShare = 1.1 },
            new() { CorrelationLength = 0 },
            new() { RunDeviation = double.NaN },
            new() { Every = 0 },
            new() { Until = 50 },
            new() { Every = 1e-6 },
            new() { EarlyRegime = -1 },
            new() { Collapse = 0 },
        ];
        Assert.All(impossible, options =>
        {
            Assert.NotNull(options.Fault);
            Assert.Throws<ArgumentException>(() => new RunSimulator(1).Next(options));
        });
    }

    [Fact]
    public void ALogIsCsvWithFourDecimals()
    {
        using var text = new StringWriter();
        var run = new RunSimulator(1).Next(Quiet with { Name = "a \"b\", c", Every = 0.1, Until = 0.3 });
        SimulatedLog.Write(text, [run with { Points = [.. run.Points.Select(p => new RunPoint(p.Compute, 0.123456))] }]);
        Assert.Equal("run,gpu_hours,pass_rate\n\"a \"\"b\"\", c\",0,0.1235\n\"a \"\"b\"\", c\",0.1,0.1235\n\"a \"\"b\"\", c\",0.2,0.1235\n\"a \"\"b\"\", c\",0.3,0.1235\n", text.ToString());
    }
}
