using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>The picture of several runs: evaluations and one curve per run, labelled with the run's name and asymptote.</summary>
internal static class ManyRunsChart
{
    /// <summary>Makes the chart.</summary>
    /// <param name="runs">The analysed runs with their display names. Collapsed runs get no curve.</param>
    /// <param name="options">Level, margin and scale.</param>
    /// <param name="forecasts">Forecasts to draw: one list per run, in the order of the runs; empty for none.</param>
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
                Label = run.Collapsed ? new ChartLabel(name, "collapsed") : null,
            });
            if (run.Collapsed) continue;
            var asymptote = run.Curves[0]["asymptote"];
            lines.Add(CurveShape.Line(run.Curves[0], x, SeriesStyle.Pick(i)) with { Run = i, Label = new ChartLabel(name, IntervalText.WithInterval(asymptote.Value, asymptote.Interval, NumberFormat.PassRate)) });
            if (forecasts.ElementAtOrDefault(i) is not { Count: > 0 } ahead) continue;
            points.Add(new ChartPoints(SeriesStyle.Pick(i), Marker.Diamond, [.. ahead.Select(f => f.Compute)], [.. ahead.Select(f => f.Value)])
            {
                Run = i,
                Bars = [.. ahead.Select(f => (f.WithMargin.Lower, f.WithMargin.Upper))],
            });
        }
        string diamonds = points.Exists(p => p.Bars.Count > 0) ? $" Diamonds: forecasts with prediction intervals{(options.Margin > 0 ? $", including a margin of {NumberFormat.PassRate(options.Margin)}" : "")}." : "";
        var y = CurveShape.PassRate(CurveShape.PassRateTitle(runs.Select(r => r.Run)), points.SelectMany(p => p.Y.Concat(p.Bars.SelectMany(bar => (double?[])[bar.Lower, bar.Upper]).OfType<double>())).Concat(lines.SelectMany(l => CurveShape.ToHold(runs[l.Run!.Value].Run, l.X, l.Y))));
        return new Chart($"{runs.Count} runs", Description(runs), [new Panel(x, y) { Lines = lines, Points = points }])
        {
            Notes = [$"Beside the names: the asymptote of the fitted curve with its {NumberFormat.Level(options.Level)} confidence interval. Excluded evaluations are not shown.{diamonds}"],
        };
    }

    private static string Description(IReadOnlyList<(string Name, RunInference Run)> runs) =>
        $"Pass rate over compute with fitted curves. {string.Join(" ", runs.Select(r => r.Run.Collapsed ? $"{r.Name} collapses." : $"{r.Name} has the asymptote {IntervalText.WithInterval(r.Run.Curves[0]["asymptote"].Value, r.Run.Curves[0]["asymptote"].Interval, NumberFormat.PassRate)}."))}";
}
