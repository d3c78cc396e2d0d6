namespace ScaleFit.Tests.Coverage;

/// <summary>
/// Intervals of nominal 95% hold the truth as often as they say, whatever the noise. The tables stand in METHOD.md, with the
/// command that prints them.
/// </summary>
public class CoverageStudy(ITestOutputHelper output)
{
    /// <summary>Runs a cell of the full study. Its seeds served no choice of the method.</summary>
    private const int Runs = 1_000;
    private const int Seed = 5_000_000;

    private const int FewRuns = 150;
    private const int FewSeed = 9_000_000;

    /// <summary>The least coverage that is allowed, for noise whose memory is short against the window and for noise whose is not.</summary>
    private static readonly (StudyNoise Noise, double Least)[] Noises =
    [
        (StudyNoise.White, 0.93), (StudyNoise.Ar3, 0.93), (StudyNoise.Ar5, 0.93), (StudyNoise.Ar8, 0.93), (StudyNoise.HalfAr8, 0.93),
        (StudyNoise.Ar9, 0.90), (StudyNoise.HalfAr95, 0.90),
    ];

    [Fact]
    public void EveryIntervalHasItsCoverageInEveryCell()
    {
        FullStudy.OnlyWhenAsked();
        output.WriteLine(CoverageCell.Header);
        var faults = new List<string>();
        foreach (var (noise, least) in Noises)
        {
            foreach (double until in (double[])[6_000, 8_000, 16_000])
            {
                foreach (bool even in (bool[])[true, false])
                {
                    var cell = new CoverageCell(noise, until, even, Runs, Seed);
                    output.WriteLine(cell.ToString());
                    if (cell.LeastCoverage < least) faults.Add($"{cell.Name}: {cell.LeastCoverage:.000} is below {least:.00}");
                    if (cell.WidthRatio > 2) faults.Add($"{cell.Name}: intervals are {cell.WidthRatio:0.00} times too wide");
                }
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData(0, 8_000, true)]
    [InlineData(2, 6_000, false)]
    [InlineData(3, 16_000, true)]
    [InlineData(4, 8_000, false)]
    [InlineData(6, 16_000, false)]
    public void IntervalsHaveTheirCoverageInAFewRuns(int noise, double until, bool even)
    {
        double least = Noises[noise].Least;
        var cell = new CoverageCell(Noises[noise].Noise, until, even, FewRuns, FewSeed);
        output.WriteLine(cell.ToString());
        Assert.True(cell.LeastCoverage >= least - 3 * Math.Sqrt(least * (1 - least) / FewRuns), cell.ToString());
        Assert.True(cell.WidthRatio < 2, cell.ToString());
    }

    [Fact]
    public void TheStudyDetectsThatWhiteNoiseIsTheWrongAssumption()
    {
        var cell = new CoverageCell(StudyNoise.Ar8, 8_000, even: true, FewRuns, FewSeed);
        Assert.True(cell.MostWhiteCoverage < 0.7, cell.ToString());
    }
}
