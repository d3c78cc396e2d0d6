using ScaleFit.Comparing;

namespace ScaleFit.Tests.Comparing;

public class GateTests
{
    private const double Open = double.PositiveInfinity;

    [Theory]
    [InlineData(-0.10, -0.01, GateOutcome.Regression)]
    [InlineData(-0.04, 0.03, GateOutcome.Pass)]
    [InlineData(-0.06, 0.03, GateOutcome.Inconclusive)]
    [InlineData(0.01, 0.05, GateOutcome.Pass)]
    [InlineData(-0.04, Open, GateOutcome.Pass)]
    [InlineData(0.01, Open, GateOutcome.Pass)]
    [InlineData(-Open, -0.01, GateOutcome.Regression)]
    public void ALossIsCalledWhenItIsShownAndRuledOutWhenItIsNot(double lower, double upper, GateOutcome expected) =>
        Assert.Equal(expected, Judge(Quantity.Asymptote, lower, upper));

    [Theory]
    [InlineData(-0.10, -0.01, GateOutcome.Inconclusive)]
    [InlineData(-0.06, 0.03, GateOutcome.Pass)]
    [InlineData(-0.10, -0.03, GateOutcome.Regression)]
    public void ALossWithinTheToleranceIsNone(double lower, double upper, GateOutcome expected) =>
        Assert.Equal(expected, Judge(Quantity.Asymptote, lower, upper, tolerance: 0.02));

    [Theory]
    [InlineData(1.1, 1.8, GateOutcome.Regression)]
    [InlineData(0.8, 1.4, GateOutcome.Pass)]
    [InlineData(0.8, 1.6, GateOutcome.Inconclusive)]
    [InlineData(0.5, 0.9, GateOutcome.Pass)]
    [InlineData(1.1, Open, GateOutcome.Regression)]
    [InlineData(0.9, Open, GateOutcome.Inconclusive)]
    public void MoreComputeIsALoss(double lower, double upper, GateOutcome expected) =>
        Assert.Equal(expected, Judge(Quantity.ComputeTo(0.5), Math.Log(lower), Math.Log(upper)));

    [Theory]
    [InlineData(0.01, 0.10, GateOutcome.Pass)]
    [InlineData(-0.01, 0.04, GateOutcome.Regression)]
    [InlineData(-0.01, 0.06, GateOutcome.Inconclusive)]
    [InlineData(-0.01, Open, GateOutcome.Inconclusive)]
    [InlineData(0.01, Open, GateOutcome.Pass)]
    public void ARequiredImprovementTurnsItRound(double lower, double upper, GateOutcome expected) =>
        Assert.Equal(expected, Judge(Quantity.Asymptote, lower, upper, improvement: true));

    [Fact]
    public void ARunWithoutAForecastIsInconclusive() => Assert.Equal(GateOutcome.Inconclusive, Judge(Quantity.Asymptote, LinkScaleEstimate.Unknown));

    [Fact]
    public void ALossWhoseCorrectedPValueIsLargeIsNotCalled()
    {
        var loss = new Effect(Quantity.Asymptote, 0.6, 0.5, new LinkScaleEstimate(-0.1, -0.15, -0.01), Verdict.Worse).Corrected(pValue: 0.2, new ComparisonOptions());
        Assert.Equal(Verdict.Inconclusive, loss.Verdict);
    }

    [Fact]
    public void OptionsOutsideTheirRangesAreRefused()
    {
        Assert.Throws<ArgumentException>(() => new Gate([], RequiresImprovement: false));
        var gate = new Gate([Quantity.Asymptote], RequiresImprovement: false);
        Assert.Throws<ArgumentOutOfRangeException>(() => gate with { Tolerance = -0.01 });
        Assert.Throws<ArgumentOutOfRangeException>(() => gate with { RatioTolerance = 0.9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ComparisonOptions { At = [0] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ComparisonOptions { Targets = [1.1] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ComparisonOptions { Margin = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ComparisonOptions { Resolution = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ComparisonOptions { RatioResolution = 1 });
    }

    [Fact]
    public void RulesAreCopied()
    {
        Quantity[] rules = [Quantity.Asymptote];
        var gate = new Gate(rules, RequiresImprovement: false);
        rules[0] = Quantity.Midpoint;
        Assert.Equal([Quantity.Asymptote], gate.Rules);
    }

    private static GateOutcome Judge(Quantity quantity, double lower, double upper, double tolerance = 0, bool improvement = false)
    {
        double value = double.IsFinite(lower + upper) ? (lower + upper) / 2 : double.IsFinite(lower) ? lower + 0.01 : upper - 0.01;
        return Judge(quantity, new LinkScaleEstimate(value, lower, upper), tolerance, improvement);
    }

    private static GateOutcome Judge(Quantity quantity, LinkScaleEstimate difference, double tolerance = 0, bool improvement = false) =>
        new Gate([quantity], improvement) { Tolerance = tolerance }.Judge(new Effect(quantity, double.NaN, double.NaN, difference, Verdict.Inconclusive), new ComparisonOptions());
}
