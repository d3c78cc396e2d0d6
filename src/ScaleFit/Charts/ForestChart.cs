using System.Globalization;
using ScaleFit.Curves;
using ScaleFit.Inference;

namespace ScaleFit.Charts;

/// <summary>The ceilings and efficiencies of runs with their intervals, a line a run.</summary>
public static class ForestChart
{
    private static readonly Ink Estimates = new(0);

    /// <summary>Height of a line, as a share of a usual panel.</summary>
    private const double LineShare = 0.07;

    /// <summary>Room beside the intervals, as a share of what they span.</summary>
    private const double Room = 0.06;

    /// <summary>An end this many times further out than the estimates spread is cut off like an open one.</summary>
    private const double Furthest = 4;

    /// <summary>Makes the chart.</summary>
    /// <param name="runs">The analysed runs, with the names that readers know them by; those that collapse or have no sigmoid are left out.</param>
    /// <param name="options">The level.</param>
    /// <returns>The chart; null where no run can be drawn.</returns>
    public static Chart? Of(IReadOnlyList<(string Name, RunInference Run)> runs, ChartOptions options)
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
        var estimates = runs.Select(r => r.Run.Curves[0][quantity]).ToArray();
        double low = estimates.Min(e => e.Value), high = estimates.Max(e => e.Value);
        double reach = Furthest * Math.Max(high - low, estimates.Select(e => Widths(e).Order().ElementAt(0)).DefaultIfEmpty(0.05).Max());
        double[] ends = [.. estimates.SelectMany(e => (double?[])[e.Interval?.Lower, e.Interval?.Upper, e.Value]).OfType<double>().Where(end => end >= low - reach && end <= high + reach)];
        double room = Math.Max(1e-3, Room * (ends.Max() - ends.Min()));
        var x = new Axis(quantity, kind, ends.Min() - room, ends.Max() + room);
        return new Panel(x, new Axis("", AxisKind.Number, -0.6, runs.Length - 0.4) { Names = [.. runs.Select(r => r.Name).Reverse()] })
        {
            Share = LineShare * (runs.Length + 1),
            Points =
            [
                new ChartPoints(Estimates, Marker.Diamond, [.. estimates.Select(e => e.Value)], [.. estimates.Select((_, i) => (double)(runs.Length - 1 - i))])
                {
                    Bars = [.. estimates.Select(e => (Within(e.Interval?.Lower), Within(e.Interval?.Upper)))],
                    IsHorizontal = true,
                    LabelsAtEnd = true,
                    Labels = [.. estimates.Select(e => new ChartLabel(Text(e)))],
                },
            ],
        };

        double? Within(double? end) => end >= x.Low && end <= x.High ? end : null;

        string Text(Estimate e) => e.Interval is null ? Number(e.Value) : $"{Number(e.Value)} [{End(e.Interval.Lower)}, {End(e.Interval.Upper)}]";

        string End(double? end) => end is { } value ? Number(value) : "open";

        string Number(double value) => value.ToString(format, CultureInfo.InvariantCulture) is var text && text.StartsWith("0.", StringComparison.Ordinal) ? text[1..] : text;
    }

    private static IEnumerable<double> Widths(Estimate estimate) => ((double?[])[estimate.Value - estimate.Interval?.Lower, estimate.Interval?.Upper - estimate.Value]).OfType<double>().DefaultIfEmpty(0);
}
