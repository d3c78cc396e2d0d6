using System.Numerics;

namespace ScaleFit.Posterior;

/// <summary>A run's means under one model of fluctuation: the inverse Cholesky factor W of their covariance, with W'W = V^-1. Immutable: threads may share it.</summary>
internal sealed class WhitenedRun
{
    private readonly ObservedRun _run;
    private readonly double[][] _rows;
    private readonly double[] _ofOne, _ofRates;

    /// <summary>Factors the covariance.</summary>
    public WhitenedRun(ObservedRun run, Fluctuation fluctuation)
    {
        (_run, Fluctuation) = (run, fluctuation);
        int n = run.Count;
        _rows = new double[n][];
        double[][] factor = new double[n][];
        double[] times = [.. run.Compute.Select(compute => Fluctuation.Time(compute, run.Compute[0]))];
        for (int i = 0; i < n; i++)
        {
            factor[i] = new double[i + 1];
            for (int j = 0; j <= i; j++)
            {
                double sum = fluctuation.DiscrepancyAt(times[i], times[j]) + fluctuation.DriftAt(run.Compute[i], run.Compute[j]) + (i == j ? 1 / run.Precision[i] : 0);
                for (int k = 0; k < j; k++) sum -= factor[i][k] * factor[j][k];
                factor[i][j] = i == j ? Math.Sqrt(sum) : sum / factor[j][j];
            }
            LogDeterminant += 2 * Math.Log(factor[i][i]);
            // Row i of the inverse of a lower triangle.
            var row = _rows[i] = new double[i + 1];
            row[i] = 1 / factor[i][i];
            for (int j = 0; j < i; j++)
            {
                double sum = 0;
                for (int k = j; k < i; k++) sum += factor[i][k] * _rows[k][j];
                row[j] = -sum / factor[i][i];
            }
        }
        (_ofOne, _ofRates) = (Solve(static _ => 1), Solve(i => run.PassRate[i]));
        OneOne = _ofOne.Sum();
        OneRates = _ofRates.Sum();
        RatesRates = Enumerable.Range(0, n).Sum(i => _ofRates[i] * run.PassRate[i]);
    }

    /// <summary>The model.</summary>
    public Fluctuation Fluctuation { get; }

    /// <summary>ln |V|.</summary>
    public double LogDeterminant { get; }

    /// <summary>1' V^-1 1.</summary>
    public double OneOne { get; }

    /// <summary>1' V^-1 y.</summary>
    public double OneRates { get; }

    /// <summary>y' V^-1 y.</summary>
    public double RatesRates { get; }

    /// <summary>Products of several shapes f, one per SIMD lane: 1' V^-1 f, y' V^-1 f and f' V^-1 f.</summary>
    public (Vector<double> One, Vector<double> Rates, Vector<double> Itself) Products(ReadOnlySpan<Vector<double>> shape)
    {
        Vector<double> one = default, rates = default, itself = default;
        for (int i = 0; i < shape.Length; i++)
        {
            one = Vector.FusedMultiplyAdd(shape[i], new(_ofOne[i]), one);
            rates = Vector.FusedMultiplyAdd(shape[i], new(_ofRates[i]), rates);
            Vector<double> even = default, odd = default;
            double[] row = _rows[i];
            int j = 0;
            for (; j + 1 < row.Length; j += 2)
            {
                even = Vector.FusedMultiplyAdd(shape[j], new(row[j]), even);
                odd = Vector.FusedMultiplyAdd(shape[j + 1], new(row[j + 1]), odd);
            }
            if (j < row.Length) even = Vector.FusedMultiplyAdd(shape[j], new(row[j]), even);
            even += odd;
            itself = Vector.FusedMultiplyAdd(even, even, itself);
        }
        return (one, rates, itself);
    }

    /// <summary>How the discrepancy at a relative compute follows from the residuals, and its variance given them.</summary>
    public (double[] Weights, double Variance) Discrepancy(double compute)
    {
        double time = Fluctuation.Time(compute, _run.Compute[0]);
        double[] covariance = [.. _run.Compute.Select(c => Fluctuation.DiscrepancyAt(Fluctuation.Time(c, _run.Compute[0]), time))];
        double[] weights = Solve(i => covariance[i]);
        double explained = 0;
        for (int i = 0; i < weights.Length; i++) explained += weights[i] * covariance[i];
        return (weights, Math.Max(0, Fluctuation.DiscrepancyAt(time, time) - explained));
    }

    /// <summary>V^-1 v.</summary>
    private double[] Solve(Func<int, double> v)
    {
        int n = _rows.Length;
        double[] answer = new double[n];
        for (int i = 0; i < n; i++)
        {
            double whitened = 0;
            for (int j = 0; j <= i; j++) whitened += _rows[i][j] * v(j);
            for (int j = 0; j <= i; j++) answer[j] += _rows[i][j] * whitened;
        }
        return answer;
    }
}
