using ScaleFit.Inference;
using ScaleFit.Reporting.Content;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Tests;

public sealed class RunSentencesTests
{
    private static readonly CurveInference Sigmoid = Sample.Sigmoid(0.0081);

    [Theory]
    [InlineData(0.603, 0.617, "The asymptote is 0.610 (95% CI 0.603 to 0.617).")]
    [InlineData(0.603, null, "The asymptote is above 0.603 (95% CI). The data does not bound it from above; the best fit is 0.610.")]
    [InlineData(null, 0.617, "The asymptote is below 0.617 (95% CI). The data does not bound it from below; the best fit is 0.610.")]
    [InlineData(null, null, "The data does not determine the asymptote.")]
    public void TheAsymptoteHasItsInterval(double? lower, double? upper, string expected) =>
        Assert.Equal(expected, Sentences(With("asymptote", 0.61, new Interval(lower, upper)))[1]);

    [Fact]
    public void AnotherLevelIsNamed() =>
        Assert.Contains("(99.9% CI)", Sentences(Sigmoid, InferenceOptions.Default with { Level = 0.999 })[1], StringComparison.Ordinal);

    [Fact]
    public void TheGainIsReportedUpToTheEndOfTheRun() => Assert.Equal(
        "The run reaches half of the gain from 0.200 (start) to 0.610 at 2,542 GPU-hours, and 93% at its end, 10k.",
        Sentences(With("asymptote", 0.61, new Interval(0.603, 0.617)))[2]);

    [Fact]
    public void AMidpointAfterTheRunIsReportedAsSuch() => Assert.Equal(
        "The curve reaches half of the gain from 0.200 (start) to 0.610 at 20k GPU-hours, after the last evaluation at 10k.",
        Sentences(With("midpoint", 20000, null))[2]);

    [Fact]
    public void AFlatRunHasNoGain() => Assert.Equal(
        "The gain of the fitted curve, from 0.200 to 0.210, is within two standard deviations of the noise.", Sentences(With("asymptote", 0.21, null))[2]);

    [Theory]
    [InlineData(NoiseKind.Drift, 0.0081, 0, "The residuals have a standard deviation of 0.008 and show no correlation.")]
    [InlineData(NoiseKind.White, 0.0081, 0, "The residuals have a standard deviation of 0.008. They are assumed to be independent (--noise white).")]
    [InlineData(NoiseKind.Drift, 0.0081, 0.6, "The residuals have a standard deviation of 0.008; 60% of the variance is correlated, with a correlation length of about 310 GPU-hours. The effective sample size is 6 of 19.")]
    [InlineData(NoiseKind.Drift, 0.0081, 1, "The residuals have a standard deviation of 0.008; all of the variance is correlated, with a correlation length of about 310 GPU-hours. The effective sample size is 6 of 19.")]
    [InlineData(NoiseKind.Drift, 0.0004, 0, "The residuals have a standard deviation of 0.0004 and show no correlation.")]
    [InlineData(NoiseKind.Drift, 1e-9, 0, "The evaluations lie on the curve.")]
    public void NoiseIsDescribed(NoiseKind assumed, double deviation, double driftShare, string expected) => Assert.Equal(
        expected,
        Sentences(Sigmoid with { Noise = new NoiseEstimate("drift", deviation, driftShare, 312, 6.2) }, InferenceOptions.Default with { Noise = assumed })[3]);

    [Theory]
    [InlineData(0.999, "The sigmoid fits better than the power law (Akaike weight over 99%).")]
    [InlineData(0.6, "The sigmoid and the power law fit about equally well (Akaike weights 60% and 40%).")]
    [InlineData(0.1, "The power law fits better than the sigmoid (Akaike weight 90%). The asymptote of the sigmoid still changes less between fit windows.")]
    public void TheBetterCurveIsNamed(double weight, string expected)
    {
        var run = Sample.Run("8b") with { Curves = [Sigmoid with { Weight = weight }, Sigmoid with { Weight = 1 - weight }] };
        Assert.Equal(expected, RunSentences.Write(run, InferenceOptions.Default).Last());
    }

    [Theory]
    [InlineData(0.603, 0.617, "asymptote 0.610 [0.603, 0.617]; 93% of the gain reached at 10k GPU-hours")]
    [InlineData(0.603, null, "asymptote above 0.603, not bounded above")]
    [InlineData(null, 0.617, "asymptote below 0.617, not bounded below; 93% of the gain reached at 10k GPU-hours")]
    [InlineData(null, null, "asymptote not determined")]
    public void TheSummaryIsOneLine(double? lower, double? upper, string expected) =>
        Assert.Equal(expected, RunSentences.Summary(Sample.Run("8b") with { Curves = [With("asymptote", 0.61, new Interval(lower, upper))] }));

    [Fact]
    public void ParametersAtABoundAreNotPrinted()
    {
        var atBound = Sigmoid with { Profile = Sigmoid.Profile with { Fit = Sigmoid.Fit with { AtBound = [false, true, false, false] } } };
        Assert.Equal("asymptote not determined", RunSentences.Summary(Sample.Run("8b") with { Curves = [atBound] }));
        Assert.DoesNotContain(Sentences(atBound), sentence => sentence.Contains("2,542", StringComparison.Ordinal));
    }

    [Fact]
    public void ExcludedEvaluationsAreCounted()
    {
        var options = new WindowOptions { From = 500, Until = 8000, Start = StartRule.Free };
        var run = Sample.Run("8b");
        run = run with { Run = run.Run with { Rejected = 1 }, Window = FitWindow.Choose(run.Run, options) };
        Assert.EndsWith(
            "evaluations fitted, from 1,500 to 8,000 GPU-hours. Excluded: 2 below 1,500 (early regime), 1 below 500 (--from), 4 above 8,000 (--until), 1 unusable row.",
            RunSentences.Write(run, InferenceOptions.Default with { Window = options }).First(), StringComparison.Ordinal);
    }

    private static CurveInference With(string name, double value, Interval? interval)
    {
        int index = Sigmoid.Curve.ParameterNames.ToList().IndexOf(name);
        return Sigmoid with
        {
            Parameters = [.. Sigmoid.Parameters.Select(p => p.Name == name ? p with { Value = value, Interval = interval } : p)],
            Profile = Sigmoid.Profile with { Fit = Sigmoid.Fit with { Parameters = [.. Sigmoid.Fit.Parameters.Select((p, k) => k == index ? Sigmoid.Curve.Solver(k, value) : p)] } },
        };
    }

    private static string[] Sentences(CurveInference curve, InferenceOptions? options = null) =>
        [.. RunSentences.Write(Sample.Run("8b") with { Curves = [curve] }, options ?? InferenceOptions.Default)];
}
