using ScaleFit.Logs;

namespace ScaleFit.Tests.Logs;

public class NoiseTests
{
    [Fact]
    public void EvaluationsCountAlikeByDefault() =>
        Assert.All(Log.Single("step,acc,n\n1,0.1,5\n2,0.2,500\n").Points, p => Assert.Equal(1, p.NoiseVariance));

    [Fact]
    public void TrialsGiveBinomialVariancesOfMeanOne()
    {
        var points = Log.Single("step,acc,n\n1,0.5,100\n2,0.5,400\n", new LogOptions { TrialsColumn = "n" }).Points;
        Assert.Equal(2, points.Sum(p => p.NoiseVariance), 12);
        Assert.Equal(4, points[0].NoiseVariance / points[1].NoiseVariance, 12);
    }

    [Fact]
    public void OneNumberOfTrialsWeighsByPassRateAndKeepsCertaintyFinite()
    {
        var points = Log.Single("step,acc\n1,0\n2,0.5\n", new LogOptions { Trials = 9 }).Points;
        Assert.Equal(0.05 * 0.95 / 0.25, points[0].NoiseVariance / points[1].NoiseVariance, 12);
    }

    [Fact]
    public void StandardErrorsGoBeforeTrials()
    {
        var options = new LogOptions { StandardErrorColumn = "se", Trials = 10 };
        var points = Log.Single("step,acc,se\n1,0.1,0.01\n2,0.2,0.03\n", options).Points;
        Assert.Equal(9, points[1].NoiseVariance / points[0].NoiseVariance, 12);
        Assert.Equal(1, points.Average(p => p.NoiseVariance), 12);
    }

    [Theory]
    [InlineData("0", "trials 0: expected a number above 0 and of a usable size")]
    [InlineData("-5", "trials -5: expected a number above 0 and of a usable size")]
    [InlineData("many", "column 'n' is 'many', not a number")]
    [InlineData("", "column 'n' is empty")]
    public void BadTrialsRejectTheRow(string trials, string fault)
    {
        string text = Log.Rows("step,acc,n", 20, i => $"{i},0.5,10") + $"21,0.5,{trials}\n";
        var run = Log.Single(text, new LogOptions { TrialsColumn = "n" });
        Assert.Equal($"1 of 21 rows was rejected, at runs.csv:22: {fault}", Assert.Single(run.Findings).Message);
    }

    [Fact]
    public void WhereAllFailOrPassAStandardErrorOfZeroCountsAsAnother()
    {
        // The binomial standard error is 0 at pass rates 0 and 1, so a collapse would be skipped.
        var run = Log.Single("step,acc,se\n1,0.3,0.01\n2,0.4,0.02\n3,0.5,0.03\n4,0,0\n5,1,0\n", new LogOptions { StandardErrorColumn = "se" });
        Assert.Equal((5, 0), (run.Points.Count, run.Rejected));
        Assert.Equal(run.Points[1].NoiseVariance, run.Points[3].NoiseVariance, 12);
        Assert.Equal(run.Points[1].NoiseVariance, run.Points[4].NoiseVariance, 12);
        Assert.Equal(1, run.Points.Average(p => p.NoiseVariance), 12);
    }

    [Fact]
    public void ExtremeStandardErrorsRejectTheRow()
    {
        string text = Log.Rows("step,acc,se", 20, i => $"{i},0.5,0.1") + "21,0.5,1e-300\n22,0.5,1e300\n";
        Assert.Equal(2, Log.Single(text, new LogOptions { StandardErrorColumn = "se" }).Rejected);
    }
}
