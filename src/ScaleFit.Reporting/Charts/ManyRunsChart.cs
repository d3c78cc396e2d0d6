using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>The picture of several runs together: evaluations and one curve a run, named at its end with its ceiling.</summary>
internal static class ManyRunsChart
{
    /// <summary>Makes the chart.</summary>
    /// <param name="runs">The analysed runs with the names that readers know them by; those that collapse are drawn without a curve.</param>
    /// <param name="options">Level, margin and scale.</param>
    /// <param name="forecasts">Forecasts to draw, a list a run in their order; empty for none.</param>
    public static Chart Build(IReadOnlyList<(string Name, RunInference Run)> runs, ChartOptions options, IReadOnlyList<IReadOnlyList<Forecast>> forecasts)
    {
        var x = CurveShape.Compute([.. runs.Select(r => r.Run)], forecasts.SelectMany(f => f).Select(f => f.Compute), options.IsLinear, fittedOnly: true);
        var points = new List<ChartPoints>();
        var lines = new List<ChartLine>();
        for (int i = 0; i < runs.Count; i++)
        {
            var (name, run) = runs[i];
            var window = run.Window;
            RunPoint[] fitted = window.FirstEvaluation is { } first ? [first, .. window.Points] : [.. window.Points];
            points.Add(new ChartPoints(SeriesStyle.Pick(i), Marker.Dot, [.. fitted.Select(p => CurveShape.Place(run, p))], [.. fitted.Select(p => p.PassRate)])
            {
                Run = i,
                Label = run.Collapsed ? new ChartLabel(name, "falls") : null,
            });
            if (run.Collapsed) continue;
            var asymptote = run.Curves[0]["asymptote"];
            lines.Add(CurveShape.Line(run.Curves[0], x, SeriesStyle.Pick(i)) with { Run = i, Label = new ChartLabel(name, ChartText.WithInterval(asymptote.Value, asymptote.Interval)) });
            if (forecasts.ElementAtOrDefault(i) is not { Count: > 0 } ahead) continue;
            points.Add(new ChartPoints(SeriesStyle.Pick(i), Marker.Diamond, [.. ahead.Select(f => f.Compute)], [.. ahead.Select(f => f.Value)])
            {
                Run = i,
                Bars = [.. ahead.Select(f => (f.WithMargin.Lower, f.WithMargin.Upper))],
            });
        }
        string diamonds = points.Exists(p => p.Bars.Count > 0) ? $" Diamonds: forecasts, with their intervals{(options.Margin > 0 ? $" and a margin of {ChartText.PassRate(options.Margin)}" : "")}." : "";
        var y = CurveShape.PassRate(CurveShape.PassRateTitle(runs.Select(r => r.Run)), points.SelectMany(p => p.Y.Concat(p.Bars.SelectMany(bar => (double?[])[bar.Lower, bar.Upper]).OfType<double>())).Concat(lines.SelectMany(l => CurveShape.ToHold(runs[l.Run!.Value].Run, l.X, l.Y))));
        return new Chart($"{runs.Count} runs", Description(runs), [new Panel(x, y) { Lines = lines, Points = points }])
        {
            Notes = [$"Behind the names: the ceiling of the fitted curve with its {ChartText.Level(options.Level)} interval. Evaluations that were left out are not shown.{diamonds}"],
        };
    }

    private static string Description(IReadOnlyList<(string Name, RunInference Run)> runs) =>
        $"Pass rate over compute with fitted curves. {string.Join(" ", runs.Select(r => r.Run.Collapsed ? $"{r.Name} falls at its end." : $"{r.Name} has the ceiling {ChartText.WithInterval(r.Run.Curves[0]["asymptote"].Value, r.Run.Curves[0]["asymptote"].Interval)}."))}";
}
