using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>Curves, bands and axes over compute for charts.</summary>
internal static class CurveShape
{
    private const int CurvePoints = 160;

    /// <summary>Few points: intervals are expensive, and bands are smooth.</summary>
    private const int BandPoints = 40;

    /// <summary>Without forecasts, the axis ends at this multiple of the largest compute fitted.</summary>
    private const double Beyond = 1.6;

    /// <summary>Compute above this multiple of the run's end is named in a note, not drawn: it would compress the run.</summary>
    private const double Furthest = 10;

    /// <summary>Samples a curve along an axis.</summary>
    public static ChartLine Line(CurveInference curve, Axis axis, SeriesStyle style)
    {
        double[] x = [.. Along(axis, CurvePoints)];
        return new ChartLine(style, x, [.. x.Select(curve.Fit.PassRate)]);
    }

    /// <summary>The confidence band of a curve, and the bands that the margin adds above and below it from a given compute on. The bands do not overlap, because overlapping areas look like another band.</summary>
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

    /// <summary>The values of an axis at which a band is computed.</summary>
    public static double[] BandPlaces(Axis axis) => [.. Along(axis, BandPoints)];

    /// <summary>The largest compute that an axis shows.</summary>
    private const double Largest = 1e300;

    /// <summary>Whether a compute that was not requested is close enough to the runs to draw.</summary>
    public static bool IsNear(IReadOnlyList<RunInference> runs, double? compute) => compute > 0 && compute <= Furthest * runs.Max(run => run.Window.Points[^1].Compute);

    /// <summary>The fitted evaluations, with the evaluation before training first.</summary>
    public static RunPoint[] Fitted(RunInference run) => run.Window.FirstEvaluation is { } first ? [first, .. run.Window.Points] : [.. run.Window.Points];

    /// <summary>The compute at which an evaluation is drawn. The evaluation before training is drawn at zero, as in the fit.</summary>
    public static double Place(RunInference run, RunPoint point) => point == run.Window.FirstEvaluation ? 0 : point.Compute;

    /// <summary>The values of a line or band that the pass rate axis must include. For a sigmoid these are all values, for a power law those from the first fitted evaluation on.</summary>
    public static IEnumerable<double> ToHold(RunInference run, IReadOnlyList<double> x, IReadOnlyList<double> y) =>
        x.Zip(y).Where(p => run.Curves[0].Curve.HasStart || p.First >= run.Window.Points[0].Compute).Select(p => p.Second);

    /// <summary>The compute axis of runs.</summary>
    /// <param name="runs">The analysed runs.</param>
    /// <param name="further">Additional compute that the axis must include.</param>
    /// <param name="isLinear">Whether its scale is linear.</param>
    /// <param name="beyond">The smallest upper end, as a multiple of the largest compute fitted.</param>
    /// <param name="fittedOnly">Whether the axis covers only the fitted evaluations.</param>
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

    /// <summary>The title of a pass rate axis, with the name of the metric if it is not "pass rate".</summary>
    public static string PassRateTitle(IEnumerable<RunInference> runs) =>
        runs.Select(run => run.Run.Metric).Distinct().ToArray() is [var metric] && metric is not ("pass_rate" or "pass rate") ? $"pass rate ({metric})" : "pass rate";

    /// <summary>A pass rate axis that includes the given values with some room, within about 0 to 1.</summary>
    public static Axis PassRate(string title, IEnumerable<double> values)
    {
        double[] all = [.. values.Select(value => Math.Clamp(value, 0, 1))];
        double low = all.Min(), high = all.Max(), room = Math.Max(0.05 * (high - low), 0.005);
        low = Math.Max(low - room, -0.01);
        return new Axis(title, AxisKind.PassRate, low, Math.Min(high + room, 1.01));
    }

    /// <summary>Values along an axis. They are denser at the beginning of a linear axis, where curves bend, and never at zero compute, where a power law has no value.</summary>
    private static IEnumerable<double> Along(Axis axis, int count) => axis.IsLog
        ? axis.EvenlySpaced(count)
        : Enumerable.Range(0, count).Select(i => (double)i / (count - 1)).Select(share => axis.High * Math.Max(share * share, 1e-4));
}
