using ScaleFit.Comparing;

namespace ScaleFit.Tests.Comparing;

public class LinkScaleEstimateTests
{
    private static readonly LinkScaleEstimate Never = new(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);
    private static readonly LinkScaleEstimate Reached = new(8, 7.5, 9);

    [Fact]
    public void TheDifferenceTakesTheNearerEndsInQuadrature()
    {
        var difference = LinkScaleEstimate.Difference(new LinkScaleEstimate(0.60, 0.57, 0.64), new LinkScaleEstimate(0.50, 0.48, 0.54));
        Assert.Equal(0.10, difference.Value, 12);
        Assert.Equal(0.10 - 0.05, difference.Lower, 12);
        Assert.Equal(0.10 + Math.Sqrt(0.04 * 0.04 + 0.02 * 0.02), difference.Upper, 12);
    }

    [Fact]
    public void AnUnboundedEndLeavesTheDependentEndUnbounded()
    {
        var difference = LinkScaleEstimate.Difference(new LinkScaleEstimate(0.6, 0.5, double.PositiveInfinity), new LinkScaleEstimate(0.5, 0.4, 0.6));
        Assert.Equal(0.1 - Math.Sqrt(0.02), difference.Lower, 12);
        Assert.Equal(double.PositiveInfinity, difference.Upper);
    }

    [Fact]
    public void APassRateThatOnlyTheCandidateNeverReachesIsWorseForSure()
    {
        Assert.Equal(double.PositiveInfinity, LinkScaleEstimate.Difference(Never, Reached).Lower);
        Assert.Equal(double.NegativeInfinity, LinkScaleEstimate.Difference(Reached, Never).Upper);
    }

    [Fact]
    public void APassRateThatMayBeReachedIsBoundedByTheExtremeEnds()
    {
        var difference = LinkScaleEstimate.Difference(Never with { Lower = 10 }, Reached);
        Assert.Equal(10 - 9, difference.Lower);
        Assert.Equal(double.PositiveInfinity, difference.Upper);
    }

    [Fact]
    public void APassRateThatNeitherReachesIsUnknown() => Assert.Equal(LinkScaleEstimate.Unknown, LinkScaleEstimate.Difference(Never, Never));
}
