using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Fitting;

public class CurveFitterTests
{
    public static TheoryData<string, double, double, double, double> Shapes()
    {
        var shapes = new TheoryData<string, double, double, double, double>();
        foreach (string curve in (string[])["sigmoid", "power"])
        {
            foreach (double efficiency in (double[])[0.7, 1.7, 4])
            {
                foreach (double midpoint in (double[])[300, 3000, 30000])
                {
                    foreach (double noise in (double[])[0.002, 0.03]) shapes.Add(curve, efficiency, midpoint, noise, 100);
                }
            }
            shapes.Add(curve, 1.7, 3000, 0.008, 2000);
        }
        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void NoStartOutOfThreeHundredFindsABetterFit(string name, double efficiency, double midpoint, double noise, double step)
    {
        Curve curve = name == "sigmoid" ? SigmoidCurve.Instance : PowerLawCurve.Instance;
        var run = SimulatedRun.OnSigmoid(0.2, 0.62, efficiency, midpoint, SimulatedRun.Every(step, 12000), noise, seed: 7);
        var window = SimulatedRun.Whole(run, StartRule.Free);
        var series = new Series(null, window.Points);
        var workspace = new FitWorkspace(new CurveModel(curve, series));
        double[] lower = [.. workspace.Model.Lower], upper = [.. workspace.Model.Upper];
        var random = new Random(5);
        double best = double.PositiveInfinity;
        for (int i = 0; i < 300; i++)
        {
            double[] start = [.. lower.Zip(upper, (low, high) => low + (high - low) * random.NextDouble())];
            var solution = CurveFitter.Refine(workspace, workspace.White, start, Tolerances.Tight with { Evaluations = 300 });
            best = Math.Min(best, solution.SumOfSquares);
        }

        var fit = CurveFitter.Fit(curve, window);

        Assert.True(fit.Termination.Succeeded(), $"{fit.Termination}");
        Assert.True(fit.ResidualSumOfSquares <= best * (1 + 1e-9), $"{fit.ResidualSumOfSquares} against {best}");
    }

    [Fact]
    public void SolvingAllocatesNothing()
    {
        var run = SimulatedRun.OnSigmoid(0.2, 0.61, 1.9, 2500, SimulatedRun.Every(100, 8000), 0.008);
        foreach (Curve curve in (Curve[])[SigmoidCurve.Instance, PowerLawCurve.Instance])
        {
            var series = new Series(null, run.Points);
            var (lower, upper) = curve.Bounds(series, null);
            var problem = new CurveProblem(curve, series, new Whitening(series));
            var solver = new LevenbergMarquardt(curve.ParameterCount, series.PaddedCount);
            double[] start = [.. lower.Zip(upper, (low, high) => 0.5 * (low + high))];
            var parameters = new double[start.Length];
            Assert.Equal(0, Allocation.Least(() =>
            {
                start.CopyTo(parameters, 0);
                solver.Solve(problem, parameters, lower, upper, Tolerances.Usual);
            }));
        }
    }

    [Theory]
    [InlineData("sigmoid", 4)]
    [InlineData("power", 3)]
    public void TooFewEvaluationsAreRefusedWithTheNumberNeeded(string name, int count)
    {
        Curve curve = name == "sigmoid" ? SigmoidCurve.Instance : PowerLawCurve.Instance;
        var run = SimulatedRun.OnSigmoid(0.2, 0.61, 1.9, 2500, SimulatedRun.Every(1000, 1000 * count));
        var error = Assert.Throws<FitException>(() => CurveFitter.Fit(curve, SimulatedRun.Whole(run)));
        Assert.Contains($"{count} evaluations are in the fit window of the {name} curve, and at least {count + 1} are needed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EvaluationsCountByTheirPrecision()
    {
        // The same evaluations once more, as pairs whose mean they are: half the variance, twice the sum of squares.
        var run = SimulatedRun.OnSigmoid(0.2, 0.61, 1.9, 2500, SimulatedRun.Every(400, 12000), 0.01);
        var pairs = SimulatedRun.Of(run.Points.SelectMany((p, i) => (RunPoint[])[
            new(p.Compute, p.PassRate + (i % 2 == 0 ? 0.001 : 0.02)), new(p.Compute, p.PassRate - (i % 2 == 0 ? 0.001 : 0.02))]));
        var single = CurveFitter.Fit(SigmoidCurve.Instance, SimulatedRun.Whole(run));
        var paired = CurveFitter.Fit(SigmoidCurve.Instance, SimulatedRun.Whole(pairs));
        Assert.Equal(2 * single.ResidualSumOfSquares, paired.ResidualSumOfSquares, 1e-12);
        Assert.All(single.Parameters.Zip(paired.Parameters), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }
}
