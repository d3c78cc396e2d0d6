using System.Numerics;
using ScaleFit.Curves;

namespace ScaleFit.Tests.Curves;

public class ExponentialTests
{
    [Fact]
    public void DiffersFromTheLibraryByRoundingOnly()
    {
        long worst = 0;
        for (int i = -700_000; i <= 700_000; i++)
        {
            double x = i * 9.99999e-4;
            long distance = Math.Abs(BitConverter.DoubleToInt64Bits(Of(x)) - BitConverter.DoubleToInt64Bits(Math.Exp(x)));
            worst = Math.Max(worst, distance);
        }
        Assert.True(worst <= 1, $"{worst} units in the last place");
    }

    [Fact]
    public void ZeroGivesExactlyOne() => Assert.Equal([1, 1], (double[])[Of(0), Of(double.Epsilon)]);

    [Theory]
    [InlineData(701.0)]
    [InlineData(1e6)]
    [InlineData(double.MaxValue)]
    [InlineData(double.PositiveInfinity)]
    public void StaysFiniteAndPositiveBeyondTheLimit(double x)
    {
        Assert.Equal(Of(Exponential.Limit), Of(x));
        Assert.Equal(Of(-Exponential.Limit), Of(-x));
        Assert.True(Of(-x) > 0 && Of(x) > 1e303 && double.IsFinite(Of(x)));
    }

    private static double Of(double x) => Exponential.Exp(new Vector<double>(x))[0];
}
