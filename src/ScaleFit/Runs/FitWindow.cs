namespace ScaleFit.Runs;

/// <summary>The part of a run that is fitted: what was kept, what was dropped and why. Immutable: threads may share it.</summary>
public sealed class FitWindow
{
    /// <summary>Runs that reach this many GPU-hours lose their first <see cref="EarlyRegime"/> (paper, section 3).</summary>
    private const double LongRun = 6000;

    /// <summary>GPU-hours of the rapid early rise that the paper leaves out of its fits.</summary>
    private const double EarlyRegime = 1500;

    /// <summary>Shorter runs, and runs in other units, lose this share of their compute.</summary>
    private const double EarlyShare = 0.1;

    /// <summary>An evaluation this close to zero, relative to the run's length, was made before training.</summary>
    private const double StartShare = 0.01;

    /// <summary>Compute that was converted from another unit may miss a limit by this share.</summary>
    private const double Rounding = 1e-12;

    private FitWindow(Run run, WindowOptions options) => (Run, Options) = (run, options);

    /// <summary>The run.</summary>
    public Run Run { get; }

    /// <summary>What the window was chosen by.</summary>
    public WindowOptions Options { get; }

    /// <summary>
    /// The fitted points, by increasing compute above 0, without <see cref="FirstEvaluation"/>: evaluations, or means of neighbouring ones in
    /// a run of more than 65,536.
    /// </summary>
    public required IReadOnlyList<RunPoint> Points { get; init; }

    /// <summary>Number of evaluations behind <see cref="Points"/>.</summary>
    public int Evaluations { get; private init; }

    /// <summary>The evaluation before training that is kept as an observation of R0, or null.</summary>
    public RunPoint? FirstEvaluation { get; private init; }

    /// <summary>R0 where it was given, or null.</summary>
    public double? FixedStart { get; private init; }

    /// <summary>Compute below which points were dropped as early regime; 0 when none was asked for.</summary>
    public double EarlyLimit { get; private init; }

    /// <summary>Points dropped as early regime.</summary>
    public int SkippedEarly { get; private init; }

    /// <summary>Points dropped by <see cref="WindowOptions.From"/> and <see cref="WindowOptions.Until"/>.</summary>
    public int Excluded { get; private init; }

    /// <summary>Number of fitted observations, the kept first evaluation included.</summary>
    public int Fitted => Evaluations + (FirstEvaluation is null ? 0 : 1);

    /// <summary>Chooses what to fit (method: early regime by GPU-hours, or by share of the run).</summary>
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
            SkippedEarly = inside.Length - points.Length - (keepsFirst ? 1 : 0),
            Excluded = run.Points.Count - inside.Length,
        };
    }

    private static double AutomaticLimit(ComputeUnit unit, double largest) =>
        unit == ComputeUnit.GpuHours && largest >= LongRun ? EarlyRegime : EarlyShare * largest;
}
