namespace ScaleFit.Posterior;

/// <summary>
/// A model of how a run's means differ from its law, relative to the variance of one evaluation: evaluation noise, correlated noise and a
/// discrepancy. The discrepancy is a random walk in ln(C + a twentieth of the run): it goes on beyond the data and grows with the distance.
/// </summary>
/// <param name="Discrepancy">Variance of the discrepancy per unit of ln(C + a twentieth of the run).</param>
/// <param name="Drift">Variance of the correlated noise. 0 for none.</param>
/// <param name="CorrelationLength">Its correlation length, relative to the compute of the run.</param>
internal readonly record struct Fluctuation(double Discrepancy, double Drift, double CorrelationLength)
{
    /// <summary>Compute, relative to the run, below which distances in compute count more than distances in ln C.</summary>
    private const double Offset = 0.05;

    /// <summary>The models that the posterior averages over.</summary>
    public static IReadOnlyList<Fluctuation> All { get; } = Array.AsReadOnly<Fluctuation>([
        .. from discrepancy in (double[])[1e-4, 4e-3, 0.03, 0.15, 0.6, 2.5, 10]
           from drift in (double[])[0, 0.15, 0.6, 2]
           from length in drift > 0 ? (double[])[0.04, 0.15] : [0.04]
           select new Fluctuation(discrepancy, drift, length)]);

    /// <summary>The time of the random walk at a relative compute, 0 at the first mean.</summary>
    public static double Time(double compute, double first) => Math.Log((compute + Offset) / (first + Offset));

    /// <summary>Covariance of the discrepancies at two times.</summary>
    public double DiscrepancyAt(double time, double otherTime) => Discrepancy * Math.Min(time, otherTime);

    /// <summary>Covariance of the correlated noise at two computes.</summary>
    public double DriftAt(double compute, double otherCompute) => Drift * Math.Exp(-Math.Abs(compute - otherCompute) / CorrelationLength);
}
