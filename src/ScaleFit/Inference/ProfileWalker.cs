using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>Computes intervals of a fitted curve from its profile likelihood. Scratch of one thread: each call makes its own.</summary>
internal sealed class ProfileWalker
{
    /// <summary>An asymptote this close to 1 counts as bounded, even if the data does not exclude any value between it and 1.</summary>
    private const double NearOne = FindingCatalog.NearOne;

    /// <summary>ln of the remaining gain at the largest compute that is distinguished from infinity.</summary>
    private const double LeastRemaining = -300;

    private readonly ProfileLikelihood _likelihood;

    /// <summary>Makes the walker of a fitted curve.</summary>
    /// <param name="profile">The curve.</param>
    /// <param name="workspace">The workspace of its model. Without one, the walker makes its own.</param>
    public ProfileWalker(CurveProfile profile, FitWorkspace? workspace = null)
    {
        (Profile, Workspace) = (profile, workspace ?? new FitWorkspace(profile.Model));
        Noises = profile.Noises.IsEmpty ? NoiseSearch.Find(Workspace, profile.KnownNoise).Fits : profile.Noises;
        Filters = new NoiseFilters(profile.Model.Series, Noises);
        _likelihood = new ProfileLikelihood(Workspace, Noises, Filters, profile.Level);
    }

    private ProfileWalker(ProfileWalker other, double level)
    {
        (Profile, Workspace, Noises, Filters) = (other.Profile with { Level = level }, other.Workspace, other.Noises, other.Filters);
        _likelihood = new ProfileLikelihood(Workspace, Noises, Filters, level);
    }

    /// <summary>The fitted curve.</summary>
    public CurveProfile Profile { get; }

    /// <summary>The workspace of its model.</summary>
    public FitWorkspace Workspace { get; }

    /// <summary>Its fits under all noise candidates, the most likely first.</summary>
    public ReadOnlyMemory<NoiseFit> Noises { get; }

    /// <summary>The fit under the most likely noise.</summary>
    public ref readonly NoiseFit Best => ref Noises.Span[0];

    /// <summary>The filters of these noise candidates.</summary>
    public NoiseFilters Filters { get; }

    private CurveModel Model => Profile.Model;

    private CurveFit Fit => Profile.Fit;

    /// <summary>Fits a model and makes the walker of the fit.</summary>
    /// <param name="model">The model.</param>
    /// <param name="known">The known noise, or null to estimate it.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    public static ProfileWalker Fitted(CurveModel model, KnownNoise? known, double level)
    {
        var workspace = new FitWorkspace(model);
        var (noises, termination) = NoiseSearch.Find(workspace, known);
        var fit = CurveFitter.Describe(workspace, [.. noises.Span[0].Parameters], termination);
        return new ProfileWalker(new CurveProfile { Model = model, Fit = fit, KnownNoise = known, Noises = noises, Level = level }, workspace);
    }

    /// <summary>The same curve with intervals of another level. Both use the same scratch.</summary>
    public ProfileWalker AtLevel(double level) => level == Profile.Level ? this : new ProfileWalker(this, level);

    /// <summary>The estimate of a natural parameter.</summary>
    public Estimate Parameter(int index, string? origin = null)
    {
        var curve = Model.Curve;
        string name = curve.ParameterNames[index];
        double value = Math.Min(Fit.Natural(index), double.MaxValue);
        if (Model.IsFixed(index)) return new Estimate(name, value, null, false, origin);

        (var lower, var upper) = _likelihood.Ends(new ProfiledParameter(Workspace, index));
        double? low = Natural(index, lower.Value), high = Natural(index, upper.Value);
        if (index == curve.AsymptoteIndex && high is null && 1 - low <= NearOne) high = 1;
        return new Estimate(name, value, new Interval(low, high), Fit.AtBound[index] || lower.AtBound || upper.AtBound, origin);
    }

    /// <summary>
    /// The pass rate at a compute above 0. Both ends of its interval are bounded: a pass rate lies in [0, 1]. Far below its data, a power
    /// law falls below 0, which counts as 0.
    /// </summary>
    public Estimate PassRate(double compute)
    {
        var quantity = new ProfiledPassRate(Workspace, Within(compute));
        double value = PassRateValue(compute);
        (var lower, var upper) = _likelihood.Ends(quantity);
        var interval = new Interval(Lowest(quantity, lower, value), Highest(quantity, upper, value));
        return new Estimate("pass rate", value, interval, lower.AtBound || upper.AtBound);
    }

    /// <summary>One end of the interval of <see cref="PassRate"/>, at half the cost.</summary>
    public double PassRateEnd(double compute, bool upper)
    {
        var quantity = new ProfiledPassRate(Workspace, Within(compute));
        double value = PassRateValue(compute);
        var end = _likelihood.End(quantity, upper ? 1 : -1);
        return upper ? Highest(quantity, end, value) : Lowest(quantity, end, value);
    }

    private static double Lowest(ProfiledPassRate quantity, ProfileEnd end, double value) => Math.Clamp(end.Value ?? quantity.Least, 0, value);

    private static double Highest(ProfiledPassRate quantity, ProfileEnd end, double value) => Math.Clamp(end.Value ?? quantity.Most, value, 1);

    private double PassRateValue(double compute) => Math.Clamp(Fit.PassRate(compute), 0, 1);

    /// <summary>
    /// The compute itself, or the largest compute at which doubles distinguish the curve from its asymptote. Beyond it, the curve and all
    /// curves of the profile are constant.
    /// </summary>
    private double Within(double compute)
    {
        Span<double> reparametrised = stackalloc double[Model.Curve.ParameterCount];
        double logCompute = Math.Log(compute);
        Model.Curve.Reparametrise(logCompute, Best.Parameters, reparametrised);
        double remaining = reparametrised[Model.Curve.AsymptoteIndex];
        if (remaining >= LeastRemaining || double.IsInfinity(remaining) || double.IsNaN(remaining)) return compute;
        return Math.Exp(logCompute - (LeastRemaining - remaining) / Math.Exp(Best.Parameters[2]));
    }

    /// <summary>An end on the natural scale. On degenerate data the power law's scale, C^B, overflows a double: then there is no end.</summary>
    private double? Natural(int index, double? solverValue) =>
        solverValue is { } value && Model.Curve.Natural(index, value) is var natural && double.IsFinite(natural) ? natural : null;
}
