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
    private readonly NoiseLanes _noise;

    /// <summary>Made when several noises are looked at: where the noise is known, one is.</summary>
    private readonly Lazy<LaneSolver> _lanes;
    private readonly Vector<double>[] _errors;

    /// <summary>Makes the fitter of a curve to a series.</summary>
    public NoiseFitter(CurveFitter fitter)
    {
        (_fitter, _noise, _errors) = (fitter, new NoiseLanes(fitter.Series), new Vector<double>[fitter.Curve.ParameterCount]);
        _lanes = new Lazy<LaneSolver>(() => new LaneSolver(fitter.Lanes, _noise, fitter.Referred(fitter.Lower), fitter.Referred(fitter.Upper)));
    }

    /// <summary>Refits the curve under given noise.</summary>
    /// <param name="driftShare">w.</param>
    /// <param name="correlationLength">l.</param>
    /// <param name="start">Parameters near the fit.</param>
    public NoiseFit Fit(double driftShare, double correlationLength, double[] start) => Fit(driftShare, correlationLength, start, Refitting);

    /// <summary>Finds a fit again, as far as doubles go.</summary>
    public NoiseFit Tighten(NoiseFit fit) => Fit(fit.DriftShare, fit.CorrelationLength, fit.Parameters, Tolerances.Tight);

    /// <summary>Refits the curve under each of several noises.</summary>
    /// <param name="noises">w and l of each.</param>
    /// <param name="starts">Parameters near each fit, referred to <see cref="CurveFitter.LogReference"/>.</param>
    /// <param name="fallbacks">Where to start, likewise, when that leads nowhere: fits under noises nearby.</param>
    public NoiseFit[] Fit((double DriftShare, double CorrelationLength)[] noises, double[][] starts, double[][] fallbacks)
    {
        var fits = new NoiseFit[noises.Length];
        var lanes = _lanes.Value;
        _fitter.Lanes.ReferTo(_fitter.LogReference);
        for (int first = 0; first < fits.Length; first += Vector<double>.Count)
        {
            _noise.Set(Lanes.Of(first, fits.Length, i => noises[i].DriftShare), Lanes.Of(first, fits.Length, i => noises[i].CorrelationLength));
            for (int k = 0; k < lanes.Parameters.Length; k++) lanes.Parameters[k] = Lanes.Of(first, fits.Length, i => starts[i][k]);
            lanes.Solve(Refitting.Gradient);
            lanes.UnscaledStandardErrors(_errors);
            for (int lane = 0; lane < Vector<double>.Count && first + lane < fits.Length; lane++)
                fits[first + lane] = lanes.IsFound(lane) ? Found(lanes, lane) : Fit(lane, Unreferred(fallbacks[first + lane]), Refitting);
        }
        return fits;
    }

    private NoiseFit Found(LaneSolver lanes, int lane)
    {
        double[] parameters = new double[lanes.Parameters.Length], errors = new double[parameters.Length];
        for (int k = 0; k < parameters.Length; k++) (parameters[k], errors[k]) = (lanes.Parameters[k][lane], _errors[k][lane]);
        _fitter.Unrefer(parameters);
        return Of(lane, parameters, errors, lanes.Square(lane), lanes.LogDeterminant(lane));
    }

    private NoiseFit Fit(double driftShare, double correlationLength, double[] start, Tolerances tolerances)
    {
        _noise.Set(new(driftShare), new(correlationLength));
        return Fit(lane: 0, [.. start], tolerances);
    }

    /// <summary>Refits under the noise of one lane; the start becomes the fit.</summary>
    private NoiseFit Fit(int lane, double[] parameters, Tolerances tolerances)
    {
        var solution = _fitter.Refine(new Whitening(_noise, lane), parameters, tolerances);
        return Of(lane, parameters, _fitter.Solver.UnscaledStandardErrors(), solution.SumOfSquares, _fitter.Solver.LogDeterminant());
    }

    private NoiseFit Of(int lane, double[] parameters, double[] errors, double sumOfSquares, (double LogDeterminant, int Rank) products) =>
        new()
        {
            DriftShare = _noise.DriftShare[lane],
            CorrelationLength = _noise.CorrelationLength[lane],
            Parameters = parameters,
            UnscaledErrors = errors,
            SumOfSquares = sumOfSquares,
            LogDeterminants = _noise.LogDeterminant[lane] + products.LogDeterminant,
            Freedom = Math.Max(1, _fitter.Series.Count - products.Rank),
            Penalty = _noise.DriftShare[lane] > 0 ? DriftPenalty : 0,
        };

    private double[] Unreferred(double[] parameters)
    {
        double[] answer = [.. parameters];
        _fitter.Unrefer(answer);
        return answer;
    }
}
