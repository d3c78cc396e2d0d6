using ScaleFit.Comparing;
using ScaleFit.Tests.Coverage;

namespace ScaleFit.Tests.Comparing;

/// <summary>Equal recipes whose runs vary are rarely called different. The table stands in METHOD.md, with the command that prints it.</summary>
public class VaryingRecipesStudy(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0, 1, 0.09)]
    [InlineData(0.5, 1, 0.06)]
    [InlineData(0, 4, 0.06)]
    [InlineData(0.5, 4, 0.06)]
    [InlineData(0.5, 8, 0.06)]
    public void EqualRecipesAreRarelyCalledDifferent(double driftShare, int candidates, double most)
    {
        FullStudy.OnlyWhenAsked();
        output.WriteLine(VaryingRecipes.Header);
        var study = new VaryingRecipes(driftShare, candidates, 400);
        output.WriteLine(study.ToString());
        output.WriteLine($"without margins of B and C_mid: {new VaryingRecipes(driftShare, candidates, 400, WithoutMargins)}");
        Assert.True(study.Verdicts <= most, study.ToString());
    }

    /// <summary>Without margins of efficiency and midpoint, many more of these comparisons have a wrong verdict.</summary>
    [Fact]
    public void SoItIsInAFewComparisons()
    {
        const int Few = 60;
        double with = new VaryingRecipes(0, 1, Few).Verdicts, without = new VaryingRecipes(0, 1, Few, WithoutMargins).Verdicts;
        output.WriteLine(FormattableString.Invariant($"with margins {with:.000}, without {without:.000}"));
        Assert.True(with <= 0.15 && without >= with + 0.1, FormattableString.Invariant($"{with}, {without}"));
    }

    private static ComparisonOptions WithoutMargins => new() { EfficiencyMargin = 0, MidpointMargin = 0 };
}
