using ScaleFit.Runs;

namespace ScaleFit.Posterior;

/// <summary>
/// What the posterior sees of a run: means of neighbouring evaluations, their precision, and how evaluations scatter around their neighbours.
/// Compute is relative to the end of the run. Immutable: threads may share it.
/// </summary>
internal sealed class ObservedRun
{
    /// <summary>The largest number of means. More say no more about a curve, and cost time.</summary>
    private const int Most = 32;

    /// <summary>The smallest relative compute, which stands for an evaluation before training.</summary>
    private const double Nearest = 1e-6;

    /// <summary>The smallest standard deviation of an evaluation. Logs that are rounded or constant have none.</summary>
    private const double LeastDeviation = 3e-4;

    private ObservedRun(IReadOnlyList<RunPoint> points)
    {
        Evaluations = points.Count;
        End = points[^1].Compute;
        double mean = 0, variance = 0;
        foreach (var point in points) mean += point.NoiseVariance / points.Count;
        for (int i = 1; i < points.Count; i++)
        {
            double step = points[i].PassRate - points[i - 1].PassRate;
            variance += step * step / (points[i].NoiseVariance + points[i - 1].NoiseVariance) * mean / (points.Count - 1);
        }
        LogDeviation = Math.Log(Math.Max(Math.Sqrt(variance), LeastDeviation));

        int count = Math.Min(Most, points.Count);
        (LogCompute, PassRate, Compute, Precision) = (new double[count], new double[count], new double[count], new double[count]);
        for (int bin = 0, first = 0; bin < count; bin++)
        {
            int end = (int)((long)points.Count * (bin + 1) / count);
            for (int i = first; i < end; i++)
            {
                double weight = mean / points[i].NoiseVariance;
                Precision[bin] += weight;
                PassRate[bin] += weight * points[i].PassRate;
                Compute[bin] += weight * points[i].Compute / End;
            }
            PassRate[bin] /= Precision[bin];
            Compute[bin] = Math.Max(Compute[bin] / Precision[bin], Nearest);
            LogCompute[bin] = Math.Log(Compute[bin]);
            for (int i = first; i < end; i++)
            {
                double residual = points[i].PassRate - PassRate[bin];
                SquaresWithin += residual * residual * mean / points[i].NoiseVariance;
            }
            first = end;
        }
    }

    /// <summary>Number of evaluations.</summary>
    public int Evaluations { get; }

    /// <summary>Number of means, at most 32.</summary>
    public int Count => PassRate.Length;

    /// <summary>The largest compute, in the unit of the run.</summary>
    public double End { get; }

    /// <summary>Compute of each mean, relative to <see cref="End"/>.</summary>
    public double[] Compute { get; }

    /// <summary>ln of <see cref="Compute"/>.</summary>
    public double[] LogCompute { get; }

    /// <summary>The means.</summary>
    public double[] PassRate { get; }

    /// <summary>Number of evaluations of average variance that a mean is worth.</summary>
    public double[] Precision { get; }

    /// <summary>Weighted sum of squares of evaluations around their means.</summary>
    public double SquaresWithin { get; }

    /// <summary>ln of the standard deviation of an evaluation, from differences of neighbours.</summary>
    public double LogDeviation { get; }

    /// <summary>
    /// Observes the evaluations of a fit window and those of its early regime: the discrepancy of the posterior allows for an early regime.
    /// Points that the user excluded stay out.
    /// </summary>
    /// <param name="window">The window, with at least two points.</param>
    public static ObservedRun Of(FitWindow window)
    {
        double from = Math.Max(window.Options.From ?? 0, window.Options.SkipEarly ?? 0), until = window.Points[^1].Compute;
        return new([.. window.Run.Points.Where(point => point.Compute <= until && (point.Compute >= from || point.Compute == window.FirstEvaluation?.Compute))]);
    }
}
