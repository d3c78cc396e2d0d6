using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Inference;

/// <summary>Intervals on the two reference logs against answers from SciPy and R (../shared/reference/oracle.md).</summary>
public class OracleIntervalTests
{
    /// <summary>Relative; the reference answers carry nine digits or more.</summary>
    private const double Tolerance = 1e-5;

    [Theory]
    [InlineData("asymptote", 0.6451102406, 0.6431288059, 0.6471827037)]
    [InlineData("efficiency", 1.7155353286, 1.6512080653, 1.7817927923)]
    [InlineData("midpoint", 3995.975099, 3912.35650, 4080.13096)]
    public void ParametersOfTheIdentifiedLog(string name, double value, double lower, double upper) =>
        Agree(Identified(StartRule.Fixed(0.3))[name], value, lower, upper);

    [Theory]
    [InlineData(100_000, 0.6437385295, 0.6419659318, 0.6455605631)]
    [InlineData(200_000, 0.6446914111, 0.6427866810, 0.6466682425)]
    [InlineData(1_000_000, 0.6450837298, 0.6431088184, 0.6471473557)]
    public void PassRatesOfTheIdentifiedLogFarBeyondItsEnd(double compute, double value, double lower, double upper) =>
        Agree(new ProfileWalker(Identified(StartRule.Fixed(0.3)).Profile).PassRate(compute), value, lower, upper);

    [Theory]
    [InlineData("start", 0.3069476, 0.28543, 0.32473)]
    [InlineData("asymptote", 0.6445874, 0.64222, 0.64720)]
    [InlineData("efficiency", 1.7534578, 1.62662, 1.88347)]
    public void ParametersOfTheIdentifiedLogWithAFreeStart(string name, double value, double lower, double upper) =>
        AgreeInDigits(Identified(StartRule.Free)[name], value, lower, upper);

    [Fact]
    public void TheMidpointOfTheIdentifiedLogWithAFreeStart()
    {
        var midpoint = Identified(StartRule.Free)["midpoint"];
        AgreeInDigits(
            new Estimate("ln midpoint", Math.Log(midpoint.Value), new Interval(Math.Log(midpoint.Interval!.Lower!.Value), Math.Log(midpoint.Interval.Upper!.Value)), false),
            8.3194981, 8.23550, 8.39101);
    }

    [Fact]
    public void TheAsymptoteOfTheUnidentifiedLogIsUnboundedAboveWithAdvice()
    {
        var inference = Infer("unidentified", StartRule.Fixed(0.3), NoiseKind.White);
        var ceiling = inference.Curves[0]["asymptote"];
        Assert.NotNull(ceiling.Interval!.Lower);
        Assert.Null(ceiling.Interval.Upper);

        var finding = Assert.Single(inference.Findings, f => f.Code == "asymptote-unbounded");
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("GPU-hours", finding.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void TheAsymptoteOfTheUnidentifiedLogIsUnboundedUnderDriftToo() =>
        Assert.Null(Infer("unidentified", StartRule.Auto, NoiseKind.Drift).Curves[0]["asymptote"].Interval!.Upper);

    private static CurveInference Identified(StartRule start) => Infer("identified", start, NoiseKind.White).Curves[0];

    private static RunInference Infer(string name, StartRule start, NoiseKind noise)
    {
        var run = Assert.Single(LogReader.Read(Shared.Path($"reference/{name}.csv"), new LogOptions()).Runs);
        return RunAnalyzer.Infer(run, new InferenceOptions
        {
            Window = new WindowOptions { SkipEarly = 0, Start = start },
            Curves = [SigmoidCurve.Instance],
            Noise = noise,
        });
    }

    private static void Agree(Estimate estimate, double value, double lower, double upper)
    {
        Assert.Equal(value, estimate.Value, Tolerance * value);
        Assert.Equal(lower, estimate.Interval!.Lower!.Value, Tolerance * lower);
        Assert.Equal(upper, estimate.Interval.Upper!.Value, Tolerance * upper);
        Assert.False(estimate.AtBound);
    }

    /// <summary>R's confint gives five decimals.</summary>
    private static void AgreeInDigits(Estimate estimate, double value, double lower, double upper)
    {
        Assert.Equal(value, estimate.Value, 1e-6);
        Assert.Equal(lower, estimate.Interval!.Lower!.Value, 1e-5);
        Assert.Equal(upper, estimate.Interval.Upper!.Value, 1e-5);
    }
}
