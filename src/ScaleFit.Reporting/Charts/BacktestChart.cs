using ScaleFit.Forecasting;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>Forecasts of the end of a run and the observed outcome. Each forecast stands at the end of its prefix.</summary>
internal static class BacktestChart
{
    private static readonly SeriesStyle Sigmoid = new(0);
    private static readonly SeriesStyle Power = new(1, Dash.Dashed);
    private static readonly SeriesStyle Last = new(4, Dash.Dotted);
    private static readonly SeriesStyle Combined = new(2);

    /// <summary>Makes the chart, one panel per run.</summary>
    /// <param name="runs">The backtests with the display names of the runs.</param>
    /// <param name="options">Level, margin and scale.</param>
    public static Chart Build(IReadOnlyList<(string Name, RunBacktest Backtest)> runs, ChartOptions options) => new(
        runs is [var only] ? $"{only.Name}: backtest" : $"{runs.Count} runs: backtests",
        string.Join(" ", runs.Select(r => Description(r.Name, r.Backtest))),
        [.. runs.Select(r => Build(r.Backtest, runs.Count == 1 ? "" : $"{r.Name}: ", options))])
    {
        Notes = [$"Each diamond is a forecast of the end from the evaluations up to that compute. Bars: {NumberFormat.Level(options.Level)} prediction intervals of this run."],
    };

    private static Panel Build(RunBacktest backtest, string prefix, ChartOptions options)
    {
        var run = backtest.Run;
        var steps = backtest.Steps;
        var x = CurveShape.Compute([run], [], options.IsLinear, 1.1, fittedOnly: true);
        RunPoint[] seen = [.. run.Run.Points.Where(p => p.Compute <= run.Window.Points[^1].Compute && (p == run.Window.FirstEvaluation || p.Compute >= x.Low))];
        double[] until = [.. steps.Select(s => s.Until)];
        var evaluations = new ChartPoints(SeriesStyle.Muted, Marker.Ring, [.. seen.Select(p => CurveShape.Place(run, p))], [.. seen.Select(p => p.PassRate)]) { Label = new ChartLabel("evaluations") };
        if (steps.Count == 0)
            return new Panel(x, CurveShape.PassRate(prefix + CurveShape.PassRateTitle([run]), evaluations.Y)) { Points = [evaluations] };
        double observed = steps[^1].Observed;
        var values = evaluations.Y.Concat(steps.SelectMany(s => (double[])[s.Interval.Lower!.Value, s.Interval.Upper!.Value, s.Baselines.Power, s.Baselines.Last, s.Combined]));
        return new Panel(x, CurveShape.PassRate(prefix + CurveShape.PassRateTitle([run]), values))
        {
            Rules = [new ChartRule(SeriesStyle.Text.With(Dash.Dotted), observed, IsVertical: false) { Label = new ChartLabel("observed outcome", NumberFormat.PassRate(observed)) }],
            Lines =
            [
                Line(Power, until, steps.Select(s => s.Baselines.Power), "power law"),
                Line(Combined, until, steps.Select(s => s.Combined), "combined"),
                Line(Last, until, steps.Select(s => s.Baselines.Last), "baseline (last value)"),
            ],
            Points =
            [
                evaluations,
                new ChartPoints(Sigmoid, Marker.Diamond, until, [.. steps.Select(s => s.Predicted)])
                {
                    Bars = [.. steps.Select(s => (s.Interval.Lower, s.Interval.Upper))],
                    Labels = [.. steps.Select(s => new ChartLabel($"from {NumberFormat.Compute(s.Until)}", NumberFormat.PassRate(s.Predicted)))],
                },
            ],
        };
    }

    private static ChartLine Line(SeriesStyle style, double[] x, IEnumerable<double> y, string label) => new(style, x, [.. y]) { Label = new ChartLabel(label) };

    private static string Description(string name, RunBacktest backtest) => backtest.Steps.Count == 0
        ? $"{name} has no forecast."
        : $"{name}: the observed outcome is {NumberFormat.PassRate(backtest.Steps[^1].Observed)}. Forecasts: {string.Join(", ", backtest.Steps.Select(s => $"{IntervalText.WithInterval(s.Predicted, s.Interval, NumberFormat.PassRate)} from {NumberFormat.Compute(s.Until)}"))}.";
}
