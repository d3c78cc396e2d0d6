using System.Globalization;
using ScaleFit.Curves;
using ScaleFit.Inference;

namespace ScaleFit.Reporting.Charts;

/// <summary>The ceilings and efficiencies of runs with their intervals, a line a run.</summary>
internal static class ForestChart
{
    private static readonly Ink Estimates = new(0);

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
