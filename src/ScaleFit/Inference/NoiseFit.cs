using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>A curve fitted under one assumption about the noise.</summary>
internal sealed class NoiseFit
{
    /// <summary>A sum of squares below this is rounding, not noise: pass rates are of order 1.</summary>
    public const double LeastSquare = 1e-28;

    private double? _logLikelihood;

    /// <inheritdoc cref="Whitening.DriftShare"/>
    public required double DriftShare { get; init; }

    /// <inheritdoc cref="Whitening.CorrelationLength"/>
    public required double CorrelationLength { get; init; }

    /// <summary>The fitted parameters on the solver's scale.</summary>
    public required double[] Parameters { get; init; }

    /// <summary>Their standard errors, in units of <see cref="StandardDeviation"/>; 0 for those that did not move.</summary>
    public required double[] UnscaledErrors { get; init; }

    /// <summary>S, the whitened sum of squares.</summary>
    public required double SumOfSquares { get; init; }

    /// <summary>ln |V| + ln |J' V^-1 J| at the fit.</summary>
    public required double LogDeterminants { get; init; }

    /// <summary>n - p.</summary>
    public required int Freedom { get; init; }

    /// <summary>What this assumption must earn over white noise, in units of log-likelihood.</summary>
    public required double Penalty { get; init; }

    /// <summary>Standard deviation of one residual.</summary>
    public double StandardDeviation => Math.Sqrt(SumOfSquares / Math.Max(1, Freedom));

    /// <summary>The penalised restricted log-likelihood at the fit.</summary>
    public double LogLikelihood => _logLikelihood ??= LogLikelihoodOf(SumOfSquares);

    /// <summary>The same where some quantity is held, so that the sum of squares is larger.</summary>
    public double LogLikelihoodOf(double sumOfSquares) =>
        -0.5 * (Freedom * Math.Log(Math.Max(sumOfSquares, LeastSquare)) + LogDeterminants) - Penalty;

    /// <summary>The sum of squares at which the log-likelihood has fallen to a value.</summary>
    public double SquaresAt(double logLikelihood) => Math.Exp((-2 * (logLikelihood + Penalty) - LogDeterminants) / Freedom);
}
