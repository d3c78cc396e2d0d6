using MathNet.Numerics.LinearAlgebra;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Inference;

/// <summary>The noise's covariance written out, in O(n^3): what the library must agree with, computed the plain way.</summary>
internal sealed class DenseNoise
{
    /// <summary>Evaluation noise never quite vanishes in the library either.</summary>
    private const double LeastEvaluationShare = 1e-9;

    private readonly Series _series;
    private readonly Matrix<double> _root;

    public DenseNoise(Series series, double driftShare, double correlationLength)
    {
        _series = series;
        double evaluation = Math.Max(1 - driftShare, LeastEvaluationShare);
        double[] c = series.Compute, variance = series.NoiseVariance;
        var covariance = Matrix<double>.Build.Dense(series.Count, series.Count, (i, j) =>
            (i == j ? evaluation * variance[i] : 0) + driftShare * Math.Exp(-Math.Abs(c[i] - c[j]) / correlationLength));
        var cholesky = covariance.Cholesky();
        (_root, LogDeterminant) = (cholesky.Factor, cholesky.DeterminantLn);
    }

    /// <summary>ln |V|.</summary>
    public double LogDeterminant { get; }

    /// <summary>L^-1 x, where L L' = V and x is the first part of a padded column.</summary>
    public Vector<double> Whiten(ReadOnlySpan<double> column)
    {
        double[] x = column[.._series.Count].ToArray();
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < i; j++) x[i] -= _root[i, j] * x[j];
            x[i] /= _root[i, i];
        }
        return Vector<double>.Build.Dense(x);
    }
}
