using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>
/// Estimates the noise of one curve on one series: evaluation noise plus correlated noise. It maximises the restricted likelihood
/// (REML) over a grid of the share of correlated noise and the correlation length, and refits the curve at each.
/// </summary>
internal sealed class NoiseSearch
{
    /// <summary>The search does not refine between log-likelihoods this close to the best.</summary>
    private const double Flat = 1;

    private const int MostHalvings = 6;

    /// <summary>From this many evaluations on, the peak is sharper than the grid, and small shares of long correlation are significant.</summary>
    private const int Many = 500;

    private const int Lengths = 8;

    /// <summary>Noise candidates between the best of the grid and its neighbours.</summary>
    private const int Neighbours = 8;

    private static readonly double[] UsualShares = [0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92, 1];

    private readonly CurveModel _model;
    private readonly NoiseFitter _noises;
    private NoiseFit[] _fits;
    private int _count;

    private NoiseSearch(FitWorkspace workspace, int capacity) => (_model, _noises, _fits) = (workspace.Model, new NoiseFitter(workspace), new NoiseFit[capacity]);

    /// <summary>Searches the noise.</summary>
    /// <param name="workspace">The workspace of the model.</param>
    /// <param name="known">The known noise, or null to search.</param>
    /// <returns>The fits under all noise candidates, the most likely first, and how the solver ended at the most likely one.</returns>
    public static (ReadOnlyMemory<NoiseFit> Fits, Termination Termination) Find(FitWorkspace workspace, KnownNoise? known)
    {
        var search = new NoiseSearch(workspace, known is null ? 1 + Lengths * UsualShares.Length + Neighbours : 1);
        var (parameters, _) = CurveFitter.Search(workspace, workspace.White);
        var first = known ?? KnownNoise.White;
        search.Add(1)[0] = search._noises.Fit(first.DriftShare, first.CorrelationLength, parameters);
        if (known is null) search.Search(parameters);
        var termination = search.Order();
        return (search._fits.AsMemory(0, search._count), termination);
    }

    /// <summary>Sorts the fits, the most likely first, and refines the parameters of that one to the accuracy of doubles.</summary>
    private Termination Order()
    {
        var tightened = new Dictionary<(double, double), Termination>();
        while (true)
        {
            _fits.AsSpan(0, _count).Sort(static (a, b) => b.LogLikelihood.CompareTo(a.LogLikelihood));
            var noise = (_fits[0].DriftShare, _fits[0].CorrelationLength);
            if (tightened.TryGetValue(noise, out var termination)) return termination;
            // After the refinement another fit may be more likely: where the likelihood is flat, the determinants decide.
            _fits[0] = _noises.Tighten(_fits[0], out termination);
            tightened.Add(noise, termination);
        }
    }

    /// <summary>Searches the grid, then refines around its best.</summary>
    private void Search(double[] white)
    {
        (double shortest, double longest) = LengthRange(_model.Series);
        double step = Math.Log(longest / shortest) / (Lengths - 1);
        double[] shares = [.. SmallShares(_model.Series.Count), .. UsualShares];
        LookOver(shares, shortest, step, white);
        int best = 0;
        for (int i = 1; i < _count; i++) best = _fits[i].LogLikelihood > _fits[best].LogLikelihood ? i : best;
        if (_fits[best].DriftShare > 0) LookAround(_fits[best], shares, shortest, longest, step);
    }

    /// <summary>Allocates storage for more fits at the end.</summary>
    private Span<NoiseFit> Add(int count)
    {
        if (_count + count > _fits.Length) Array.Resize(ref _fits, Math.Max(_count + count, 2 * _fits.Length));
        _count += count;
        return _fits.AsSpan(_count - count, count);
    }

    /// <summary>Fits one correlation length after another, all shares at once.</summary>
    private void LookOver(double[] shares, double shortest, double step, double[] white)
    {
        // Starts are extrapolated in centred parameters, so they do not depend on the unit of compute.
        double[][] last = [.. shares.Select(_ => _model.Centred(white))], before = last;
        for (int k = 0; k < Lengths; k++)
        {
            double length = shortest * Math.Exp(k * step);
            // Extrapolates by the last change of length. The first change is different and is not used.
            double[][] starts = k < 2 ? last : [.. last.Zip(before, Next)];
            var fits = Add(shares.Length);
            _noises.Fit([.. shares.Select(share => (share, length))], starts, last, fits);
            (before, last) = (last, new double[shares.Length][]);
            for (int i = 0; i < fits.Length; i++) last[i] = _model.Centred(fits[i].Parameters);
        }
    }

    private static double[] Next(double[] now, double[] then)
    {
        var next = new double[now.Length];
        for (int k = 0; k < next.Length; k++) next[k] = 2 * now[k] - then[k];
        return next;
    }

    /// <summary>Refines between the best candidate and its neighbours. In long runs it repeats this while the neighbours are much less likely.</summary>
    private void LookAround(NoiseFit best, double[] all, double shortest, double longest, double step)
    {
        int index = Array.IndexOf(all, best.DriftShare);
        double below = index == 0 ? 0 : all[index - 1], above = all[Math.Min(index + 1, all.Length - 1)];
        bool isFlat = false;
        int most = _model.Series.Count < Many ? 1 : MostHalvings;
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
            double[] start = _model.Centred(center.Parameters);
            double[][] starts = [.. around.Select(_ => start)];
            var fits = Add(around.Length);
            _noises.Fit(around, starts, starts, fits);
            foreach (ref readonly var fit in fits)
            {
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

    /// <summary>Correlation lengths from the distance of neighbours to the length of the window. Shorter ones are white noise, longer ones part of the curve.</summary>
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
