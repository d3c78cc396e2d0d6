using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>The residuals of a curve and their autocorrelation.</summary>
internal static class ResidualChart
{
    private static readonly SeriesStyle Residuals = new(0);
    private static readonly SeriesStyle Noise = new(1, Dash.Dashed);

    private const int MostLags = 40;

    /// <summary>The 97.5% quantile of the standard normal distribution.</summary>
    private const double Usual = 1.96;

    /// <summary>Makes the chart of a run and its first curve.</summary>
    /// <param name="run">The analysed run.</param>
    /// <param name="name">The display name of the run.</param>
    /// <param name="options">The scale of the compute axis.</param>
    public static Chart Build(RunInference run, string name, ChartOptions options)
    {
        var curve = run.Curves[0];
        var points = run.Window.Points;
        double[] compute = [.. points.Select(p => p.Compute)], residuals = [.. points.Select(p => p.PassRate - curve.Fit.PassRate(p.Compute))];
        double most = Math.Max(residuals.Max(Math.Abs), 2 * curve.Noise.StandardDeviation) * 1.08 + 1e-4;
        var x = CurveShape.Compute([run], [], options.IsLinear, 1);
        if (!options.IsLinear) x = new Axis(x.Title, AxisKind.Compute, compute[0] / 1.05, compute[^1] * 1.05, isLog: true);
        var upper = new Panel(x, new Axis($"residual (pass rate minus {curve.Curve.Name} curve)", AxisKind.Difference, -most, most))
        {
            Bands = [Band(x.IsLog ? [x.Low, x.High] : [0, x.High], Usual * curve.Noise.StandardDeviation, "±1.96 SD")],
            Share = 0.6,
            Rules = [Zero],
            Points = [new ChartPoints(Residuals, Marker.Dot, compute, residuals)],
        };
        return new Chart($"{name}: residuals", Description(run, name, curve), [upper, Correlations(curve, points, residuals) with { Share = 0.45 }])
        {
            Notes = [
                $"The standard deviation of the noise is {NumberFormat.PassRate(curve.Noise.StandardDeviation)}. The band contains 95% of the autocorrelations of independent noise. Autocorrelations above the band at small lags show correlated noise (drift).",
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
            ? [new ChartLine(Noise, lags, [.. lags.Select(lag => noise.DriftShare * Math.Exp(-lag * spacing / noise.CorrelationLength))]) { Label = new ChartLabel("correlated noise") }]
            : [];
        double edge = Usual / Math.Sqrt(residuals.Length);
        var all = correlations.Append(edge).Append(-edge).Concat(model.SelectMany(line => line.Y)).ToArray();
        return new Panel(new Axis("lag (evaluations)", AxisKind.Number, 0, count + 1), new Axis("autocorrelation", AxisKind.Number, Math.Min(-0.2, all.Min() - 0.05), Math.Max(0.4, all.Max() + 0.05)))
        {
            Bands = [Band([0, count + 1], edge, "independent noise")],
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
        $"{name}: residuals of the {curve.Curve.Name} curve at {run.Window.Points.Count} evaluations, and their autocorrelation. The standard deviation of the noise is {NumberFormat.PassRate(curve.Noise.StandardDeviation)}.";
}
