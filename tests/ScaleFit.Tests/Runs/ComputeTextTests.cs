using System.Globalization;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Runs;

public sealed class ComputeTextTests
{
    [Fact]
    public void ComputeCarriesItsUnit()
    {
        Assert.Equal("2,542 GPU-hours", ComputeText.Format(2542.3, ComputeUnit.GpuHours));
        Assert.Equal("1.2M steps", ComputeText.Format(1.2e6, ComputeUnit.Steps));
    }

    [Theory]
    [InlineData(261.3, "260")]
    [InlineData(1549, "1,500")]
    [InlineData(47890, "48k")]
    [InlineData(5.03, "5")]
    [InlineData(0.3177, "0.32")]
    [InlineData(double.NaN, "-")]
    public void RoughAmountsHaveTwoDigits(double value, string expected) => Assert.Equal(expected, ComputeText.About(value));

    [Theory]
    [InlineData(1152, 1184, "1152")]
    [InlineData(576, 608, "600")]
    [InlineData(96, 128, "100")]
    [InlineData(41.998712345, 42.1, "42")]
    [InlineData(41.998712345, 41.998712347, "41.998712345")]
    [InlineData(12800000, 13000000, "12800000")]
    [InlineData(0.000123456, 0.000124, "0.0001235")]
    [InlineData(3e22, 4e22, "30000000000000000000000")]
    public void ALimitIsShortAndDropsNothingElse(double kept, double dropped, string expected) => Assert.Equal(expected, ComputeText.Limit(kept, dropped));

    [Fact]
    public void ALimitAlwaysLiesBetweenItsPoints()
    {
        var random = new Random(5);
        for (int i = 0; i < 2000; i++)
        {
            double kept = Math.Exp(60 * random.NextDouble() - 20);
            double dropped = kept * (1 + Math.Exp(-30 * random.NextDouble())) + double.Epsilon;
            if (dropped == kept) dropped = Math.BitIncrement(kept);
            double limit = double.Parse(ComputeText.Limit(kept, dropped), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
            Assert.True(limit >= kept && limit < dropped, string.Create(CultureInfo.InvariantCulture, $"{kept:R} to {dropped:R} gave {limit:R}"));
        }
    }
}
