using ScaleFit.Inference;
using ScaleFit.Reporting.Content;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Tests;

public sealed class RunSentencesTests
{
    private static readonly CurveInference Sigmoid = Sample.Sigmoid(0.0081);

    [Theory]
    [InlineData(0.603, 0.617, "The ceiling is .610: the data leaves room for one between .603 and .617 (95% confidence).")]
    [InlineData(0.603, null, "The ceiling lies above .603 (95% confidence), and the data sets no upper limit to it; .610 is no more than the best guess.")]
    [InlineData(null, 0.617, "The ceiling lies below .617 (95% confidence), and the data sets no lower limit to it; .610 is no more than the best guess.")]
    [InlineData(null, null, "The data does not determine the ceiling; .610 is no more than the best guess.")]
    public void TheCeilingIsSaidWithWhatTheDataLeavesRoomFor(double? lower, double? upper, string expected) =>
        Assert.Equal(expected, Sentences(With("asymptote", 0.61, new Interval(lower, upper)))[1]);

    [Fact]
    public void AnotherLevelIsSaid() =>
        Assert.Contains("(99.9% confidence)", Sentences(Sigmoid, InferenceOptions.Default with { Level = 0.999 })[1], StringComparison.Ordinal);

    [Fact]
    public void TheGainIsSaidUpToTheEndOfTheData() => Assert.Equal(
        "Half of the gain from .200 at the start to .610 is reached at 2,542 GPU-hours, 93% of it at 10k, where the data ends.",
        Sentences(With("asymptote", 0.61, new Interval(0.603, 0.617)))[2]);

    [Fact]
    public void AMidpointAheadIsSaidToBeAhead() => Assert.Equal(
        "Half of the gain from .200 at the start to .610 would be reached at 20k GPU-hours, after the last evaluation at 10k.",
        Sentences(With("midpoint", 20000, null))[2]);

    [Fact]
    public void AFlatRunHasHardlyAGain() => Assert.Equal(
        "The curve's gain, from .200 to .210, is hardly more than the scatter of its evaluations.", Sentences(With("asymptote", 0.21, null))[2]);

    [Theory]
    [InlineData(NoiseKind.Drift, 0.0081, 0, "An evaluation scatters by .008 around the curve, with no sign of slow drift.")]
    [InlineData(NoiseKind.White, 0.0081, 0, "An evaluation scatters by .008 around the curve; all are taken as independent, as --noise white says.")]
    [InlineData(NoiseKind.Drift, 0.0081, 0.6, "An evaluation scatters by .008 around the curve; 60% of its variance is slow drift with a memory of about 310 GPU-hours, so that 19 evaluations are worth 6 independent ones.")]
    [InlineData(NoiseKind.Drift, 0.0081, 1, "An evaluation scatters by .008 around the curve; all of its variance is slow drift with a memory of about 310 GPU-hours, so that 19 evaluations are worth 6 independent ones.")]
    [InlineData(NoiseKind.Drift, 0.0004, 0, "An evaluation scatters by .0004 around the curve, with no sign of slow drift.")]
    [InlineData(NoiseKind.Drift, 1e-9, 0, "The evaluations lie on the curve.")]
    public void NoiseIsSaidInWords(NoiseKind assumed, double deviation, double driftShare, string expected) => Assert.Equal(
        expected,
        Sentences(Sigmoid with { Noise = new NoiseEstimate("drift", deviation, driftShare, 312, 6.2) }, InferenceOptions.Default with { Noise = assumed })[3]);

    [Theory]
    [InlineData(0.999, "The sigmoid describes these evaluations better than the power law (Akaike weight over 99%).")]
    [InlineData(0.6, "Sigmoid and power law describe these evaluations about equally well (Akaike weights 60% and 40%).")]
    [InlineData(0.1, "The power law describes these evaluations better (Akaike weight 90%); the sigmoid's ceiling is still the one that moves less from window to window.")]
    public void TheBetterCurveIsNamed(double weight, string expected)
    {
        var run = Sample.Run("8b") with { Curves = [Sigmoid with { Weight = weight }, Sigmoid with { Weight = 1 - weight }] };
        Assert.Equal(expected, RunSentences.Write(run, InferenceOptions.Default).Last());
    }

    [Fact]
    public void WhatWasLeftOutIsCounted()
    {
        var options = new WindowOptions { From = 500, Until = 8000, Start = StartRule.Free };
        var run = Sample.Run("8b");
        run = run with { Run = run.Run with { Rejected = 1 }, Window = FitWindow.Choose(run.Run, options) };
        Assert.EndsWith(
            "evaluations are fitted: those from 1,500 to 8,000 GPU-hours. Left out: 2 below 1,500 as early regime, 1 below 500 by --from, 4 above 8,000 by --until, 1 unusable row.",
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
