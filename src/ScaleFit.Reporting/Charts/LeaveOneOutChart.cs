using ScaleFit.Comparing;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>
/// Runs as straight lines whose slopes are their efficiencies (paper, section 4). With one asymptote A for all runs,
/// F(R) = C_mid^B / ((A - R0) / (R - R0) - 1) = C^B. The chart divides F by its value at the first fitted compute.
/// </summary>
internal static class LeaveOneOutChart
{
    /// <summary>The largest share of the gain to draw: near the asymptote, noise dominates F. The smallest share is 1 minus this.</summary>
    private const double MostGain = 0.95;

    /// <summary>Makes the chart.</summary>
    /// <param name="runs">The analysed runs with their display names. The chart skips runs that collapse or have no sigmoid.</param>
    /// <returns>The chart; null if no run can be drawn, or if an asymptote differs from their mean by more than 0.02.</returns>
    public static Chart? Build(IReadOnlyList<(string Name, RunInference Run)> runs)
    {
        var used = runs.Select((r, i) => (r.Name, r.Run, Number: i)).Where(r => !r.Run.Collapsed && r.Run.Curves[0].Curve is SigmoidCurve).ToArray();
        if (used.Length == 0) return null;
        double ceiling = used.Average(r => r.Run.Curves[0]["asymptote"].Value);
        // With different asymptotes, a shared one would give wrong efficiencies.
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
            // Selects by the curve: selecting by noisy pass rates near the asymptote would keep only the low ones.
            RunPoint[] shown = [.. run.Window.Points.Where(p => Gain(p.Compute) is > 1 - MostGain and < MostGain && p.PassRate > start && p.PassRate < ceiling)];
            points.Add(new ChartPoints(SeriesStyle.Pick(number), Marker.Dot, [.. shown.Select(p => p.Compute)], [.. shown.Select(F)]) { Run = number });
            double[] ends = [run.Window.Points[0].Compute, run.Window.Points[^1].Compute];
            lines.Add(new ChartLine(SeriesStyle.Pick(number), ends, [.. ends.Select(c => Math.Pow(c / first, efficiency))])
            {
                Run = number,
                Label = new ChartLabel(name, $"B {NumberFormat.Efficiency(efficiency)}"),
            });

            double Gain(double compute) => 1 / (1 + Math.Pow(midpoint / compute, efficiency));

            double F(RunPoint p) => Math.Pow(midpoint / first, efficiency) / ((ceiling - start) / (p.PassRate - start) - 1);
        }
        double[] values = [.. lines.SelectMany(l => l.Y), .. points.SelectMany(p => p.Y)];
        var y = new Axis("F(R), equal to (C / C_0)^B on the fitted curve", AxisKind.Compute, values.Min() / 1.3, values.Max() * 1.3, isLog: true);
        return new Chart("Efficiency as slope", Description(lines, ceiling), [new Panel(x, y) { Lines = lines, Points = points }])
        {
            Notes = [$"F(R) = (C_mid / C_0)^B / ((A − R0) / (R − R0) − 1). C_0 is the first fitted compute, and all runs share the mean asymptote A = {NumberFormat.PassRate(ceiling)}. A steeper line is more efficient. Evaluations within 5% of the gain from the start or the asymptote are not shown."],
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
        $"Runs as straight lines of slope B on logarithmic scales, with the asymptote {NumberFormat.PassRate(ceiling)} for all runs: {string.Join(", ", lines.Select(l => $"{l.Label!.Text} {l.Label.Detail}"))}.";
}
