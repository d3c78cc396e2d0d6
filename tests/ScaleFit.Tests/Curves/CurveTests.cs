using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Curves;

public class CurveTests
{
    /// <summary>Evaluations from before training to far beyond any run; 14 of them, so that the last vector is padded.</summary>
    private static readonly Series Series = new(
        new RunPoint(0, 0.2),
        [.. Enumerable.Range(0, 13).Select(i => new RunPoint(Math.Pow(10, -2 + 0.75 * i), 0.5))]);

    public static TheoryData<string, double[]> Grid()
    {
        var grid = new TheoryData<string, double[]>();
        foreach (double start in (double[])[0, 0.2])
        {
            foreach (double asymptote in (double[])[0.2, 0.645, 1])
            {
                foreach (double efficiency in (double[])[0.05, 1, 1.7, 20])
                {
                    foreach (double midpoint in (double[])[1e-6, 10, 3000, 1e12]) grid.Add("sigmoid", [start, asymptote, Math.Log(efficiency), Math.Log(midpoint)]);
                }
            }
        }
        foreach (double asymptote in (double[])[0.2, 1])
        {
            foreach (double logScale in (double[])[-20, 0, 3.7, 60])
            {
                foreach (double efficiency in (double[])[0.01, 0.65, 3]) grid.Add("power", [asymptote, logScale, Math.Log(efficiency)]);
            }
        }
        return grid;
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void GradientAgreesWithCentralDifferences(string name, double[] parameters)
    {
        const double Step = 1e-6;
        var (curve, series) = Case(name);
        var (_, gradient) = Evaluate(curve, series, parameters);
        for (int k = 0; k < parameters.Length; k++)
        {
            double[] above = [.. parameters], below = [.. parameters];
            above[k] += Step;
            below[k] -= Step;
            double[] high = Evaluate(curve, series, above).Values, low = Evaluate(curve, series, below).Values;
            for (int i = 0; i < series.PaddedCount; i++)
            {
                double slope = gradient[k * series.PaddedCount + i], difference = (high[i] - low[i]) / (above[k] - below[k]);
                Assert.True(Math.Abs(slope - difference) <= 1e-8 * (1 + Math.Abs(high[i]) + Math.Abs(slope)), $"parameter {k} at ln C = {series.LogCompute[i]}: {slope} against {difference}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void PassRateAtOneComputeAgreesWithTheWholeSeries(string name, double[] parameters)
    {
        var (curve, series) = Case(name);
        double[] values = Evaluate(curve, series, parameters).Values;
        for (int i = series.HasStart ? 1 : 0; i < series.Count; i++)
            Assert.Equal(1, (1 + values[i]) / (1 + curve.PassRate(parameters, series.Compute[i])), 1e-13);
    }

    [Fact]
    public void SigmoidBeforeTrainingIsItsStart()
    {
        double[] parameters = [0.23, 0.6, Math.Log(0.05), Math.Log(1e-6)];
        var (values, gradient) = Evaluate(SigmoidCurve.Instance, Series, parameters);
        Assert.Equal(0.23, values[0]);
        Assert.Equal([1, 0, 0, 0], Enumerable.Range(0, 4).Select(k => Math.Round(gradient[k * Series.PaddedCount], 15)));
    }

    [Theory]
    [InlineData("sigmoid", 20.0, 1e30)]
    [InlineData("sigmoid", 20.0, 1e-30)]
    [InlineData("power", 20.0, 1e300)]
    [InlineData("power", 20.0, 1e-300)]
    public void ExtremeParametersGiveFiniteValuesAndGradients(string name, double efficiency, double last)
    {
        var (curve, series) = Case(name);
        double[] parameters = name == "sigmoid" ? [0, 1, Math.Log(efficiency), Math.Log(last)] : [1, Math.Log(last), Math.Log(efficiency)];
        var (values, gradient) = Evaluate(curve, series, parameters);
        Assert.All(values, v => Assert.True(double.IsFinite(v)));
        Assert.All(gradient, g => Assert.True(double.IsFinite(g)));
    }

    [Fact]
    public void NaturalParametersSurviveTheWayToTheSolverAndBack()
    {
        foreach (Curve curve in (Curve[])[SigmoidCurve.Instance, PowerLawCurve.Instance])
        {
            for (int k = 0; k < curve.ParameterCount; k++) Assert.Equal(0.37, curve.Natural(k, curve.Solver(k, 0.37)), 1e-15);
        }
    }

    private static (Curve Curve, Series Series) Case(string name) => name == "sigmoid"
        ? (SigmoidCurve.Instance, Series)
        : (PowerLawCurve.Instance, new Series(null, [.. Enumerable.Range(0, 13).Select(i => new RunPoint(Math.Pow(10, -1 + 0.5 * i), 0.5))]));

    private static (double[] Values, double[] Gradient) Evaluate(Curve curve, Series series, double[] parameters)
    {
        var values = new double[series.PaddedCount];
        var gradient = new double[curve.ParameterCount * series.PaddedCount];
        curve.Evaluate(parameters, series.LogCompute, values, gradient);
        return (values, gradient);
    }
}
