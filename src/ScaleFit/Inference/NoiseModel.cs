using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>
/// What the residuals of one curve on one series may be: evaluation noise plus drift, judged by restricted likelihood
/// (REML) over a grid of drift share and correlation length, the curve refitted at each.
/// </summary>
internal sealed class NoiseModel
{
    /// <summary>
    /// Log-likelihood that any drift must earn over white noise. Without it every interval under white noise is 1.8 times
    /// too wide; at one or more, slow drift goes unseen and coverage falls below nominal (METHOD.md, calibration).
    /// </summary>
    private const double DriftPenalty = 0.5;

    private const int Lengths = 8;

    private static readonly double[] Shares = [0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92, 1];

    /// <summary>The determinants change with the parameters to first order: nine digits of an interval need these.</summary>
    private static readonly Tolerances Refitting = new(0, 1e-11, 1e-10, 200);

    private readonly CurveFitter _fitter;
    private readonly List<NoiseFit> _fits = [];

    /// <summary>Finds the noise of a curve on a series.</summary>
    /// <param name="fitter">The curve and the series.</param>
    /// <param name="known">Drift share and correlation length where they are known, (0, 1) for white noise; null to search.</param>
    public NoiseModel(CurveFitter fitter, (double DriftShare, double CorrelationLength)? known)
    {
        _fitter = fitter;
        Whitening = new Whitening(fitter.Series);
        var parameters = new double[fitter.Curve.ParameterCount];
        White = fitter.Search(Whitening, parameters);
        if (known is { } noise)
        {
            _fits.Add(Fit(noise.DriftShare, noise.CorrelationLength, parameters));
        }
        else
        {
            _fits.Add(Fit(0, 1, parameters));
            Search(parameters);
        }
        _fits.Sort(static (a, b) => b.LogLikelihood.CompareTo(a.LogLikelihood));
        // Its parameters are the answer, so they are found as far as doubles go.
        _fits[0] = Fit(_fits[0].DriftShare, _fits[0].CorrelationLength, _fits[0].Parameters, Tolerances.Tight);
        Best = _fits[0];
    }

    /// <summary>How the fit under white noise, from which all others start, ended.</summary>
    public Solution White { get; }

    /// <summary>The most likely noise.</summary>
    public NoiseFit Best { get; }

    /// <summary>The fits under all noise parameters tried, the most likely first.</summary>
    public IReadOnlyList<NoiseFit> Fits => _fits;

    /// <summary>The whitening that the fits share.</summary>
    public Whitening Whitening { get; }

    /// <summary>n_eff = 1' V^-1 1 for V of unit variance: how many independent evaluations the correlated ones are worth.</summary>
    public double EffectivePoints
    {
        get
        {
            Whitening.Set(Best.DriftShare, Best.CorrelationLength);
            var ones = new double[_fitter.Series.PaddedCount];
            ones.AsSpan(0, _fitter.Series.Count).Fill(1);
            Whitening.Apply(ones);
            int n = _fitter.Series.Count;
            return Math.Clamp(Columns.Dot(ones, ones), Math.Min(5, n), n);
        }
    }

    /// <summary>Refits the curve under given noise.</summary>
    /// <param name="driftShare">w.</param>
    /// <param name="correlationLength">l.</param>
    /// <param name="start">Parameters near the fit.</param>
    public NoiseFit Fit(double driftShare, double correlationLength, double[] start) => Fit(driftShare, correlationLength, start, Refitting);

    private NoiseFit Fit(double driftShare, double correlationLength, double[] start, Tolerances tolerances)
    {
        var parameters = (double[])start.Clone();
        Whitening.Set(driftShare, correlationLength);
        var solution = _fitter.Refine(Whitening, parameters, tolerances);
        (double logDeterminant, int rank) = _fitter.Solver.LogDeterminant();
        return new NoiseFit
        {
            DriftShare = driftShare,
            CorrelationLength = correlationLength,
            Parameters = parameters,
            UnscaledErrors = _fitter.Solver.UnscaledStandardErrors(),
            SumOfSquares = solution.SumOfSquares,
            LogDeterminants = Whitening.LogDeterminant + logDeterminant,
            Freedom = Math.Max(1, _fitter.Series.Count - rank),
            Penalty = driftShare > 0 ? DriftPenalty : 0,
        };
    }

    /// <summary>The grid, then a finer look around its best.</summary>
    private void Search(double[] white)
    {
        (double shortest, double longest) = LengthRange(_fitter.Series);
        double step = Math.Log(longest / shortest) / (Lengths - 1);
        for (int k = 0; k < Lengths; k++)
        {
            double[] start = white;
            foreach (double share in Shares)
            {
                var fit = Fit(share, shortest * Math.Exp(k * step), start);
                _fits.Add(fit);
                start = fit.Parameters;
            }
        }
        var best = _fits.MaxBy(fit => fit.LogLikelihood)!;
        if (best.DriftShare == 0) return;
        int index = Array.IndexOf(Shares, best.DriftShare);
        double below = index == 0 ? Shares[0] / 2 : (Shares[index - 1] + Shares[index]) / 2;
        double above = index == Shares.Length - 1 ? 1 : (Shares[index + 1] + Shares[index]) / 2;
        foreach (double share in new[] { below, best.DriftShare, above }.Distinct())
        {
            foreach (double shift in (ReadOnlySpan<double>)[-step / 2, 0, step / 2])
            {
                double length = Math.Clamp(best.CorrelationLength * Math.Exp(shift), shortest, longest);
                if (share != best.DriftShare || length != best.CorrelationLength) _fits.Add(Fit(share, length, best.Parameters));
            }
        }
    }

    /// <summary>From what a pair of neighbours can tell to what the window can: shorter is white, longer is part of the curve.</summary>
    private static (double Shortest, double Longest) LengthRange(Series series)
    {
        int first = series.HasStart ? 1 : 0;
        var gaps = new double[Math.Max(1, series.Count - first - 1)];
        gaps[0] = series.Compute[first];
        for (int i = first + 1; i < series.Count; i++) gaps[i - first - 1] = series.Compute[i] - series.Compute[i - 1];
        Array.Sort(gaps);
        double gap = gaps[gaps.Length / 2], span = series.Compute[series.Count - 1] - series.Compute[first];
        double shortest = 1.5 * gap;
        return (shortest, Math.Max(shortest, Math.Max(span / 2, Math.Min(50 * gap, span))));
    }
}
