using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Tests;

public sealed class IntervalTextTests
{
    [Fact]
    public void AnEstimateShowsItsIntervalAndWhichEndsAreNotBounded()
    {
        Assert.Equal("0.610 [0.603, 0.617]", Written(new Interval(0.603, 0.617)));
        Assert.Equal("0.610 [0.603, not bounded]", Written(new Interval(0.603, null)));
        Assert.Equal("0.610", Written(null));

        static string Written(Interval? interval) => IntervalText.WithInterval(new Estimate("asymptote", 0.61, interval, AtBound: false), NumberFormat.PassRate);
    }
}
