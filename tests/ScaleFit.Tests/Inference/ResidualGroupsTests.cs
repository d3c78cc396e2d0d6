using ScaleFit.Inference;

namespace ScaleFit.Tests.Inference;

public class ResidualGroupsTests
{
    private const int Count = 150;

    [Theory]
    [InlineData("normal")]
    [InlineData("uniform")]
    [InlineData("sine")]
    [InlineData("step")]
    [InlineData("two outliers")]
    public void ResidualsOfOneRunFormNone(string kind) => Assert.Null(ResidualGroups.Find(Residuals(kind)));

    [Theory]
    [InlineData("alternating", 2)]
    [InlineData("some ones", 2)]
    [InlineData("ones in two runs", 3)]
    public void SeveralLevelsAreFound(string kind, int expected) => Assert.Equal(expected, ResidualGroups.Find(Residuals(kind))?.Count);

    private static double[] Residuals(string kind)
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, Count).Select(i => kind switch
        {
            "normal" => Normal(),
            "uniform" => random.NextDouble(),
            "sine" => Math.Sin(0.1 * i),
            "step" => (i < Count / 2 ? 0 : 20) + Normal(),
            "two outliers" => (i is 40 or 90 ? 50 : 0) + Normal(),
            "alternating" => 16 * (i % 2) + Normal(),
            "some ones" => (random.NextDouble() < 0.15 ? 40 : 0) + Normal(),
            _ => (random.NextDouble() < 0.15 ? 40 : 16 * (i % 2)) + Normal(),
        })];

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
