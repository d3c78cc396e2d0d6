using System.Globalization;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Runs;

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
    [InlineData(9999.6, "10.0k")]
    [InlineData(10909, "10.9k")]
    [InlineData(100000, "100k")]
    [InlineData(16000, "16k")]
    [InlineData(1.2e6, "1.2M")]
    [InlineData(16020, "16.0k")]
    [InlineData(99960, "100k")]
    [InlineData(999499, "999k")]
    [InlineData(999600, "1.00M")]
    [InlineData(1.234e9, "1.23G")]
    [InlineData(5e12, "5T")]
    [InlineData(1.234e22, "1.23E+22")]
    [InlineData(double.NaN, "-")]
    public void ComputeHasThreeDigitsOrFour(double value, string expected) => Assert.Equal(expected, NumberFormat.Compute(value));

    [Theory]
    [InlineData(0.61, "0.610")]
    [InlineData(0.99961, "1.000")]
    [InlineData(1, "1.000")]
    [InlineData(0, "0.000")]
    [InlineData(-0.25, "-0.250")]
    [InlineData(double.PositiveInfinity, "-")]
    public void PassRatesHaveThreeDecimals(double value, string expected) => Assert.Equal(expected, NumberFormat.PassRate(value));

    [Fact]
    public void ComputeCarriesItsUnit()
    {
        Assert.Equal("2,542 GPU-hours", NumberFormat.Compute(2542.3, ComputeUnit.GpuHours));
        Assert.Equal("1.2M steps", NumberFormat.Compute(1.2e6, ComputeUnit.Steps));
    }

    [Theory]
    [InlineData(261.3, "260")]
    [InlineData(1549, "1,500")]
    [InlineData(47890, "48k")]
    [InlineData(5.03, "5")]
    [InlineData(0.3177, "0.32")]
    [InlineData(double.NaN, "-")]
    public void RoughAmountsHaveTwoDigits(double value, string expected) => Assert.Equal(expected, NumberFormat.About(value));

    [Theory]
    [InlineData(1152, 1184, "1152")]
    [InlineData(576, 608, "600")]
    [InlineData(96, 128, "100")]
    [InlineData(41.998712345, 42.1, "42")]
    [InlineData(41.998712345, 41.998712347, "41.998712345")]
    [InlineData(12800000, 13000000, "12800000")]
    [InlineData(0.000123456, 0.000124, "0.0001235")]
    [InlineData(3e22, 4e22, "30000000000000000000000")]
    public void ALimitIsShortAndDropsNothingElse(double kept, double dropped, string expected) => Assert.Equal(expected, NumberFormat.Limit(kept, dropped));

    [Fact]
    public void ALimitAlwaysLiesBetweenItsPoints()
    {
        var random = new Random(5);
        for (int i = 0; i < 2000; i++)
        {
            double kept = Math.Exp(60 * random.NextDouble() - 20);
            double dropped = kept * (1 + Math.Exp(-30 * random.NextDouble())) + double.Epsilon;
            if (dropped == kept) dropped = Math.BitIncrement(kept);
            double limit = double.Parse(NumberFormat.Limit(kept, dropped), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
            Assert.True(limit >= kept && limit < dropped, string.Create(CultureInfo.InvariantCulture, $"{kept:R} to {dropped:R} gave {limit:R}"));
        }
    }
}
