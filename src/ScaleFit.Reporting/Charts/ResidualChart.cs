using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>Residuals of a curve, and their autocorrelation.</summary>
internal static class ResidualChart
{
    private static readonly SeriesStyle Residuals = new(0);
    private static readonly SeriesStyle Noise = new(1, Dash.Dashed);

    private const int MostLags = 40;

    /// <summary>Beyond this many standard deviations a normal value lies one time in twenty.</summary>
    private const double Usual = 1.96;

    /// <summary>Makes the chart of a run and its first curve.</summary>
    /// <param name="run">The analysed run.</param>
    /// <param name="name">The name that readers know it by.</param>
    /// <param name="options">The scale.</param>
    public static Chart Build(RunInference run, string name, ChartOptions options)
    {
        var curve = run.Curves[0];
        var points = run.Window.Points;
        double[] compute = [.. points.Select(p => p.Compute)], residuals = [.. points.Select(p => p.PassRate - curve.Fit.PassRate(p.Compute))];
        double most = Math.Max(residuals.Max(Math.Abs), 2 * curve.Noise.StandardDeviation) * 1.08 + 1e-4;
        var x = CurveShape.Compute([run], [], options.IsLinear, 1);
        if (!options.IsLinear) x = new Axis(x.Title, AxisKind.Compute, compute[0] / 1.05, compute[^1] * 1.05, isLog: true);
        var upper = new Panel(x, new Axis($"pass rate less {curve.Curve.Name}", AxisKind.Difference, -most, most))
        {
            Bands = [Band(x.IsLog ? [x.Low, x.High] : [0, x.High], Usual * curve.Noise.StandardDeviation, "±1.96 sd")],
            Share = 0.6,
            Rules = [Zero],
            Points = [new ChartPoints(Residuals, Marker.Dot, compute, residuals)],
        };
        return new Chart($"{name}: residuals", Description(run, name, curve), [upper, Correlations(curve, points, residuals) with { Share = 0.45 }])
        {
            Notes = [
                $"An evaluation scatters by {ChartText.PassRate(curve.Noise.StandardDeviation)}. Bars within the band are what independent noise leaves; bars above it, next to the left edge, are drift.",
            ],
        };
    }

    private static ChartRule Zero => new(SeriesStyle.Muted, 0, IsVertical: false);

    private static Panel Correlations(CurveInference curve, IReadOnlyList<RunPoint> points, double[] residuals)
    {
        int count = Math.Clamp(residuals.Length / 3, 1, MostLags);
        double[] lags = [.. Enumerable.Range(1, count).Select(lag => (double)lag)];
        double[] correlations = [.. Enumerable.Range(1, count).Select(lag => Correlation(residuals, lag))];
        double spacing = (points[^1].Compute - points[0].Compute) / (points.Count - 1);
        var noise = curve.Noise;
        ChartLine[] model = noise.DriftShare > 0
            ? [new ChartLine(Noise, lags, [.. lags.Select(lag => noise.DriftShare * Math.Exp(-lag * spacing / noise.CorrelationLength))]) { Label = new ChartLabel("drift as estimated") }]
            : [];
        double edge = Usual / Math.Sqrt(residuals.Length);
        var all = correlations.Append(edge).Append(-edge).Concat(model.SelectMany(line => line.Y)).ToArray();
        return new Panel(new Axis("distance in evaluations", AxisKind.Number, 0, count + 1), new Axis("autocorrelation", AxisKind.Number, Math.Min(-0.2, all.Min() - 0.05), Math.Max(0.4, all.Max() + 0.05)))
        {
            Bands = [Band([0, count + 1], edge, "independent")],
            Rules = [Zero],
            Lines = [new ChartLine(Residuals, lags, correlations) { IsStems = true }, .. model],
            Points = [new ChartPoints(Residuals, Marker.Dot, lags, correlations)],
        };
    }

    private static ChartBand Band(double[] x, double half, string label) => new(SeriesStyle.Muted, x, [.. x.Select(_ => -half)], [.. x.Select(_ => half)]) { Label = new ChartLabel(label), IsFaint = true };

    private static double Correlation(double[] residuals, int lag)
    {
        double mean = residuals.Average(), variance = residuals.Sum(r => (r - mean) * (r - mean)), sum = 0;
        for (int i = lag; i < residuals.Length; i++) sum += (residuals[i] - mean) * (residuals[i - lag] - mean);
        return variance > 0 ? sum / variance : 0;
    }

    private static string Description(RunInference run, string name, CurveInference curve) =>
        $"{name}: what the {curve.Curve.Name} leaves over at {run.Window.Points.Count} evaluations, and their autocorrelation. They scatter by {ChartText.PassRate(curve.Noise.StandardDeviation)}.";
}
