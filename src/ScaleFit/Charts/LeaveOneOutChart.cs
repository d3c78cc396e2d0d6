using System.Globalization;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Charts;

/// <summary>
/// Runs as straight lines whose slopes are their efficiencies (paper, section 4): with one ceiling A for all of them,
/// F(R) = C_mid^B / ((A - R0) / (R - R0) - 1) = C^B.
/// </summary>
public static class LeaveOneOutChart
{
    /// <summary>Beyond this share of the gain the noise of an evaluation is all that F shows.</summary>
    private const double MostGain = 0.95;

    /// <summary>Makes the chart.</summary>
    /// <param name="runs">The analysed runs, with the names that readers know them by; those that collapse or have no sigmoid are left out.</param>
    /// <returns>The chart; null where no run can be drawn.</returns>
    public static Chart? Of(IReadOnlyList<(string Name, RunInference Run)> runs)
    {
        var used = runs.Select((r, i) => (r.Name, r.Run, Number: i)).Where(r => !r.Run.Collapsed && r.Run.Curves[0].Curve is SigmoidCurve).ToArray();
        if (used.Length == 0) return null;
        double ceiling = used.Average(r => r.Run.Curves[0]["asymptote"].Value);
        var x = CurveShape.Compute([.. used.Select(r => r.Run)], [], isLinear: false, 1.05);
        x = new Axis(x.Title, AxisKind.Compute, used.Min(r => r.Run.Window.Points[0].Compute) / 1.05, x.High, isLog: true);
        var lines = new List<ChartLine>();
        var points = new List<ChartPoints>();
        foreach (var (name, run, number) in used)
        {
            var fit = WithCeiling(run.Curves[0], ceiling);
            double start = fit.Natural(0), efficiency = fit.Natural(2), midpoint = fit.Natural(3);
            RunPoint[] shown = [.. run.Window.Points.Where(p => (p.PassRate - start) / (ceiling - start) is > 1 - MostGain and < MostGain)];
            points.Add(new ChartPoints(Ink.Of(number), Marker.Dot, [.. shown.Select(p => p.Compute)], [.. shown.Select(F)]) { Run = number });
            double[] ends = [run.Window.Points[0].Compute, run.Window.Points[^1].Compute];
            lines.Add(new ChartLine(Ink.Of(number), ends, [.. ends.Select(c => Math.Pow(c, efficiency))])
            {
                Run = number,
                Label = new ChartLabel(name, $"B {efficiency.ToString("F2", CultureInfo.InvariantCulture)}"),
            });

            double F(RunPoint p) => Math.Pow(midpoint, efficiency) / ((ceiling - start) / (p.PassRate - start) - 1);
        }
        double[] values = [.. lines.SelectMany(l => l.Y), .. points.SelectMany(p => p.Y)];
        var y = new Axis("F(R), which grows as compute to the power of B", AxisKind.Compute, values.Min() / 1.3, values.Max() * 1.3, isLog: true);
        return new Chart("Efficiency as slope", Description(lines, ceiling), [new Panel(x, y) { Lines = lines, Points = points }])
        {
            Notes = [$"F(R) = C_mid^B / ((A − R0) / (R − R0) − 1), with the mean ceiling A = {ChartText.PassRate(ceiling)} for all runs; steeper is more efficient. Evaluations within 5% of start or ceiling are not shown."],
        };
    }

    private static CurveFit WithCeiling(CurveInference curve, double ceiling)
    {
        var (fitter, noise) = (curve.Profile.Fitter.Holding(curve.Curve.AsymptoteIndex, curve.Curve.Solver(curve.Curve.AsymptoteIndex, ceiling)), curve.Profile.Noise);
        noise.Whitening.Set(noise.Best.DriftShare, noise.Best.CorrelationLength);
        double[] parameters = new double[curve.Curve.ParameterCount];
        var solution = fitter.Search(noise.Whitening, parameters);
        return fitter.Describe(parameters, solution.Termination);
    }

    private static string Description(List<ChartLine> lines, double ceiling) =>
        $"Runs as straight lines of slope B in double logarithmic scales, with the ceiling {ChartText.PassRate(ceiling)} for all: {string.Join(", ", lines.Select(l => $"{l.Label!.Text} {l.Label.Detail}"))}.";
}
