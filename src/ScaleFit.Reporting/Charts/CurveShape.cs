using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>Curves and bands over compute as charts draw them.</summary>
internal static class CurveShape
{
    private const int CurvePoints = 160;

    /// <summary>Intervals are dear, and bands are smooth.</summary>
    private const int BandPoints = 40;

    /// <summary>Charts without forecasts go on so far beyond the run.</summary>
    private const double Beyond = 1.6;

    /// <summary>Further beyond a run than this, a place is named and not drawn: it would squash the run.</summary>
    private const double Furthest = 10;

    /// <summary>A curve along an axis.</summary>
    public static ChartLine Line(CurveInference curve, Axis axis, SeriesStyle style)
    {
        double[] x = [.. Along(axis, CurvePoints)];
        return new ChartLine(style, x, [.. x.Select(curve.Fit.PassRate)]);
    }

    /// <summary>The band around a curve, and what the margin adds above and below it from a compute on: bands that lay over one another would look like a third.</summary>
    public static (ChartBand Fit, ChartBand Above, ChartBand Below) Bands(CurveInference curve, Axis axis, Margin margin, double from, SeriesStyle style)
    {
        var band = new ForecastBand(new ProfileWalker(curve.Profile), margin);
        double[] x = [.. Along(axis, BandPoints).Append(Math.Min(from, axis.High)).Distinct().Order()];
        var at = x.Select(band.At).ToArray();
        int first = Array.FindIndex(x, c => c >= from);
        if (first < 0) first = x.Length - 1;
        double[] lower = [.. at.Select(b => b.Fit.Lower!.Value)], upper = [.. at.Select(b => b.Fit.Upper!.Value)], wide = x[first..];
        return (
            new ChartBand(style, x, lower, upper),
            new ChartBand(style, wide, upper[first..], [.. at[first..].Select(b => b.WithMargin.Upper!.Value)]) { IsFaint = true },
            new ChartBand(style, wide, [.. at[first..].Select(b => b.WithMargin.Lower!.Value)], lower[first..]) { IsFaint = true });
    }

    /// <summary>Where a band is drawn along an axis.</summary>
    public static double[] BandPlaces(Axis axis) => [.. Along(axis, BandPoints)];

    /// <summary>Compute beyond this has no axis.</summary>
    private const double Largest = 1e300;

    /// <summary>Whether a chart of runs goes on to a compute that nobody asked to see.</summary>
    public static bool IsNear(IReadOnlyList<RunInference> runs, double? compute) => compute > 0 && compute <= Furthest * runs.Max(run => run.Window.Points[^1].Compute);

    /// <summary>The evaluations that were fitted, the one before training first.</summary>
    public static RunPoint[] Fitted(RunInference run) => run.Window.FirstEvaluation is { } first ? [first, .. run.Window.Points] : [.. run.Window.Points];

    /// <summary>Where an evaluation lies: the one before training, made at next to nothing, at zero as in the fit.</summary>
    public static double Place(RunInference run, RunPoint point) => point == run.Window.FirstEvaluation ? 0 : point.Compute;

    /// <summary>The part of a line or band that an axis of pass rates must hold: all of a sigmoid's, and of a power law's what lies among its evaluations or later.</summary>
    public static IEnumerable<double> ToHold(RunInference run, IReadOnlyList<double> x, IReadOnlyList<double> y) =>
        x.Zip(y).Where(p => run.Curves[0].Curve.HasStart || p.First >= run.Window.Points[0].Compute).Select(p => p.Second);

    /// <summary>The axis of compute for runs, with room for the given compute.</summary>
    /// <param name="runs">The analysed runs.</param>
    /// <param name="further">Compute to hold.</param>
    /// <param name="isLinear">Whether its scale is linear.</param>
    /// <param name="beyond">How far it goes at least, in multiples of the largest compute fitted.</param>
    /// <param name="fittedOnly">Whether evaluations before and after the fitted ones need no room.</param>
    public static Axis Compute(IReadOnlyList<RunInference> runs, IEnumerable<double> further, bool isLinear, double beyond = Beyond, bool fittedOnly = false)
    {
        var units = runs.Select(run => run.Run.Compute.Unit).Distinct().ToArray();
        string title = units is [var unit] ? $"compute ({unit.Words()})" : "compute";
        double[] points = [.. runs.SelectMany(run => run.Run.Points.Where(p => !fittedOnly || p.Compute <= run.Window.Points[^1].Compute).Select(p => Place(run, p)))];
        double end = runs.Max(run => run.Window.Points[^1].Compute), most = Math.Max(points.Max(), further.Select(c => Math.Min(1.12 * c, Largest)).Append(beyond * end).Max());
        double least = fittedOnly ? runs.Min(run => run.Window.Points[0].Compute) / 1.5 : points.Where(c => c > 0).Min();
        return isLinear
            ? new Axis(title, AxisKind.Compute, -0.02 * most, most)
            : new Axis(title, AxisKind.Compute, least / Math.Pow(most / least, 0.02), most, isLog: true) { HasZero = points.Any(c => c == 0) };
    }

    /// <summary>The title of an axis of pass rates: the metric's name where it says more.</summary>
    public static string PassRateTitle(IEnumerable<RunInference> runs) =>
        runs.Select(run => run.Run.Metric).Distinct().ToArray() is [var metric] && metric is not ("pass_rate" or "pass rate") ? $"pass rate ({metric})" : "pass rate";

    /// <summary>An axis of pass rates that holds given ones with some room, within what a pass rate can be.</summary>
    public static Axis PassRate(string title, IEnumerable<double> values)
    {
        double[] all = [.. values.Select(value => Math.Clamp(value, 0, 1))];
        double low = all.Min(), high = all.Max(), room = Math.Max(0.05 * (high - low), 0.005);
        low = Math.Max(low - room, -0.01);
        return new Axis(title, AxisKind.PassRate, low, Math.Min(high + room, 1.01));
    }

    /// <summary>Places along an axis: denser at the beginning of a linear one, where curves bend, and never at zero compute, where they have no value.</summary>
    private static IEnumerable<double> Along(Axis axis, int count) => axis.IsLog
        ? axis.EvenlySpaced(count)
        : Enumerable.Range(0, count).Select(i => (double)i / (count - 1)).Select(share => axis.High * Math.Max(share * share, 1e-4));
}
