using MathNet.Numerics.Distributions;
using ScaleFit.Inference;

namespace ScaleFit.Tests.Inference;

public sealed class StudentQuantileTests
{
    [Theory]
    [InlineData(0.95, 1, 12.7062047361747046)]
    [InlineData(0.95, 2, 4.30265272974946385)]
    [InlineData(0.95, 10, 2.22813885198627475)]
    [InlineData(0.95, 3.7, 2.86752070719118946)]
    [InlineData(0.99, 5, 4.03214298355522808)]
    [InlineData(0.5, 30, 0.682755693321292553)]
    public void MatchesThirtyDigits(double level, double degreesOfFreedom, double expected) =>
        Assert.Equal(expected, StudentQuantile.TwoSided(level, degreesOfFreedom), 1e-12 * expected);

    [Fact]
    public void MatchesMathNetWithinItsRange()
    {
        foreach (double degreesOfFreedom in (double[])[3, 4, 5.5, 7, 20, 96, 1000, 20_000])
        {
            foreach (double level in (double[])[0.05, 0.5, 0.683, 0.8, 0.9, 0.95, 0.99, 0.999])
            {
                double expected = StudentT.InvCDF(0, 1, degreesOfFreedom, (1 + level) / 2);
                // MathNet's search stops within 1e-11 or so.
                Assert.Equal(expected, StudentQuantile.TwoSided(level, degreesOfFreedom), 1e-11 * Math.Max(1, expected));
            }
        }
    }

    [Fact]
    public void LeavesTheRestOfTheProbabilityOutside()
    {
        foreach (double degreesOfFreedom in (double[])[1, 1.5, 2, 2.0001, 2.5, 3, 8, 1e4, 1e6])
        {
            foreach (double outside in (double[])[0.99, 0.5, 0.05, 1e-3, 1e-6])
            {
                double t = StudentQuantile.TwoSided(1 - outside, degreesOfFreedom);
                Assert.Equal(1, 2 * StudentT.CDF(0, 1, degreesOfFreedom, -t) / outside, 1e-6);
            }
        }
    }

    [Fact]
    public void TheClosedFormsJoinTheRest()
    {
        foreach (double whole in (double[])[1, 2])
        {
            double exact = StudentQuantile.TwoSided(0.95, whole);
            Assert.Equal(1, StudentQuantile.TwoSided(0.95, whole + 1e-9) / exact, 1e-8);
        }
    }
}
