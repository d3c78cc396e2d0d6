using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Oracle;

/// <summary>Answers computed by other programs: scipy's least_squares at 1e-15, R's nls.</summary>
public class OracleTests
{
    [Fact]
    public void SigmoidWithAGivenStartAgreesToSixDigits()
    {
        var fit = Fit(SigmoidCurve.Instance, StartRule.Fixed(0.30));
        AssertClose([0.30, 0.6451102406, 1.7155353286, 3995.975099], Naturals(fit), 1e-6);
        AssertClose([0.00130085932240, 0.6437385295, 0.6446914111, 0.6450837298], [fit.ResidualSumOfSquares, fit.PassRate(1e5), fit.PassRate(2e5), fit.PassRate(1e6)], 1e-9);
        Assert.Equal(0.00425058709, Math.Sqrt(fit.ResidualSumOfSquares / (fit.Observations - fit.FreeParameters)), 1e-11);
    }

    [Fact]
    public void PowerLawAgreesToSixDigits()
    {
        var fit = Fit(PowerLawCurve.Instance, StartRule.Fixed(0.30));
        AssertClose([0.6860408232, 40.8456490525, 0.6458210413], Naturals(fit), 1e-6);
        AssertClose([0.0065177054], [fit.ResidualSumOfSquares], 1e-8);
    }

    [Fact]
    public void SigmoidWithAFreeStartAgreesToTheDigitsOfNls()
    {
        var fit = Fit(SigmoidCurve.Instance, StartRule.Free);
        AssertClose([0.3069476, 0.6445874, 1.7534578, Math.Exp(8.3194981)], Naturals(fit), 2e-7);
        AssertClose([0.001292205], [fit.ResidualSumOfSquares], 4e-7);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UnidentifiedLogIsFittedAllTheSame(bool isFree)
    {
        var window = SimulatedRun.Whole(SimulatedRun.FromFile(Shared.Path("reference/unidentified.csv")), isFree ? StartRule.Free : StartRule.Fixed(0.30));
        foreach (Curve curve in (Curve[])[SigmoidCurve.Instance, PowerLawCurve.Instance])
        {
            var fit = CurveFitter.Fit(curve, window);
            Assert.True(fit.Termination.Succeeded(), $"{curve.Name}: {fit.Termination}");
            Assert.InRange(Math.Sqrt(fit.ResidualSumOfSquares / fit.Observations), 0.002, 0.006);
        }
    }

    private static CurveFit Fit(Curve curve, StartRule start) =>
        CurveFitter.Fit(curve, SimulatedRun.Whole(SimulatedRun.FromFile(Shared.Path("reference/identified.csv")), start));

    private static double[] Naturals(CurveFit fit) => [.. Enumerable.Range(0, fit.Parameters.Count).Select(fit.Natural)];

    private static void AssertClose(double[] expected, double[] found, double tolerance) =>
        Assert.All(expected.Zip(found), pair => Assert.True(Math.Abs(pair.Second / pair.First - 1) <= tolerance, $"{pair.Second:R} is not {pair.First:R} within {tolerance}"));
}
