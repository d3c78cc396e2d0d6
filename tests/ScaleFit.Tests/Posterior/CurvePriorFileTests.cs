using System.Text;
using ScaleFit.Posterior;

namespace ScaleFit.Tests.Posterior;

public class CurvePriorFileTests
{
    [Fact]
    public void APriorSurvivesItsFile()
    {
        var read = CurvePriorFile.Read(Encoding.UTF8.GetBytes(CurvePriorFile.Write(CurvePrior.Public)));
        Assert.Equal(CurvePrior.Public with { Laws = [], FallRates = [] }, read with { Laws = [], FallRates = [] }, (a, b) => a.ToString() == b.ToString());
        Assert.Equal(CurvePrior.Public.Laws, read.Laws);
        Assert.Equal(CurvePrior.Public.FallRates, read.FallRates);
    }

    [Theory]
    [InlineData("{}", "not a prior")]
    [InlineData("[1, 2]", "not a prior")]
    [InlineData("gpu_hours,pass_rate", "not a prior")]
    [InlineData("null", "not a prior")]
    public void AnotherFileIsRefused(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => CurvePriorFile.Read(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("scalefit-prior/1", "scalefit-prior/0", "a prior of version 'scalefit-prior/0'")]
    [InlineData("\"runs\": 110", "\"runs\": 4", "a prior learnt from 4 runs")]
    [InlineData("\"efficiencyScale\": 0", "\"efficiencyScale\": -0", "a prior with a number missing")]
    public void AChangedPriorIsRefused(string part, string changed, string message)
    {
        string text = CurvePriorFile.Write(CurvePrior.Public);
        Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => CurvePriorFile.Read(Encoding.UTF8.GetBytes(text.Replace(part, changed, StringComparison.Ordinal)))).Message, StringComparison.Ordinal);
    }
}
