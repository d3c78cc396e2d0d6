using System.Numerics;
using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>Refits a curve under one noise after another, or under as many at once as a vector has lanes.</summary>
internal sealed class NoiseFitter
{
    /// <summary>
    /// Log-likelihood that any drift must earn over white noise. Without it every interval under white noise is 1.8 times
    /// too wide; at one or more, slow drift goes unseen and coverage falls below nominal (METHOD.md, calibration).
    /// </summary>
    private const double DriftPenalty = 0.5;

    /// <summary>The determinants change with the parameters to first order: six digits of an interval need these.</summary>
    private static readonly Tolerances Refitting = new(0, 1e-12, 1e-7, 200);

    private readonly CurveFitter _fitter;
    private readonly LaneSolver _lanes;
    private readonly Vector<double>[] _errors;

    /// <summary>Makes the fitter of a curve to a series.</summary>
    public NoiseFitter(CurveFitter fitter)
    {
        (_fitter, _errors) = (fitter, new Vector<double>[fitter.Curve.ParameterCount]);
        _lanes = new LaneSolver(LaneProblem.Of(fitter.Curve, fitter.Series, fitter.LogReference, movesFirst: fitter.Lower[0] < fitter.Upper[0]), new NoiseLanes(fitter.Series), fitter.Referred(fitter.Lower), fitter.Referred(fitter.Upper));
    }

    /// <summary>Refits the curve under given noise.</summary>
    /// <param name="driftShare">w.</param>
    /// <param name="correlationLength">l.</param>
    /// <param name="start">Parameters near the fit.</param>
    public NoiseFit Fit(double driftShare, double correlationLength, double[] start)
    {
        _lanes.Noise.Set(new(driftShare), new(correlationLength));
        return Fit(new Whitening(_fitter.Series, driftShare, correlationLength, _lanes.Noise, lane: 0), start, Refitting);
    }

    /// <summary>Finds a fit again, as far as doubles go.</summary>
    public NoiseFit Tighten(NoiseFit fit) => Fit(fit.Whitening, fit.Parameters, Tolerances.Tight);

    /// <summary>Refits the curve under each of several noises.</summary>
    /// <param name="noises">w and l of each.</param>
    /// <param name="starts">Parameters near each fit, referred to <see cref="CurveFitter.LogReference"/>.</param>
    /// <param name="fallbacks">Where to start, likewise, when that leads nowhere: fits under noises nearby.</param>
    public NoiseFit[] Fit((double DriftShare, double CorrelationLength)[] noises, double[][] starts, double[][] fallbacks)
    {
        var fits = new NoiseFit[noises.Length];
        for (int first = 0; first < fits.Length; first += Vector<double>.Count)
        {
            _lanes.Noise.Set(Lanes.Of(first, fits.Length, i => noises[i].DriftShare), Lanes.Of(first, fits.Length, i => noises[i].CorrelationLength));
            for (int k = 0; k < _lanes.Parameters.Length; k++) _lanes.Parameters[k] = Lanes.Of(first, fits.Length, i => starts[i][k]);
            _lanes.Solve(Refitting.Gradient);
            _lanes.UnscaledStandardErrors(_errors);
            for (int lane = 0; lane < Vector<double>.Count && first + lane < fits.Length; lane++)
            {
                var (share, length) = noises[first + lane];
                var whitening = new Whitening(_fitter.Series, share, length, _lanes.Noise, lane);
                fits[first + lane] = _lanes.IsFound(lane) ? Found(lane, whitening) : Fit(whitening, Unreferred(fallbacks[first + lane]), Refitting);
            }
        }
        return fits;
    }

    private NoiseFit Found(int lane, Whitening whitening) =>
        Of(
            whitening, Unreferred([.. _lanes.Parameters.Select(vector => vector[lane])]), [.. _errors.Select(vector => vector[lane])],
            _lanes.Square(lane), _lanes.LogDeterminant(lane));

    private NoiseFit Fit(Whitening whitening, double[] start, Tolerances tolerances)
    {
        var parameters = (double[])start.Clone();
        var solution = _fitter.Refine(whitening, parameters, tolerances);
        return Of(whitening, parameters, _fitter.Solver.UnscaledStandardErrors(), solution.SumOfSquares, _fitter.Solver.LogDeterminant());
    }

    private NoiseFit Of(Whitening whitening, double[] parameters, double[] errors, double sumOfSquares, (double LogDeterminant, int Rank) products) =>
        new()
        {
            Whitening = whitening,
            Parameters = parameters,
            UnscaledErrors = errors,
            SumOfSquares = sumOfSquares,
            LogDeterminants = whitening.LogDeterminant + products.LogDeterminant,
            Freedom = Math.Max(1, _fitter.Series.Count - products.Rank),
            Penalty = whitening.DriftShare > 0 ? DriftPenalty : 0,
        };

    private double[] Unreferred(double[] parameters)
    {
        double[] answer = [.. parameters];
        _fitter.Unrefer(answer);
        return answer;
    }
}
