using MathNet.Numerics.Distributions;
using ScaleFit.Forecasting;
using ScaleFit.Inference;

namespace ScaleFit.Tests.Forecasting;

public class MarginTests
{
    /// <summary>.02 z / 1.959964, z from a table of the normal distribution.</summary>
    [Theory]
    [InlineData(.5, .0068827)]
    [InlineData(.8, .0130773)]
    [InlineData(.9, .0167846)]
    [InlineData(.95, .02)]
    [InlineData(.99, .0262844)]
    public void ItScalesWithTheNormalQuantileOfTheLevel(double level, double halfWidth) => Assert.Equal(halfWidth, new Margin(Margin.Published, level).HalfWidth, 1e-7);

    [Fact]
    public void ItIsAddedInQuadrature()
    {
        var wide = new Margin(.02, .95).Widen(.6, new Interval(.585, .65));
        Assert.Equal(.6 - .025, wide.Lower!.Value, 1e-12);
        Assert.Equal(.6 + Math.Sqrt(.05 * .05 + .02 * .02), wide.Upper!.Value, 1e-12);
    }

    /// <summary>
    /// The curve of one run is known; the asymptotes of the runs of a recipe vary by a standard deviation of .02 / 1.96. The interval of the next run contains its
    /// asymptote in 95 of 100 pairs. A margin of one run instead of two contains it in 83.
    /// </summary>
    [Fact]
    public void TheIntervalOfTheNextRunContainsItAsOftenAsItSays()
    {
        const int Pairs = 4000;
        var random = new Random(3);
        double deviation = Margin.StandardDeviation(Margin.Published);
        int next = 0, single = 0;
        for (int k = 0; k < Pairs; k++)
        {
            double one = .6 + Normal.Sample(random, 0, deviation), other = .6 + Normal.Sample(random, 0, deviation);
            if (Margin.BetweenRuns(.02, .95).Widen(one, new Interval(one, one)).Contains(other)) next++;
            if (new Margin(.02, .95).Widen(one, new Interval(one, one)).Contains(other)) single++;
        }
        Assert.InRange(next, .94 * Pairs, .96 * Pairs);
        Assert.InRange(single, .81 * Pairs, .85 * Pairs);
    }

    [Fact]
    public void ItNeverLeavesTheRangeOfPassRates() => Assert.Equal(new Interval(0, 1), new Margin(.6, .95).Widen(.5, new Interval(.4, .7)));

    [Fact]
    public void UnboundedEndsStayUnbounded()
    {
        var margin = new Margin(.02, .95);
        Assert.Null(margin.Widen(.6, new Interval(.585, null)).Upper);
        Assert.Null(margin.Widen(.6, new Interval(null, .65)).Lower);
    }

    [Fact]
    public void NoMarginChangesNothing()
    {
        var random = new Random(1);
        for (int k = 0; k < 1000; k++)
        {
            double[] ends = [.. Enumerable.Range(0, 3).Select(_ => random.NextDouble()).Order()];
            var interval = new Interval(ends[0], ends[2]);
            Assert.Equal(interval, new Margin(0, .95).Widen(ends[1], interval));
        }
    }

    [Theory]
    [InlineData(-.01, .95)]
    [InlineData(1.01, .95)]
    [InlineData(double.NaN, .95)]
    [InlineData(.02, 0)]
    [InlineData(.02, 1)]
    public void ValuesOutOfRangeAreRefused(double halfWidth, double level) => Assert.Throws<ArgumentOutOfRangeException>(() => new Margin(halfWidth, level));
}
