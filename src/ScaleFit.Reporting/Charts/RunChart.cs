using ScaleFit.Curves;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>The picture of one run: evaluations, curves, bands, asymptote and forecasts.</summary>
internal static class RunChart
{
    private static readonly SeriesStyle Sigmoid = new(0);
    private static readonly SeriesStyle Power = new(1, Dash.Dashed);
    private static readonly SeriesStyle Later = new(2);
    private static readonly SeriesStyle Forecasts = new(3);

    /// <summary>Makes the chart.</summary>
    /// <param name="run">The analysed run. A collapsed run gets no curves.</param>
    /// <param name="name">The display name of the run.</param>
    /// <param name="options">Level, margin, scale and forecasts.</param>
    public static Chart Build(RunInference run, string name, ChartOptions options)
    {
        var forecasts = run.Collapsed ? [] : options.Forecasts;
        var x = CurveShape.Compute([run], forecasts.Select(f => f.Compute), options.IsLinear, run.Collapsed ? 1.05 : 1.6);
        double end = run.Window.Points[^1].Compute;
        var points = Evaluations(run).ToList();
        if (run.Collapsed)
        {
            return new Chart(name, $"{name}: evaluations of a run that collapses.", [new Panel(x, PassRates(run, points.SelectMany(p => p.Y))) { Points = points }])
            {
                Notes = ["The run collapses: its pass rate falls at the end. No rising curve describes it, so none is drawn."],
            };
        }

        var main = run.Curves[0];
        var margin = Margin.BetweenRuns(options.Margin, options.Level);
        var (fit, above, below) = CurveShape.Bands(main, x, margin, end, StyleOf(main));
        string level = NumberFormat.Level(options.Level);
        bool hasMargin = options.Margin > 0;
        ChartBand[] bands = hasMargin
            ? [above, below with { Label = new ChartLabel("next run") }, fit with { Label = new ChartLabel($"{level} CI") }]
            : [fit with { Label = new ChartLabel($"{level} CI") }];
        ChartLine[] lines = [.. run.Curves.Select(curve => CurveShape.Line(curve, x, StyleOf(curve)) with
        {
            Label = new ChartLabel(curve.Curve is SigmoidCurve ? "sigmoid" : "power law"),
        })];
        if (forecasts.Count > 0)
        {
            points.Add(new ChartPoints(Forecasts, Marker.Diamond, [.. forecasts.Select(f => f.Compute)], [.. forecasts.Select(f => f.Value)])
            {
                Bars = [.. forecasts.Select(f => (f.WithMargin.Lower, f.WithMargin.Upper))],
                LabelsAtEnd = true,
                Labels = [.. forecasts.Select(f => new ChartLabel($"forecast at {NumberFormat.Compute(f.Compute)}", IntervalText.WithInterval(f.Value, f.WithMargin, NumberFormat.PassRate)))],
            });
        }
        var ceiling = main["asymptote"];
        var y = PassRates(run, points.SelectMany(p => p.Y).Concat(bands.SelectMany(b => CurveShape.ToHold(run, b.X, b.Lower).Concat(CurveShape.ToHold(run, b.X, b.Upper)))).Concat(CurveShape.ToHold(run, lines[0].X, lines[0].Y))
            .Concat(forecasts.SelectMany(f => (double?[])[f.WithMargin.Lower, f.WithMargin.Upper]).OfType<double>()).Append(ceiling.Value).Append(ceiling.Interval?.Upper ?? ceiling.Value));
        return new Chart(name, Description(run, name, main, options, forecasts), [new Panel(x, y) { Bands = bands, Rules = [.. Rules(main, ceiling, end)], Lines = lines, Points = points }])
        {
            Notes = [$"Bands and error bars: {level} intervals.{(hasMargin ? $" Beyond the data, the outer band and the forecasts are for the next run of the recipe, with a run-to-run margin of {NumberFormat.PassRate(options.Margin)}." : "")}"],
        };
    }

    /// <summary>The evaluations of a run: excluded ones, fitted ones, and those after the fit window.</summary>
    internal static IEnumerable<ChartPoints> Evaluations(RunInference run)
    {
        double from = run.Window.Points[0].Compute, until = run.Window.Points[^1].Compute;
        RunPoint[] before = [.. run.Run.Points.Where(p => p.Compute < from && p != run.Window.FirstEvaluation)];
        RunPoint[] after = [.. run.Run.Points.Where(p => p.Compute > until)];
        RunPoint[] fitted = run.Window.FirstEvaluation is { } first ? [first, .. run.Window.Points] : [.. run.Window.Points];
        if (before.Length > 0) yield return Points(run, SeriesStyle.Muted, Marker.Ring, before, "excluded");
        if (after.Length > 0) yield return Points(run, Later, Marker.Ring, after, "after fit window");
        yield return Points(run, Sigmoid, Marker.Dot, fitted, "fitted");
    }

    private static SeriesStyle StyleOf(CurveInference curve) => curve.Curve is SigmoidCurve ? Sigmoid : Power;

    private static ChartPoints Points(RunInference run, SeriesStyle style, Marker marker, RunPoint[] points, string label) =>
        new(style, marker, [.. points.Select(p => CurveShape.Place(run, p))], [.. points.Select(p => p.PassRate)]) { Label = new ChartLabel(label) };

    private static IEnumerable<ChartRule> Rules(CurveInference main, Estimate ceiling, double end)
    {
        yield return new ChartRule(SeriesStyle.Text.With(Dash.Dotted), ceiling.Value, IsVertical: false)
        {
            Label = new ChartLabel("asymptote", IntervalText.WithInterval(ceiling.Value, ceiling.Interval, NumberFormat.PassRate)),
            HasBar = ceiling.Interval is not null,
            Lower = ceiling.Interval?.Lower,
            Upper = ceiling.Interval?.Upper,
        };
        yield return new ChartRule(SeriesStyle.Muted, end, IsVertical: true) { Label = new ChartLabel($"data ends {NumberFormat.Compute(end)}") };
        if (main.Curve is SigmoidCurve)
            yield return new ChartRule(SeriesStyle.Muted.With(Dash.Dashed), main["midpoint"].Value, IsVertical: true) { Label = new ChartLabel($"midpoint {NumberFormat.Compute(main["midpoint"].Value)}") };
    }

    private static Axis PassRates(RunInference run, IEnumerable<double> values) => CurveShape.PassRate(CurveShape.PassRateTitle([run]), values);

    private static string Description(RunInference run, string name, CurveInference main, ChartOptions options, IReadOnlyList<Forecast> forecasts) =>
        $"{name}: pass rate over compute, {run.Window.Fitted} of {run.Run.Points.Count} evaluations fitted with a {main.Curve.Name} curve with the asymptote {IntervalText.WithInterval(main["asymptote"].Value, main["asymptote"].Interval, NumberFormat.PassRate)} at {NumberFormat.Level(options.Level)}."
        + string.Concat(forecasts.Select(f => $" At {NumberFormat.Compute(f.Compute, run.Run.Compute.Unit)} the forecast is {IntervalText.WithInterval(f.Value, f.WithMargin, NumberFormat.PassRate)}."));
}
