using ScaleFit.Comparing;

namespace ScaleFit.Tests.Comparing;

public class SeedPoolTests
{
    private static readonly double[] Baselines = [0.612, 0.601, 0.618, 0.607, 0.610], Candidates = [0.571, 0.590, 0.566, 0.582];

    /// <summary>Reference: the t distribution and sample variances of SciPy.</summary>
    [Fact]
    public void ThreeRunsOfBothGiveWelchsInterval()
    {
        var difference = SeedPool.Difference(Sides(Candidates), Sides(Baselines), between: 0.02, level: 0.95);
        Assert.Equal(-0.03235, difference.Value, 12);
        Assert.Equal(-0.048444655621, difference.Lower, 9);
        Assert.Equal(-0.016255344379, difference.Upper, 9);
    }

    [Fact]
    public void ItsPValueIsOneLessTheLevelAtWhichTheIntervalTouches()
    {
        double p = SeedPool.PValue(Sides(Candidates), Sides(Baselines), threshold: 0)!.Value;
        Assert.Equal(0, SeedPool.Difference(Sides(Candidates), Sides(Baselines), 0, 1 - p).Upper, 9);
        double against = SeedPool.PValue(Sides(Candidates), Sides(Baselines), threshold: -0.01)!.Value;
        Assert.Equal(-0.01, SeedPool.Difference(Sides(Candidates), Sides(Baselines), 0, 1 - against).Upper, 9);
        Assert.True(against > p);
    }

    /// <summary>Two degrees of freedom at extreme levels are beyond what the library's quantile finds.</summary>
    [Theory]
    [InlineData(0.999)]
    [InlineData(0.999999)]
    public void ExtremeLevelsHaveAnInterval(double level) =>
        Assert.True(SeedPool.Difference(Sides(0.60, 0.61, 0.62), Sides(0.5, 0.5000001, 0.5000002), 0, level).Upper is > 0.15 and < 1e4);

    [Fact]
    public void FewerRunsUseTheMarginAndTheirOwnIntervals()
    {
        var difference = SeedPool.Difference(Sides(0.60, 0.62), Sides(0.60), between: 0.02, level: 0.95);
        Assert.Equal(Math.Sqrt(1.5 * (0.02 * 0.02 + 0.01 * 0.01)), difference.Upper - difference.Value, 12);
    }

    [Fact]
    public void CopiesOfOneRunAreNoSpread()
    {
        double[] six = [.. Enumerable.Repeat(0.612345, 6)];
        Assert.Null(SeedPool.PValue(Sides(six), Sides(0.1, 0.1, 0.1), 0));
        Assert.True(SeedPool.Difference(Sides(six), Sides(0.1, 0.1, 0.1), between: 0.02, level: 0.95) is var copies && copies.Upper - copies.Lower > 0.02);
        var run = SimulatedRun.OnSigmoid(0.2, 0.6, 1.9, 2500, SimulatedRun.Every(200, 16_000), 0.005);
        Assert.Throws<ArgumentException>(() => Recipes.Of("copied", run, run));
    }

    [Fact]
    public void AnUnboundedEndOfAnyRunLeavesBothUnbounded() =>
        Assert.True(SeedPool.Difference([.. Sides(0.6, 0.61), new LinkScaleEstimate(0.6, 0.5, double.PositiveInfinity)], Sides(Baselines), 0, 0.95).IsOpen);

    [Fact]
    public void APassRateThatNoSeedReachesIsWorseForSure()
    {
        var never = new LinkScaleEstimate(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);
        Assert.Equal(double.PositiveInfinity, SeedPool.Difference([never, never, never], Sides(Baselines), 0, 0.95).Lower);
    }

    private static LinkScaleEstimate[] Sides(params double[] values) => [.. values.Select(value => new LinkScaleEstimate(value, value - 0.01, value + 0.01))];
}
