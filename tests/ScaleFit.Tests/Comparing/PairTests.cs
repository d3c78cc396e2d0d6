using ScaleFit.Tests.Coverage;

namespace ScaleFit.Tests.Comparing;

/// <summary>Gates cry wolf rarely and sleep rarely. The full table stands in METHOD.md, with the command that prints it.</summary>
public class PairTests(ITestOutputHelper output)
{
    private const int Pairs = 1_000;
    private const int Seed = 3_000_000;
    private const int FewPairs = 60;

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void EqualRecipesAreCalledARegressionInAtMostFourPercent(double phi)
    {
        FullStudy.OnlyWhenAsked();
        var study = Study(phi, loss: 0, Pairs);
        Assert.All((int[])[0, 1, 2], rule => Assert.True(study.Regressions(rule) <= 0.04, study.ToString()));
        Assert.True(study.Coverage >= 0.93, study.ToString());
        Assert.True(study.Passes(0) >= 0.75, study.ToString());
        Assert.True(study.Shapers <= 0.06, study.ToString());
    }

    [Theory]
    [InlineData(0, 0.8)]
    [InlineData(0.5, 0.8)]
    [InlineData(0.8, 0.7)]
    public void ALossOfFiveHundredthsIsSeen(double phi, double least)
    {
        FullStudy.OnlyWhenAsked();
        var study = Study(phi, loss: 0.05, Pairs);
        Assert.True(study.Regressions(0) >= least, study.ToString());
    }

    [Fact]
    public void SoItIsInAFewPairs()
    {
        var equal = Study(0.5, loss: 0, FewPairs);
        Assert.True(equal.Regressions(3) <= 0.1);
        Assert.True(equal.Passes(0) >= 0.75);
        Assert.True(equal.Shapers <= 0.15);
        Assert.True(Study(0.5, loss: 0.05, FewPairs).Regressions(0) >= 0.7);
    }

    private PairStudy Study(double phi, double loss, int pairs)
    {
        var study = new PairStudy(phi, loss, pairs, Seed);
        output.WriteLine(PairStudy.Header);
        output.WriteLine(study.ToString());
        return study;
    }
}
