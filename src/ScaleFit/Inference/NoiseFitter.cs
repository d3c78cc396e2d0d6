using System.Numerics;
using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>Refits a curve under one noise, or under several in SIMD batches.</summary>
/// <param name="workspace">The workspace of the model.</param>
internal sealed class NoiseFitter(FitWorkspace workspace)
{
    /// <summary>
    /// Log-likelihood that correlated noise must gain over white noise. Without this penalty, every interval under white noise is 1.8 times
    /// too wide. At one or more, correlated noise is missed and coverage falls below nominal (METHOD.md, calibration).
    /// </summary>
    private const double DriftPenalty = 0.5;

    /// <summary>The penalty where the sampling variance is known. The residuals then show how much correlated noise there is beside it, and a larger penalty does not hide it.</summary>
    private const double KnownDriftPenalty = 1;

    /// <summary>Tolerance of the solver. The determinants change with the parameters to first order, so six digits of an interval need it.</summary>
    private static readonly Tolerances Refitting = new(0, 1e-12, 1e-7, 200);

    private readonly CurveModel _model = workspace.Model;

    /// <summary>Refits the curve under a given noise.</summary>
    /// <param name="driftShare">w, the share of correlated noise.</param>
    /// <param name="correlationLength">l, the correlation length.</param>
    /// <param name="start">Solver parameters near the fit.</param>
    public NoiseFit Fit(double driftShare, double correlationLength, ReadOnlySpan<double> start) =>
        Fit(Filter(driftShare, correlationLength), [.. start], Refitting, out _);

    /// <summary>Refines a fit to the accuracy of doubles.</summary>
    public NoiseFit Tighten(in NoiseFit fit) => Tighten(fit, out _);

    /// <summary>Refines a fit to the accuracy of doubles, and returns how the solver ended.</summary>
    public NoiseFit Tighten(in NoiseFit fit, out Termination termination) =>
        Fit(Filter(fit.DriftShare, fit.CorrelationLength), [.. fit.Parameters], Tolerances.Tight, out termination);

    /// <summary>Refits the curve under each of several noises.</summary>
    /// <param name="noises">w and l of each noise.</param>
    /// <param name="starts">Centred parameters near each fit.</param>
    /// <param name="fallbacks">Centred parameters to start from when that fails: fits under similar noises.</param>
    /// <param name="fits">Receives one fit per noise.</param>
    public void Fit((double DriftShare, double CorrelationLength)[] noises, double[][] starts, double[][] fallbacks, Span<NoiseFit> fits)
    {
        Span<Vector<double>> start = stackalloc Vector<double>[_model.Curve.ParameterCount];
        for (int first = 0; first < noises.Length; first += Vector<double>.Count)
        {
            int count = noises.Length;
            var batch = new NoiseBatch(
                _model.Series, Batch.Load(first, count, i => noises[i].DriftShare), Batch.Load(first, count, i => noises[i].CorrelationLength), workspace.NoiseRoom);
            for (int k = 0; k < start.Length; k++)
            {
                int parameter = k;
                start[k] = Batch.Load(first, count, i => starts[i][parameter]);
            }
            var solution = workspace.BatchSolver.Solve(workspace.CentredBatchSeries, batch, start, Refitting.Gradient);
            for (int lane = 0; lane < Vector<double>.Count && first + lane < count; lane++)
                fits[first + lane] = solution.IsFound(lane) ? Found(batch, solution, lane) : Fit(new Whitening(batch, lane), Uncentred(fallbacks[first + lane]), Refitting, out _);
        }
    }

    private NoiseFit Found(NoiseBatch batch, in BatchSolution solution, int lane)
    {
        double[] parameters = new double[_model.Curve.ParameterCount], errors = new double[parameters.Length];
        for (int k = 0; k < parameters.Length; k++) (parameters[k], errors[k]) = (solution.Parameters[k][lane], solution.UnscaledErrors[k][lane]);
        _model.Uncentre(parameters);
        return Make(
            (batch.DriftShare[lane], batch.CorrelationLength[lane]), batch.LogDeterminant[lane], parameters, solution.Square[lane],
            new Information(solution.LogDeterminant[lane], (int)solution.Rank[lane], errors));
    }

    private Whitening Filter(double driftShare, double correlationLength) =>
        new(new NoiseBatch(_model.Series, new(driftShare), new(correlationLength), workspace.NoiseRoom), lane: 0);

    /// <summary>Refits under one noise. Overwrites the start with the fit.</summary>
    private NoiseFit Fit(Whitening whitening, double[] parameters, Tolerances tolerances, out Termination termination)
    {
        var solution = CurveFitter.Refine(workspace, whitening, parameters, tolerances, out var information);
        termination = solution.Termination;
        return Make((whitening.DriftShare, whitening.CorrelationLength), whitening.LogDeterminant, parameters, solution.SumOfSquares, information);
    }

    private NoiseFit Make((double DriftShare, double CorrelationLength) noise, double logDeterminant, double[] parameters, double sumOfSquares, Information information) => new(
        noise, parameters, information.UnscaledErrors, sumOfSquares, logDeterminant + information.LogDeterminant,
        Math.Max(1, _model.Series.Count - information.Rank), noise.DriftShare > 0 ? _model.SamplingVariance is null ? DriftPenalty : KnownDriftPenalty : 0,
        _model.SamplingVariance / Math.Max(1 - noise.DriftShare, NoiseBatch.LeastEvaluationShare) ?? 0);

    private double[] Uncentred(double[] parameters)
    {
        double[] answer = [.. parameters];
        _model.Uncentre(answer);
        return answer;
    }
}
