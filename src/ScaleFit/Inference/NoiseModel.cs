using System.Numerics;
using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>
/// What the residuals of one curve on one series may be: evaluation noise plus drift, judged by restricted likelihood
/// (REML) over a grid of drift share and correlation length, the curve refitted at each.
/// </summary>
internal sealed class NoiseModel
{
    /// <summary>Log-likelihoods this close to the best leave nothing to look for between them.</summary>
    private const double Flat = 1;

    private const int MostHalvings = 6;

    /// <summary>From so many evaluations on, the peak is sharper than the grid, and small shares of a slow drift show and count.</summary>
    private const int Many = 500;

    private const int Lengths = 8;

    private static readonly double[] UsualShares = [0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92, 1];

    private readonly CurveFitter _fitter;
    private readonly NoiseFitter _noises;
    private readonly List<NoiseFit> _fits = [];
    private readonly List<NoiseLanes> _groups = [];
    private readonly Whitening?[] _whitenings;

    /// <summary>Finds the noise of a curve on a series.</summary>
    /// <param name="fitter">The curve and the series.</param>
    /// <param name="known">Drift share and correlation length where they are known, (0, 1) for white noise; null to search.</param>
    public NoiseModel(CurveFitter fitter, (double DriftShare, double CorrelationLength)? known)
    {
        (_fitter, _noises) = (fitter, new NoiseFitter(fitter));
        var parameters = new double[fitter.Curve.ParameterCount];
        White = fitter.Search(fitter.White, parameters);
        if (known is { } noise)
        {
            _fits.Add(_noises.Fit(noise.DriftShare, noise.CorrelationLength, parameters));
        }
        else
        {
            _fits.Add(_noises.Fit(0, 1, parameters));
            Search(parameters);
        }
        Best = Likeliest();
        _whitenings = new Whitening?[_fits.Count];
    }

    /// <summary>How the fit under white noise, from which all others start, ended.</summary>
    public Solution White { get; }

    /// <summary>The most likely noise.</summary>
    public NoiseFit Best { get; }

    /// <summary>The map that makes residuals independent under the most likely noise.</summary>
    public Whitening BestWhitening => Whitening(0);

    /// <summary>The fits under all noise parameters tried, the most likely first.</summary>
    public IReadOnlyList<NoiseFit> Fits => _fits;

    /// <summary>The constant that fits the observations best under the most likely noise, and the whitened sum of squares around it.</summary>
    public (double Value, double SumOfSquares) Constant
    {
        get
        {
            double[] rates = [.. _fitter.Series.PassRate], ones = Ones();
            BestWhitening.Apply(rates);
            double value = Columns.Dot(ones, rates) / Columns.Dot(ones, ones);
            for (int i = 0; i < rates.Length; i++) rates[i] -= value * ones[i];
            return (value, Columns.Dot(rates, rates));
        }
    }

    /// <summary>n_eff = 1' V^-1 1 for V of unit variance: how many independent evaluations the correlated ones are worth.</summary>
    public double EffectivePoints
    {
        get
        {
            double[] ones = Ones();
            int n = _fitter.Series.Count;
            return Math.Clamp(Columns.Dot(ones, ones), Math.Min(5, n), n);
        }
    }

    /// <inheritdoc cref="NoiseFitter.Fit(double, double, double[])"/>
    public NoiseFit Fit(double driftShare, double correlationLength, double[] start) => _noises.Fit(driftShare, correlationLength, start);

    /// <summary>The noises of the fits from one place on, as many as a vector has lanes.</summary>
    /// <param name="group">Which of such groups, counted from the likeliest fits on.</param>
    public NoiseLanes Group(int group)
    {
        while (_groups.Count <= group)
        {
            int first = _groups.Count * Vector<double>.Count;
            var lanes = new NoiseLanes(_fitter.Series);
            lanes.Set(Lanes.Of(first, _fits.Count, i => _fits[i].DriftShare), Lanes.Of(first, _fits.Count, i => _fits[i].CorrelationLength));
            _groups.Add(lanes);
        }
        return _groups[group];
    }

    /// <summary>The map that makes residuals independent under the noise of a fit.</summary>
    /// <param name="place">The place of the fit, the likeliest first.</param>
    public Whitening Whitening(int place) => _whitenings[place] ??= new Whitening(Group(place / Vector<double>.Count), place % Vector<double>.Count);

    private double[] Ones()
    {
        var ones = new double[_fitter.Series.PaddedCount];
        ones.AsSpan(0, _fitter.Series.Count).Fill(1);
        BestWhitening.Apply(ones);
        return ones;
    }

    /// <summary>Puts the fits in order, the likeliest first; its parameters are the answer, so they are found as far as doubles go.</summary>
    private NoiseFit Likeliest()
    {
        var tightened = new HashSet<NoiseFit>();
        while (true)
        {
            _fits.Sort(static (a, b) => b.LogLikelihood.CompareTo(a.LogLikelihood));
            if (tightened.Contains(_fits[0])) return _fits[0];
            // Found better, it may be less likely than another: on flat ground the determinants decide.
            _fits[0] = _noises.Tighten(_fits[0]);
            tightened.Add(_fits[0]);
        }
    }

    /// <summary>The grid, then a finer look around its best.</summary>
    private void Search(double[] white)
    {
        (double shortest, double longest) = LengthRange(_fitter.Series);
        double step = Math.Log(longest / shortest) / (Lengths - 1);
        double[] shares = [.. SmallShares(_fitter.Series.Count), .. UsualShares];
        LookOver(shares, shortest, step, white);
        var best = _fits.MaxBy(fit => fit.LogLikelihood)!;
        if (best.DriftShare > 0) LookAround(best, shares, shortest, longest, step);
    }

    /// <summary>One length after another, all shares at once.</summary>
    private void LookOver(double[] shares, double shortest, double step, double[] white)
    {
        // Extrapolated in parameters that refer to the data, starts are the same in every unit of compute.
        double[][] last = [.. shares.Select(_ => _fitter.Referred(white))], before = last;
        for (int k = 0; k < Lengths; k++)
        {
            double length = shortest * Math.Exp(k * step);
            // What the last change of length did, the next one nearly does again; the first one did nothing of the kind.
            double[][] starts = k < 2 ? last : [.. last.Zip(before, Next)];
            var fits = _noises.Fit([.. shares.Select(share => (share, length))], starts, last);
            _fits.AddRange(fits);
            (before, last) = (last, [.. fits.Select(fit => _fitter.Referred(fit.Parameters))]);
        }
    }

    private static double[] Next(double[] now, double[] then)
    {
        var next = new double[now.Length];
        for (int k = 0; k < next.Length; k++) next[k] = 2 * now[k] - then[k];
        return next;
    }

    /// <summary>Looks between the best and its neighbours, and in long runs again while these are much less likely.</summary>
    private void LookAround(NoiseFit best, double[] all, double shortest, double longest, double step)
    {
        int index = Array.IndexOf(all, best.DriftShare);
        double below = index == 0 ? 0 : all[index - 1], above = all[Math.Min(index + 1, all.Length - 1)];
        bool isFlat = false;
        int most = _fitter.Series.Count < Many ? 1 : MostHalvings;
        for (int halvings = 0; !isFlat && halvings < most; halvings++, step /= 2)
        {
            var center = best;
            double least = center.LogLikelihood;
            double[] shares = [.. new[] { (below + center.DriftShare) / 2, center.DriftShare, (center.DriftShare + above) / 2 }.Distinct()];
            (double, double)[] around =
            [
                .. (from share in shares
                    from shift in (double[])[-step / 2, 0, step / 2]
                    let length = Math.Clamp(center.CorrelationLength * Math.Exp(shift), shortest, longest)
                    where share != center.DriftShare || length != center.CorrelationLength
                    select (share, length)).Distinct()
            ];
            double[] start = _fitter.Referred(center.Parameters);
            double[][] starts = [.. around.Select(_ => start)];
            foreach (var fit in _noises.Fit(around, starts, starts))
            {
                _fits.Add(fit);
                least = Math.Min(least, fit.LogLikelihood);
                if (fit.LogLikelihood > best.LogLikelihood) best = fit;
            }
            (below, above) = best.DriftShare < center.DriftShare ? (below, center.DriftShare)
                : best.DriftShare > center.DriftShare ? (center.DriftShare, above) : (shares[0], shares[^1]);
            isFlat = best.LogLikelihood - least < Flat;
        }
    }

    private static IEnumerable<double> SmallShares(int count)
    {
        double share = UsualShares[0];
        int smaller = count < Many ? 0 : 1 + (int)Math.Log(count / (double)Many, 4);
        return Enumerable.Range(1, smaller).Select(k => share / Math.Pow(4, smaller - k + 1));
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
