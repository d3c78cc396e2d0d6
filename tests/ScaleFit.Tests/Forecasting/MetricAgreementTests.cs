using ScaleFit.Forecasting;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Forecasting;

public class MetricAgreementTests
{
    private static readonly double[] Computes = [.. SimulatedRun.Every(100, 3000)];

    [Fact]
    public void MetricsThatRiseTogetherAgree()
    {
        var agreement = Assert.Single(MetricAgreement.Measure([Metric("val", c => c / 4000), Metric("aime", c => Math.Sqrt(c / 9000))]));
        Assert.Equal(new MetricAgreement("run", "val", "aime", Computes.Length, 1, 1), agreement);
    }

    [Fact]
    public void MetricsThatRiseAndFallDisagree()
    {
        var agreement = Assert.Single(MetricAgreement.Measure([Metric("val", c => c / 4000), Metric("aime", c => 1 - c / 4000)]));
        Assert.Equal((-1, 0), (agreement.RankCorrelation, agreement.SameOrder));
    }

    [Fact]
    public void AMetricThatTurnsHalfWayOrdersHalfOfTheWindowsAlike()
    {
        var agreement = Assert.Single(MetricAgreement.Measure([Metric("val", c => c / 4000), Metric("aime", c => Math.Min(c, 3100 - c) / 4000)]));
        Assert.Equal(0, agreement.RankCorrelation, 0.05);
        Assert.InRange(agreement.SameOrder, 0.3, 0.6);
    }

    [Fact]
    public void AConstantMetricFollowsNothing()
    {
        var agreement = Assert.Single(MetricAgreement.Measure([Metric("val", c => c / 4000), Metric("aime", _ => 0.5)]));
        Assert.Equal((0, 0), (agreement.RankCorrelation, agreement.SameOrder));
    }

    [Fact]
    public void OnlyComputesWhereBothWereMeasuredCount()
    {
        var sparse = Metric("aime", c => c / 4000) with { Points = [.. Computes.Where((_, k) => k % 5 == 0).Select(c => new RunPoint(c, c / 4000))] };
        Assert.Equal(6, Assert.Single(MetricAgreement.Measure([Metric("val", c => c / 4000), sparse])).Common);
        var shifted = sparse with { Points = [.. sparse.Points.Select(p => new RunPoint(p.Compute + 1, p.PassRate))] };
        Assert.Empty(MetricAgreement.Measure([Metric("val", c => c / 4000), shifted]));
    }

    [Fact]
    public void FourCommonComputesAreTooFew()
    {
        var few = Metric("aime", c => c / 4000);
        few = few with { Points = [.. few.Points.Take(4)] };
        Assert.Empty(MetricAgreement.Measure([Metric("val", c => c / 4000), few]));
    }

    [Fact]
    public void EveryPairOfMetricsOfOneRunIsComparedAndNoneOfTwoRuns()
    {
        var metrics = new[] { "a", "b", "c" }.Select(name => Metric(name, c => c / 4000)).ToArray();
        Assert.Equal([("a", "b"), ("a", "c"), ("b", "c")], MetricAgreement.Measure(metrics).Select(a => (a.First, a.Second)));
        Assert.Empty(MetricAgreement.Measure([metrics[0], metrics[1] with { Name = "other" }, metrics[2] with { Source = "other.csv" }]));
    }

    private static Run Metric(string name, Func<double, double> passRate) =>
        SimulatedRun.Of(Computes.Select(c => new RunPoint(c, passRate(c)))) with { Name = "run", Metric = name };
}
