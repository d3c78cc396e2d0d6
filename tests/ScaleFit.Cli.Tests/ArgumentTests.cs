using ScaleFit.Cli.Arguments;

namespace ScaleFit.Cli.Tests;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("8000", 8000)]
    [InlineData("8k", 8000)]
    [InlineData("1.5k", 1500)]
    [InlineData("100K", 100000)]
    [InlineData("2M", 2e6)]
    [InlineData("1e5", 1e5)]
    [InlineData(".5", 0.5)]
    [InlineData("0", 0)]
    public void ComputeHasSuffixes(string text, double expected)
    {
        Assert.True(ComputeArgument.TryRead(text, out double compute));
        Assert.Equal(expected, compute);
    }

    [Theory]
    [InlineData("")]
    [InlineData("k")]
    [InlineData("-1")]
    [InlineData("1,000")]
    [InlineData("1e400")]
    [InlineData("8kk")]
    [InlineData("Infinity")]
    [InlineData("NaN")]
    [InlineData("1m")]
    public void OtherTextIsNotCompute(string text) => Assert.False(ComputeArgument.TryRead(text, out _));

    [Theory]
    [InlineData(".6", 0.6)]
    [InlineData("0.6", 0.6)]
    [InlineData("60%", 0.6)]
    [InlineData("100%", 1)]
    [InlineData("0", 0)]
    public void PassRatesAreSharesOrPercentages(string text, double expected)
    {
        Assert.True(PassRateArgument.TryRead(text, out double passRate));
        Assert.Equal(expected, passRate, 15);
    }

    [Theory]
    [InlineData("60")]
    [InlineData("101%")]
    [InlineData("-.1")]
    [InlineData("%")]
    [InlineData("0,6")]
    [InlineData("")]
    public void OtherTextIsNotAPassRate(string text) => Assert.False(PassRateArgument.TryRead(text, out _));

    [Theory]
    [InlineData(".95", 0.95)]
    [InlineData("95%", 0.95)]
    [InlineData("50%", 0.5)]
    [InlineData(".999", 0.999)]
    public void LevelsAreSharesOrPercentages(string text, double expected)
    {
        Assert.True(LevelArgument.TryRead(text, out double level));
        Assert.Equal(expected, level, 15);
    }

    [Theory]
    [InlineData("95")]
    [InlineData(".49")]
    [InlineData("1")]
    [InlineData("100%")]
    [InlineData("0.9991")]
    [InlineData("0,95")]
    public void OtherTextIsNotALevel(string text) => Assert.False(LevelArgument.TryRead(text, out _));

    [Fact]
    public void ARecipeNameMayContainAColon()
    {
        Assert.True(RecipeArgument.TryRead("8b:long:.645,1.89,11.3k", out var recipe));
        Assert.Equal(("8b:long", 0.645, 1.89, 11300.0), (recipe.Name, recipe.Asymptote, recipe.Efficiency, recipe.Midpoint));
    }
}
