using System.Globalization;
using ScaleFit.Comparing;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>
/// Runs as straight lines whose slopes are their efficiencies (paper, section 4): with one ceiling A for all of them,
/// F(R) = C_mid^B / ((A - R0) / (R - R0) - 1) = C^B, drawn over that of the first compute.
/// </summary>
internal static class LeaveOneOutChart
{
    /// <summary>Beyond this share of the gain the noise of an evaluation is all that F shows.</summary>
    private const double MostGain = 0.95;

    /// <summary>Makes the chart.</summary>
    /// <param name="runs">The analysed runs, with the names that readers know them by; those that collapse or have no sigmoid are left out.</param>
    /// <returns>The chart; null where no run can be drawn, or where a ceiling lies further than .02 from their mean.</returns>
    public static Chart? Build(IReadOnlyList<(string Name, RunInference Run)> runs)
    {
        var used = runs.Select((r, i) => (r.Name, r.Run, Number: i)).Where(r => !r.Run.Collapsed && r.Run.Curves[0].Curve is SigmoidCurve).ToArray();
        if (used.Length == 0) return null;
        double ceiling = used.Average(r => r.Run.Curves[0]["asymptote"].Value);
        // One ceiling for runs whose ceilings differ would show efficiencies that are none.
        if (used.Any(r => Math.Abs(r.Run.Curves[0]["asymptote"].Value - ceiling) > RecipeComparer.Tie)) return null;
        double first = used.Min(r => r.Run.Window.Points[0].Compute);
        var x = CurveShape.Compute([.. used.Select(r => r.Run)], [], isLinear: false, 1.05);
        x = new Axis(x.Title, AxisKind.Compute, used.Min(r => r.Run.Window.Points[0].Compute) / 1.05, x.High, isLog: true);
        var lines = new List<ChartLine>();
        var points = new List<ChartPoints>();
        foreach (var (name, run, number) in used)
        {
            var fit = WithCeiling(run.Curves[0], ceiling);
            double start = fit.Natural(0), efficiency = fit.Natural(2), midpoint = fit.Natural(3);
            // By the curve and not by the evaluations, of which noise would keep the low ones near the ceiling.
            RunPoint[] shown = [.. run.Window.Points.Where(p => Gain(p.Compute) is > 1 - MostGain and < MostGain && p.PassRate > start && p.PassRate < ceiling)];
            points.Add(new ChartPoints(SeriesStyle.Pick(number), Marker.Dot, [.. shown.Select(p => p.Compute)], [.. shown.Select(F)]) { Run = number });
            double[] ends = [run.Window.Points[0].Compute, run.Window.Points[^1].Compute];
            lines.Add(new ChartLine(SeriesStyle.Pick(number), ends, [.. ends.Select(c => Math.Pow(c / first, efficiency))])
            {
                Run = number,
                Label = new ChartLabel(name, $"B {efficiency.ToString("F2", CultureInfo.InvariantCulture)}"),
            });

            double Gain(double compute) => 1 / (1 + Math.Pow(midpoint / compute, efficiency));

            double F(RunPoint p) => Math.Pow(midpoint / first, efficiency) / ((ceiling - start) / (p.PassRate - start) - 1);
        }
        double[] values = [.. lines.SelectMany(l => l.Y), .. points.SelectMany(p => p.Y)];
        var y = new Axis("F(R), which grows as compute to the power of B, from the first", AxisKind.Compute, values.Min() / 1.3, values.Max() * 1.3, isLog: true);
        return new Chart("Efficiency as slope", Description(lines, ceiling), [new Panel(x, y) { Lines = lines, Points = points }])
        {
            Notes = [$"F(R) = (C_mid / C_0)^B / ((A − R0) / (R − R0) − 1), with C_0 the first compute fitted and the mean ceiling A = {ChartText.PassRate(ceiling)} for all runs; steeper is more efficient. Evaluations where a curve is within 5% of its start or ceiling are not shown."],
        };
    }

    private static CurveFit WithCeiling(CurveInference curve, double ceiling)
    {
        int index = curve.Curve.AsymptoteIndex;
        var noise = new ProfileWalker(curve.Profile).Filters[0];
        var workspace = new FitWorkspace(curve.Profile.Model.Fix(index, curve.Curve.Solver(index, ceiling)));
        var (parameters, solution) = CurveFitter.Search(workspace, noise);
        return CurveFitter.Describe(workspace, parameters, solution.Termination);
    }

    private static string Description(List<ChartLine> lines, double ceiling) =>
        $"Runs as straight lines of slope B in double logarithmic scales, with the ceiling {ChartText.PassRate(ceiling)} for all: {string.Join(", ", lines.Select(l => $"{l.Label!.Text} {l.Label.Detail}"))}.";
}
