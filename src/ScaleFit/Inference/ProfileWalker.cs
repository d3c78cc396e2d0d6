using ScaleFit.Curves;
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

    /// <summary>
    /// The doubt about an upper end of an asymptote is divided by this where the end rests on a step: where the run ends before this many midpoints of its fit, or its fit
    /// is steeper than any published run. There, noise that looks like the flat part of a curve closes most of the intervals that are closed at all.
    /// </summary>
    private const double StepDoubt = 50, FewMidpoints = 1.8, SteepEfficiency = 4;

    /// <summary>Efficiencies, and ln of midpoints after the end of the run, from which rises that are still ahead are searched.</summary>
    private static readonly (double Efficiency, double After)[] RisesAhead = [(1, 0.7), (1.8, 0.3), (0.6, 2), (1, 8)];

    private readonly ProfileLikelihood _likelihood;

    /// <summary>The walker at the level that an upper end needs where it rests on a step. Null where it does not, or has been met. Made on first use.</summary>
    private readonly Lazy<ProfileWalker?> _doubtful;

    /// <summary>Curves inside the interval with the asymptote at its upper bound. Searched on first use.</summary>
    private readonly Lazy<IReadOnlyList<OtherFamily>> _risesAhead;

    /// <summary>Makes the walker of a fitted curve.</summary>
    /// <param name="profile">The curve.</param>
    /// <param name="workspace">The workspace of its model. Without one, the walker makes its own.</param>
    public ProfileWalker(CurveProfile profile, FitWorkspace? workspace = null)
    {
        (Profile, Workspace) = (profile, workspace ?? new FitWorkspace(profile.Model));
        Noises = profile.Noises.IsEmpty ? NoiseSearch.Find(Workspace, profile.KnownNoise).Fits : profile.Noises;
        Filters = new NoiseFilters(profile.Model.Series, Noises);
        _likelihood = new ProfileLikelihood(Workspace, Noises, Filters, profile.Level);
        _doubtful = new(Doubtful, LazyThreadSafetyMode.None);
        _risesAhead = new(FindRisesAhead, LazyThreadSafetyMode.None);
    }

    private ProfileWalker(ProfileWalker other, double level)
    {
        (Profile, Workspace, Noises, Filters) = (other.Profile with { Level = level }, other.Workspace, other.Noises, other.Filters);
        _likelihood = new ProfileLikelihood(Workspace, Noises, Filters, level);
        _doubtful = new(Doubtful, LazyThreadSafetyMode.None);
        _risesAhead = new(FindRisesAhead, LazyThreadSafetyMode.None);
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
        if (index == curve.AsymptoteIndex && high is not null && (_risesAhead.Value.Count > 0 || _doubtful.Value is not null)) high = null;
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
        if (IsBeyond(compute)) upper = Upper(quantity, compute, upper);
        var interval = new Interval(Lowest(quantity, lower, value), Highest(quantity, upper, value));
        return new Estimate("pass rate", value, interval, lower.AtBound || upper.AtBound);
    }

    /// <summary>One end of the interval of <see cref="PassRate"/>, at half the cost.</summary>
    public double PassRateEnd(double compute, bool upper)
    {
        var quantity = new ProfiledPassRate(Workspace, Within(compute));
        double value = PassRateValue(compute);
        var end = _likelihood.End(quantity, upper ? 1 : -1);
        if (upper && IsBeyond(compute)) end = Upper(quantity, compute, end);
        return upper ? Highest(quantity, end, value) : Lowest(quantity, end, value);
    }

    /// <summary>Whether a compute lies beyond the data, where a pass rate needs what an asymptote needs.</summary>
    private bool IsBeyond(double compute) => Math.Log(compute) > Model.Series.LastLogCompute;

    /// <summary>The upper end of a pass rate beyond the data: it agrees with the upper end of the asymptote.</summary>
    private ProfileEnd Upper(ProfiledPassRate quantity, double compute, ProfileEnd end)
    {
        // Where the best fit has reached its asymptote, a rise that is ahead has not.
        if (_risesAhead.Value.Count > 0) end = _likelihood.Beyond(new ProfiledPassRate(Workspace, compute), 1, end, _risesAhead.Value);
        return _doubtful.Value is { } doubtful ? doubtful.Upper(quantity, compute, doubtful._likelihood.End(quantity, 1)) : end;
    }

    private bool HasAsymptote => Model.Curve is SigmoidCurve && !Model.IsFixed(Model.Curve.AsymptoteIndex);

    /// <summary>Whether the fit is a step: the run ends soon after it, or it is steeper than published runs.</summary>
    private bool IsStep => Best.Parameters[3] > Model.Series.LastLogCompute - Math.Log(FewMidpoints) || Best.Parameters[2] > Math.Log(SteepEfficiency);

    /// <summary>Rises that are still ahead, where the asymptote is not bounded above or the fit is a step.</summary>
    private IReadOnlyList<OtherFamily> FindRisesAhead()
    {
        if (!HasAsymptote) return [];
        var ceiling = new ProfiledParameter(Workspace, Model.Curve.AsymptoteIndex);
        if (!IsStep && _likelihood.End(ceiling, 1).Value is not null) return [];
        double[][] starts = [.. RisesAhead.Select(rise => (double[])[Best.Parameters[0], Model.Upper[1], Math.Log(rise.Efficiency), Model.Series.LastLogCompute + rise.After])];
        return _likelihood.AtBound(ceiling, starts);
    }

    /// <summary>The walker at the stricter level where the upper end of the asymptote rests on a step and is not bounded at that level.</summary>
    private ProfileWalker? Doubtful()
    {
        if (!HasAsymptote || !IsStep || _risesAhead.Value.Count > 0) return null;
        var ceiling = new ProfiledParameter(Workspace, Model.Curve.AsymptoteIndex);
        if (_likelihood.End(ceiling, 1).Value is null) return null;
        var strict = new ProfileWalker(this, 1 - (1 - Profile.Level) / StepDoubt);
        return strict._risesAhead.Value.Count > 0 || strict._likelihood.End(ceiling, 1).Value is null ? strict : null;
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
