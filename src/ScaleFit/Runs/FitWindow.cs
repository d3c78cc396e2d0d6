namespace ScaleFit.Runs;

/// <summary>The fit window of a run: the fitted points, and the numbers of dropped ones. Immutable: threads may share it.</summary>
public sealed class FitWindow
{
    /// <summary>ScaleFit drops the first <see cref="EarlyRegime"/> of runs that reach this many GPU-hours (paper, section 3).</summary>
    private const double LongRun = 6000;

    /// <summary>Length of the early regime in GPU-hours, which the paper excludes from its fits.</summary>
    private const double EarlyRegime = 1500;

    /// <summary>Share of the compute that ScaleFit drops from shorter runs and from runs in other units.</summary>
    private const double EarlyShare = 0.1;

    /// <summary>An evaluation within this share of the run's compute from zero was made before training.</summary>
    private const double StartShare = 0.01;

    /// <summary>Relative tolerance of limits, for compute that was converted from another unit.</summary>
    private const double Rounding = 1e-12;

    private FitWindow(Run run, WindowOptions options) => (Run, Options) = (run, options);

    /// <summary>The run.</summary>
    public Run Run { get; }

    /// <summary>The options that the window was chosen by.</summary>
    public WindowOptions Options { get; }

    /// <summary>
    /// The fitted points, by increasing compute above 0, without <see cref="FirstEvaluation"/>: evaluations, or means of neighbouring ones for a
    /// run of more than 65,536.
    /// </summary>
    public required IReadOnlyList<RunPoint> Points { get; init; }

    /// <summary>Number of evaluations behind <see cref="Points"/>.</summary>
    public int Evaluations { get; private init; }

    /// <summary>The evaluation before training, an observation of R0, or null.</summary>
    public RunPoint? FirstEvaluation { get; private init; }

    /// <summary>The given R0, or null.</summary>
    public double? FixedStart { get; private init; }

    /// <summary>Compute below which points were dropped as early regime, or 0 without an early cut.</summary>
    public double EarlyLimit { get; private init; }

    /// <summary>The dropped evaluations of the early regime after the evaluation before training.</summary>
    internal IReadOnlyList<RunPoint> Early { get; private init; } = [];

    /// <summary>Points dropped as early regime.</summary>
    public int SkippedEarly { get; private init; }

    /// <summary>Points dropped by <see cref="WindowOptions.From"/> and <see cref="WindowOptions.Until"/>.</summary>
    public int Excluded { get; private init; }

    /// <summary>Number of fitted observations, including the first evaluation.</summary>
    public int Fitted => Evaluations + (FirstEvaluation is null ? 0 : 1);

    /// <summary>Whether the run has evaluations after the fit window.</summary>
    internal bool EndsEarly => Points.Count > 0 && Run.Points[^1].Compute > Points[^1].Compute;

    /// <summary>Chooses the fit window. The early regime is a number of GPU-hours or a share of the run (METHOD.md).</summary>
    public static FitWindow Choose(Run run, WindowOptions options)
    {
        var inside = run.Points.Where(p => p.Compute >= (options.From ?? 0) && p.Compute <= (options.Until ?? double.PositiveInfinity)).ToArray();
        double largest = inside.Length == 0 ? 0 : inside[^1].Compute;
        double limit = options.SkipEarly ?? AutomaticLimit(run.Compute.Unit, largest);

        bool startsAtZero = inside.Length > 0 && inside[0].Compute <= StartShare * largest;
        bool keepsFirst = startsAtZero && !options.Start.IsFree && options.Start.PassRate is null;
        var later = startsAtZero && !options.Start.IsFree ? inside.AsSpan(1) : inside;
        var points = later.ToArray().Where(p => p.Compute >= limit * (1 - Rounding) && p.Compute > 0).ToArray();
        var (bins, variance) = Bins.Average(points, options.MostPoints);
        return new FitWindow(run, options)
        {
            Points = Array.AsReadOnly(bins),
            Evaluations = points.Length,
            FirstEvaluation = keepsFirst ? new RunPoint(inside[0].Compute, inside[0].PassRate, inside[0].NoiseVariance / variance) : null,
            FixedStart = options.Start.PassRate,
            EarlyLimit = limit,
            Early = keepsFirst ? later.ToArray().Where(p => p.Compute < limit * (1 - Rounding) && p.Compute > 0).ToArray() : [],
            SkippedEarly = inside.Length - points.Length - (keepsFirst ? 1 : 0),
            Excluded = run.Points.Count - inside.Length,
        };
    }

    private static double AutomaticLimit(ComputeUnit unit, double largest) =>
        unit == ComputeUnit.GpuHours && largest >= LongRun ? EarlyRegime : EarlyShare * largest;
}
