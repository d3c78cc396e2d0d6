using ScaleFit.Comparing;
using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>The asymptotes and efficiencies of runs with their confidence intervals, one line per run.</summary>
internal static class ForestChart
{
    private static readonly SeriesStyle Estimates = new(0);

    /// <summary>Makes the chart.</summary>
    /// <param name="runs">The analysed runs with their display names. The chart skips runs that collapse or have no sigmoid.</param>
    /// <param name="options">The confidence level.</param>
    /// <returns>The chart; null if no run can be drawn.</returns>
    public static Chart? Build(IReadOnlyList<(string Name, RunInference Run)> runs, ChartOptions options)
    {
        var used = runs.Where(r => !r.Run.Collapsed && r.Run.Curves[0].Curve is SigmoidCurve).ToArray();
        if (used.Length == 0) return null;
        return new Chart(
            "Asymptotes and efficiencies",
            string.Join(" ", used.Select(r => $"{r.Name} has the asymptote {IntervalText.WithInterval(r.Run.Curves[0]["asymptote"].Value, r.Run.Curves[0]["asymptote"].Interval, NumberFormat.PassRate)}.")),
            [Panel(used, "asymptote", AxisKind.PassRate, NumberFormat.PassRate), Panel(used, "efficiency", AxisKind.Number, NumberFormat.Efficiency)])
        {
            Notes = [$"{NumberFormat.Level(options.Level)} confidence intervals. An end without a cap is not bounded by the data, or lies outside the picture."],
        };
    }

    private static Panel Panel((string Name, RunInference Run)[] runs, string quantity, AxisKind kind, Func<double, string> write)
    {
        return ForestPanel.Build(quantity, kind, [.. runs.Select(r => Row(r.Name, r.Run.Curves[0][quantity]))]);

        ForestRow Row(string name, Estimate e) => new(name, e.Value, e.Interval?.Lower, e.Interval?.Upper, new ChartLabel(IntervalText.WithInterval(e.Value, e.Interval, write)), Estimates);
    }
}

/// <summary>Values with their intervals on one axis, one named line per value.</summary>
internal static class ForestPanel
{
    /// <summary>Height of a line, relative to a standard panel.</summary>
    private const double LineShare = 0.07;

    /// <summary>Room on both sides, as a share of the range of the intervals.</summary>
    private const double Room = 0.06;

    /// <summary>Ends further out than this multiple of the spread of the estimates are cut off, as ends that are not bounded are.</summary>
    private const double Furthest = 4;

    /// <summary>Makes the panel.</summary>
    /// <param name="title">The quantity.</param>
    /// <param name="kind">The number format of the axis.</param>
    /// <param name="rows">The rows from top to bottom, at least one.</param>
    /// <param name="nothing">The value of no effect, marked by a vertical rule; null for none.</param>
    /// <param name="isLog">Whether the scale is logarithmic; all values must then be above 0.</param>
    public static Panel Build(string title, AxisKind kind, IReadOnlyList<ForestRow> rows, double? nothing = null, bool isLog = false)
    {
        Func<double, double> scaled = isLog ? Math.Log : value => value, back = isLog ? Math.Exp : value => value;
        double low = rows.Min(row => scaled(row.Value)), high = rows.Max(row => scaled(row.Value));
        double reach = Furthest * Math.Max(high - low, rows.Max(row => Ends(row).Select(end => Math.Abs(scaled(end) - scaled(row.Value))).DefaultIfEmpty(0).Min()));
        double[] ends = [.. rows.SelectMany(row => Ends(row).Append(row.Value)).Select(scaled).Where(end => end >= low - reach && end <= high + reach), .. nothing is { } none ? [scaled(none)] : Array.Empty<double>()];
        double room = Math.Max(1e-3, Room * (ends.Max() - ends.Min()));
        var x = new Axis(title, kind, back(ends.Min() - room), back(ends.Max() + room), isLog);
        return new Panel(x, new Axis("", AxisKind.Number, -0.6, rows.Count - 0.4) { Names = [.. rows.Select(row => row.Name).Reverse()] })
        {
            Share = LineShare * (rows.Count + 1),
            Rules = nothing is { } value ? [new ChartRule(SeriesStyle.Muted.With(Dash.Dashed), value, IsVertical: true)] : [],
            Points = [.. rows.Select((row, i) => (Row: row, Y: (double)(rows.Count - 1 - i))).GroupBy(r => r.Row.Style).Select(alike => Points(x, alike.Key, [.. alike]))],
        };
    }

    private static ChartPoints Points(Axis x, SeriesStyle style, (ForestRow Row, double Y)[] rows) => new(style, Marker.Diamond, [.. rows.Select(r => r.Row.Value)], [.. rows.Select(r => r.Y)])
    {
        Bars = [.. rows.Select(r => (x.Within(r.Row.Lower), x.Within(r.Row.Upper)))],
        IsHorizontal = true,
        LabelsAtEnd = true,
        Labels = [.. rows.Select(r => r.Row.Label)],
    };

    private static IEnumerable<double> Ends(ForestRow row) => ((double?[])[row.Lower, row.Upper]).OfType<double>();
}

/// <summary>A row of a forest plot.</summary>
/// <param name="Name">The run or candidate.</param>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">The lower end of its interval; null if not bounded.</param>
/// <param name="Upper">The upper end of its interval; null if not bounded.</param>
/// <param name="Label">The text at the end of the row.</param>
/// <param name="Style">Colour of estimate and interval.</param>
internal sealed record ForestRow(string Name, double Value, double? Lower, double? Upper, ChartLabel Label, SeriesStyle Style);

/// <summary>Forest plots of the effects of several candidates, with intervals and verdicts.</summary>
internal static class EffectForest
{
    /// <summary>The panels of all compared quantities except the midpoint: asymptote, efficiency and the requested ones.</summary>
    /// <param name="comparisons">The comparisons from top to bottom. A panel skips comparisons without a value.</param>
    /// <returns>One panel per quantity for which a candidate has a value.</returns>
    public static IEnumerable<Panel> Panels(IReadOnlyList<RecipeComparison> comparisons)
    {
        foreach (var quantity in comparisons[0].Effects.Select(effect => effect.Quantity).Where(quantity => quantity != Quantity.Midpoint))
        {
            ForestRow[] rows = [.. comparisons.Select(c => (c.Candidate.Name, Effect: Shown(c, quantity))).Where(r => r.Effect.Value is not null).Select(r => Row(r.Name, r.Effect))];
            bool isRatio = quantity.Scale == EffectScale.Ratio;
            if (rows.Length == 0) continue;
            yield return isRatio
                ? ForestPanel.Build($"{Words(quantity)}: candidate divided by baseline", AxisKind.Number, rows, 1, isLog: true)
                : ForestPanel.Build($"{Words(quantity)}: candidate minus baseline", AxisKind.Difference, rows, 0);
        }
    }

    /// <summary>Whether a drawn quantity has no value for the candidate.</summary>
    public static bool LacksValue(RecipeComparison comparison) => comparison.Effects.Any(effect => effect.Quantity != Quantity.Midpoint && Shown(comparison, effect.Quantity).Value is null);

    private static Effect Shown(RecipeComparison comparison, Quantity quantity) => quantity == Quantity.Efficiency ? comparison.EfficiencyEffect : comparison[quantity];

    private static ForestRow Row(string name, Effect effect)
    {
        var (style, verdict) = effect.Verdict switch
        {
            Verdict.Better => (new SeriesStyle(0), "better"),
            Verdict.Worse => (new SeriesStyle(1), "worse"),
            Verdict.Same => (SeriesStyle.Muted, "same"),
            _ => (SeriesStyle.Muted, "inconclusive"),
        };
        return new ForestRow(name, effect.Value!.Value, effect.Interval.Lower, effect.Interval.Upper, new ChartLabel(ComparisonText.Difference(effect), verdict), style);
    }

    private static string Words(Quantity quantity) => quantity switch
    {
        { Argument: { } compute, Scale: EffectScale.Difference } => $"pass rate at {NumberFormat.Compute(compute)}",
        { Argument: { } passRate } => $"compute to {NumberFormat.PassRate(passRate)}",
        _ => quantity.Name,
    };
}
