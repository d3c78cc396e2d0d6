using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ScaleFit.Curves;
using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>
/// A curve fitted under one noise candidate. It is a value without references: results keep about eighty of them per curve, which the garbage
/// collector does not visit.
/// </summary>
internal readonly struct NoiseFit
{
    /// <summary>A sum of squares below this is rounding error, not noise: pass rates are of order 1.</summary>
    public const double LeastSquare = 1e-28;

    private readonly Numbers _parameters;
    private readonly Numbers _unscaledErrors;
    private readonly int _count;

    /// <summary>The sum of squares at which the estimated variance is the least one.</summary>
    private readonly double _leastSquares;

    /// <summary>Makes the fit.</summary>
    /// <param name="noise">The whitening of the noise.</param>
    /// <param name="parameters">The fitted parameters on the solver's scale, at most four.</param>
    /// <param name="unscaledErrors">Their standard errors in units of <see cref="StandardDeviation"/>.</param>
    /// <param name="sumOfSquares">S, the whitened sum of squares.</param>
    /// <param name="logDeterminants">ln |V| + ln |J' V^-1 J| at the fit.</param>
    /// <param name="degreesOfFreedom">n - p, at least 1.</param>
    /// <param name="penalty">Log-likelihood that this noise must gain over white noise.</param>
    /// <param name="leastVariance">The smallest variance of one residual: that of known sampling noise, or 0.</param>
    public NoiseFit(
        (double DriftShare, double CorrelationLength) noise, ReadOnlySpan<double> parameters, ReadOnlySpan<double> unscaledErrors,
        double sumOfSquares, double logDeterminants, int degreesOfFreedom, double penalty, double leastVariance)
    {
        (DriftShare, CorrelationLength) = noise;
        _count = parameters.Length;
        parameters.CopyTo(_parameters);
        unscaledErrors.CopyTo(_unscaledErrors);
        (SumOfSquares, LogDeterminants, DegreesOfFreedom, Penalty) = (sumOfSquares, logDeterminants, degreesOfFreedom, penalty);
        _leastSquares = degreesOfFreedom * leastVariance;
        LogLikelihood = LogLikelihoodAt(sumOfSquares);
    }

    /// <inheritdoc cref="Whitening.DriftShare"/>
    public double DriftShare { get; }

    /// <inheritdoc cref="Whitening.CorrelationLength"/>
    public double CorrelationLength { get; }

    /// <summary>The fitted parameters on the solver's scale.</summary>
    [UnscopedRef]
    public ReadOnlySpan<double> Parameters => ((ReadOnlySpan<double>)_parameters)[.._count];

    /// <summary>Their standard errors, in units of <see cref="StandardDeviation"/>. 0 for fixed parameters.</summary>
    [UnscopedRef]
    public ReadOnlySpan<double> UnscaledErrors => ((ReadOnlySpan<double>)_unscaledErrors)[.._count];

    /// <summary>S, the whitened sum of squares.</summary>
    public double SumOfSquares { get; }

    /// <summary>ln |V| + ln |J' V^-1 J| at the fit.</summary>
    public double LogDeterminants { get; }

    /// <summary>n - p, at least 1.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>Log-likelihood that this noise must gain over white noise.</summary>
    public double Penalty { get; }

    /// <summary>Standard deviation of one residual.</summary>
    public double StandardDeviation => Math.Sqrt(Math.Max(SumOfSquares, _leastSquares) / DegreesOfFreedom);

    /// <summary>The penalised restricted log-likelihood at the fit.</summary>
    public double LogLikelihood { get; }

    /// <summary>The penalised restricted log-likelihood for a larger sum of squares, where a quantity is fixed.</summary>
    public double LogLikelihoodAt(double sumOfSquares)
    {
        double estimated = Math.Max(Math.Max(sumOfSquares, LeastSquare), _leastSquares);
        // Below the least variance, the variance is that one, and the log-likelihood is linear in the sum of squares.
        double below = estimated == _leastSquares ? sumOfSquares / _leastSquares - 1 : 0;
        return -0.5 * (DegreesOfFreedom * (Math.Log(estimated) + below) + LogDeterminants) - Penalty;
    }

    /// <summary>The sum of squares at which the log-likelihood falls to a value.</summary>
    public double SquaresAt(double logLikelihood)
    {
        double logarithm = (-2 * (logLikelihood + Penalty) - LogDeterminants) / DegreesOfFreedom;
        double squares = Math.Exp(logarithm);
        return squares >= _leastSquares ? squares : Math.Max(0, _leastSquares * (1 + logarithm - Math.Log(_leastSquares)));
    }

    [InlineArray(NormalEquations.Places)]
    private struct Numbers
    {
        private double _first;
    }
}
