using ScaleFit.Comparing;

namespace ScaleFit.Tests.Comparing;

public class MeasuredDifferenceTests
{
    private const double Margin = 0.02;

    [Fact]
    public void TheLastTenthsAreCompared()
    {
        var apart = MeasuredDifference.Measure(Recipes.OnCurve("a", 0.6, 2, 2500, noise: 0), Recipes.OnCurve("b", 0.5, 2, 2500, noise: 0, seed: 2), Quantity.Asymptote, Margin);
        Assert.NotNull(apart);
        Assert.Equal(-0.1 / (1 + Math.Pow(2500.0 / 15_300, 2)), apart.Value, 3);
        // The margins of both runs, in quadrature.
        Assert.Equal(Math.Sqrt(2) * Margin / 1.96, apart.StandardError, 3);
        Assert.InRange(apart.Value - apart.Lower(0.95), 1.64 * apart.StandardError, 1.65 * apart.StandardError);
        Assert.Equal(apart.Value - apart.Lower(0.95), apart.Upper(0.95) - apart.Value, 9);
    }

    [Theory]
    [InlineData(8000, true)]
    [InlineData(16_000, true)]
    [InlineData(20_000, false)]
    [InlineData(10, false)]
    public void APassRateIsMeasuredWithinAllRunsOnly(double compute, bool isMeasured) => Assert.Equal(
        isMeasured,
        MeasuredDifference.Measure(Recipes.OnCurve("a", 0.6, 2, 2500), Recipes.OnCurve("b", 0.6, 2, 2500, seed: 2), Quantity.PassRateAt(compute), Margin) is not null);

    [Fact]
    public void ComputeIsNotMeasured() => Assert.Null(
        MeasuredDifference.Measure(Recipes.OnCurve("a", 0.6, 2, 2500), Recipes.OnCurve("b", 0.6, 2, 2500, seed: 2), Quantity.ComputeTo(0.5), Margin));

    [Fact]
    public void ThreeRunsOfBothMeasureTheirVariation()
    {
        var apart = MeasuredDifference.Measure(Recipe("a", 1), Recipe("b", 4), Quantity.Asymptote, Margin);
        Assert.NotNull(apart);
        Assert.InRange(apart.DegreesOfFreedom, 2, 4);
        Assert.True(apart.Value - apart.Lower(0.95) > 2 * apart.StandardError);

        static Recipe Recipe(string name, int seed) => Recipes.Of(name, [.. Enumerable.Range(0, 3).Select(i => SimulatedRun.OnSigmoid(0.2, 0.6 + 0.01 * i, 2, 2500, SimulatedRun.Every(200, 16_000), 0.005, seed + i))]);
    }
}
