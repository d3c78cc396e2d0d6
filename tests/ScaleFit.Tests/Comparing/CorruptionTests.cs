using ScaleFit.Tests.Coverage;

namespace ScaleFit.Tests.Comparing;

/// <summary>Gates hardly ever pass a damaged log of a worse candidate, and never without a finding.</summary>
public class CorruptionTests(ITestOutputHelper output)
{
    private const int Seed = 5_000_000;
    private const int Cases = 2_000;
    private const int FewCases = 160;

    [Fact]
    public void DamagedLogsOfWorseCandidatesDoNotPass()
    {
        FullStudy.OnlyWhenAsked();
        Check(Cases);
    }

    [Fact]
    public void SoItIsInAFewCases() => Check(FewCases);

    private void Check(int cases)
    {
        var study = new CorruptionStudy(cases, Seed);
        output.WriteLine(study.ToString());
        Assert.True(study.Passed.Count <= Math.Max(1, 0.005 * cases), study.ToString());
        Assert.Empty(study.Silent);
    }
}
