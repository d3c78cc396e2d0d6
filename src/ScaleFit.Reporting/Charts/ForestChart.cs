using System.Globalization;
using ScaleFit.Comparing;
using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>The ceilings and efficiencies of runs with their intervals, a line a run.</summary>
internal static class ForestChart
{
    private static readonly SeriesStyle Estimates = new(0);

    /// <summary>Makes the chart.</summary>
    /// <param name="runs">The analysed runs, with the names that readers know them by; those that collapse or have no sigmoid are left out.</param>
    /// <param name="options">The level.</param>
    /// <returns>The chart; null where no run can be drawn.</returns>
    public static Chart? Build(IReadOnlyList<(string Name, RunInference Run)> runs, ChartOptions options)
    {
        var used = runs.Where(r => !r.Run.Collapsed && r.Run.Curves[0].Curve is SigmoidCurve).ToArray();
        if (used.Length == 0) return null;
        return new Chart(
            "Ceilings and efficiencies",
            string.Join(" ", used.Select(r => $"{r.Name} has the ceiling {ChartText.WithInterval(r.Run.Curves[0]["asymptote"].Value, r.Run.Curves[0]["asymptote"].Interval)}.")),
            [Panel(used, "asymptote", AxisKind.PassRate, "F3"), Panel(used, "efficiency", AxisKind.Number, "F2")])
        {
            Notes = [$"{ChartText.Level(options.Level)} intervals; an interval that goes on without a cap is open, or wider than the picture."],
        };
    }

    private static Panel Panel((string Name, RunInference Run)[] runs, string quantity, AxisKind kind, string format)
    {
        return ForestPanel.Build(quantity, kind, [.. runs.Select(r => Row(r.Name, r.Run.Curves[0][quantity]))]);

        ForestRow Row(string name, Estimate e) => new(name, e.Value, e.Interval?.Lower, e.Interval?.Upper, new ChartLabel(ChartText.WithInterval(e.Value, e.Interval, Number)), Estimates);

        string Number(double value) => value.ToString(format, CultureInfo.InvariantCulture) is var text && text.StartsWith("0.", StringComparison.Ordinal) ? text[1..] : text;
    }
}

/// <summary>Values with their intervals, a named line each, on one axis.</summary>
internal static class ForestPanel
{
    /// <summary>Height of a line, as a share of a usual panel.</summary>
    private const double LineShare = 0.07;

    /// <summary>Room beside the intervals, as a share of what they span.</summary>
    private const double Room = 0.06;

    /// <summary>An end this many times further out than the estimates spread is cut off like an open one.</summary>
    private const double Furthest = 4;

    /// <summary>Makes the panel.</summary>
    /// <param name="title">What the values are.</param>
    /// <param name="kind">How the axis writes them.</param>
    /// <param name="rows">At least one, from the top.</param>
    /// <param name="nothing">The value that means no effect, which is ruled; null for none.</param>
    /// <param name="isLog">Whether the scale is logarithmic; values are then above 0.</param>
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

/// <summary>A line of a forest plot.</summary>
/// <param name="Name">What the value belongs to.</param>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">The lower end of its interval; null where open.</param>
/// <param name="Upper">The upper end of its interval; null where open.</param>
/// <param name="Label">Stands at the end of the line.</param>
/// <param name="Style">Colour of estimate and interval.</param>
internal sealed record ForestRow(string Name, double Value, double? Lower, double? Upper, ChartLabel Label, SeriesStyle Style);

/// <summary>The effects of several candidates on one quantity, each with its interval and verdict.</summary>
internal static class EffectForest
{
    /// <summary>The panels of all quantities that a change is judged by: ceiling, efficiency, and what was asked for.</summary>
    /// <param name="comparisons">The comparisons, from the top; those without a value are left out.</param>
    /// <returns>No panel for a quantity in which no candidate has a value.</returns>
    public static IEnumerable<Panel> Panels(IReadOnlyList<RecipeComparison> comparisons)
    {
        foreach (var quantity in comparisons[0].Effects.Select(effect => effect.Quantity).Where(quantity => quantity != Quantity.Midpoint))
        {
            ForestRow[] rows = [.. comparisons.Select(c => (c.Candidate.Name, Effect: Shown(c, quantity))).Where(r => r.Effect.Value is not null).Select(r => Row(r.Name, r.Effect))];
            bool isRatio = quantity.Scale == EffectScale.Ratio;
            if (rows.Length == 0) continue;
            yield return isRatio
                ? ForestPanel.Build($"{Words(quantity)}, over the baseline's", AxisKind.Number, rows, 1, isLog: true)
                : ForestPanel.Build($"{Words(quantity)}, less the baseline's", AxisKind.Difference, rows, 0);
        }
    }

    /// <summary>Whether a candidate has no value of a quantity that is drawn.</summary>
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
        return new ForestRow(name, effect.Value!.Value, effect.Interval.Lower, effect.Interval.Upper, new ChartLabel(ChartText.Format(effect), verdict), style);
    }

    private static string Words(Quantity quantity) => quantity switch
    {
        { Argument: { } compute, Scale: EffectScale.Difference } => $"pass rate at {ComputeText.Format(compute)}",
        { Argument: { } passRate } => $"compute to {ChartText.PassRate(passRate)}",
        _ => quantity.Name,
    };
}
