using ScaleFit.Inference;

namespace ScaleFit.Reporting.Tests;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.01234, "0.0123")]
    [InlineData(1.5, "1.5")]
    [InlineData(542.4, "542")]
    [InlineData(999.4, "999")]
    [InlineData(999.6, "1,000")]
    [InlineData(2542.3, "2,542")]
    [InlineData(9999.4, "9,999")]
    [InlineData(9999.6, "10k")]
    [InlineData(10909, "10.9k")]
    [InlineData(100000, "100k")]
    [InlineData(999499, "999k")]
    [InlineData(999600, "1M")]
    [InlineData(1.234e9, "1.23G")]
    [InlineData(5e12, "5T")]
    [InlineData(1.234e22, "1.23E+22")]
    [InlineData(double.NaN, "-")]
    public void ComputeHasThreeDigitsOrFour(double value, string expected) => Assert.Equal(expected, NumberFormat.Compute(value));

    [Theory]
    [InlineData(0.61, ".610")]
    [InlineData(0.99961, "1.000")]
    [InlineData(1, "1.000")]
    [InlineData(0, ".000")]
    [InlineData(-0.25, "-.250")]
    [InlineData(double.PositiveInfinity, "-")]
    public void PassRatesHaveThreeDecimals(double value, string expected) => Assert.Equal(expected, NumberFormat.PassRate(value));

    [Fact]
    public void AnEstimateShowsItsIntervalAndItsOpenEnds()
    {
        Assert.Equal(".610 [.603, .617]", Written(new Interval(0.603, 0.617)));
        Assert.Equal(".610 [.603, open]", Written(new Interval(0.603, null)));
        Assert.Equal(".610", Written(null));

        static string Written(Interval? interval) => NumberFormat.WithInterval(new Estimate("asymptote", 0.61, interval, AtBound: false), NumberFormat.PassRate);
    }
}
