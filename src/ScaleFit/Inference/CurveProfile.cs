using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>Everything a fitted curve tells, with intervals.</summary>
internal sealed class CurveProfile
{
    /// <summary>A ceiling this close to 1 from below is as good as known, even if no value below 1 is ruled out above it.</summary>
    public const double NearOne = 0.05;

    /// <summary>ln of the gain left at the furthest compute that is told from infinity.</summary>
    private const double LeastRemaining = -300;

    private readonly CurveFitter _fitter;
    private readonly ProfileLikelihood _likelihood;

    /// <summary>Finds the noise of a curve on a series, and the intervals that it leaves.</summary>
    /// <param name="fitter">The curve and the series.</param>
    /// <param name="noise">Drift share and correlation length where they are known, (0, 1) for white noise; null to search.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    public CurveProfile(CurveFitter fitter, (double DriftShare, double CorrelationLength)? noise, double level)
        : this(fitter, new NoiseModel(fitter, noise), level) => KnownNoise = noise;

    private CurveProfile(CurveFitter fitter, NoiseModel noise, double level)
    {
        _fitter = fitter;
        Noise = noise;
        _likelihood = new ProfileLikelihood(fitter, noise, level);
        Fit = fitter.Describe(noise.Best.Parameters, noise.White.Termination);
    }

    /// <summary>The fit under the most likely noise.</summary>
    public CurveFit Fit { get; }

    /// <summary>The noise.</summary>
    public NoiseModel Noise { get; }

    /// <summary>The noise parameters that were given; null where they were searched for.</summary>
    public (double DriftShare, double CorrelationLength)? KnownNoise { get; private init; }

    /// <summary>The same fit with intervals of another level.</summary>
    public CurveProfile AtLevel(double level) => new(_fitter, Noise, level) { KnownNoise = KnownNoise };

    /// <summary>The curve and series that were fitted.</summary>
    public CurveFitter Fitter => _fitter;

    /// <summary>A natural parameter.</summary>
    public Estimate Parameter(int index, string? origin)
    {
        var curve = _fitter.Curve;
        string name = curve.ParameterNames[index];
        double value = Math.Min(Fit.Natural(index), double.MaxValue);
        if (_fitter.Lower[index] == _fitter.Upper[index]) return new Estimate(name, value, null, false, origin);

        (var lower, var upper) = _likelihood.Ends(new ProfiledParameter(_fitter, index));
        double? low = Natural(index, lower.Value), high = Natural(index, upper.Value);
        if (index == curve.AsymptoteIndex && high is null && 1 - low <= NearOne) high = 1;
        return new Estimate(name, value, new Interval(low, high), Fit.AtBound[index] || lower.AtBound || upper.AtBound, origin);
    }

    /// <summary>
    /// The pass rate at a compute above 0; its interval is never open: a pass rate lies in [0, 1]. Far below its data a power
    /// law itself falls below 0, which is read as 0.
    /// </summary>
    public Estimate PassRate(double compute)
    {
        var quantity = new ProfiledPassRate(_fitter, Within(compute));
        double value = PassRateValue(compute);
        (var lower, var upper) = _likelihood.Ends(quantity);
        var interval = new Interval(Lowest(quantity, lower, value), Highest(quantity, upper, value));
        return new Estimate("pass rate", value, interval, lower.AtBound || upper.AtBound);
    }

    /// <summary>One end of the interval of <see cref="PassRate"/>, for half the work.</summary>
    public double PassRateEnd(double compute, bool upper)
    {
        var quantity = new ProfiledPassRate(_fitter, Within(compute));
        double value = PassRateValue(compute);
        var end = _likelihood.End(quantity, upper ? 1 : -1);
        return upper ? Highest(quantity, end, value) : Lowest(quantity, end, value);
    }

    private static double Lowest(ProfiledPassRate quantity, ProfileEnd end, double value) => Math.Clamp(end.Value ?? quantity.Least, 0, value);

    private static double Highest(ProfiledPassRate quantity, ProfileEnd end, double value) => Math.Clamp(end.Value ?? quantity.Most, value, 1);

    private double PassRateValue(double compute) => Math.Clamp(Fit.PassRate(compute), 0, 1);

    /// <summary>
    /// The compute itself, or the furthest at which doubles still tell the curve from its ceiling: beyond it the curve and all
    /// that the profile sets beside it stand still.
    /// </summary>
    private double Within(double compute)
    {
        Span<double> anchored = stackalloc double[_fitter.Curve.ParameterCount];
        double logCompute = Math.Log(compute);
        _fitter.Curve.ToAnchored(logCompute, Noise.Best.Parameters, anchored);
        double remaining = anchored[_fitter.Curve.AsymptoteIndex];
        if (remaining >= LeastRemaining || double.IsInfinity(remaining) || double.IsNaN(remaining)) return compute;
        return Math.Exp(logCompute - (LeastRemaining - remaining) / Math.Exp(Noise.Best.Parameters[2]));
    }

    /// <summary>An end on the natural scale. On degenerate data the power law's scale, C^B, outgrows a double: no end then.</summary>
    private double? Natural(int index, double? solverValue) =>
        solverValue is { } value && _fitter.Curve.Natural(index, value) is var natural && double.IsFinite(natural) ? natural : null;
}
