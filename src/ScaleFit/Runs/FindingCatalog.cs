// Longer than 250 lines: it is the list of all findings, each with the numbers that decide on it.
using System.Collections.Frozen;
using static System.FormattableString;

namespace ScaleFit.Runs;

/// <summary>
/// Every kind of finding: code, severity, meaning, threshold and advice. The thresholds beside a kind are those that the diagnostics compare with.
/// A new finding gets its entry here and in <see cref="All"/>; FINDINGS.md is generated from it.
/// </summary>
internal static class FindingCatalog
{
    /// <summary>What identical runs differ by in pass rate (paper, section 3): curves and ceilings that are closer agree.</summary>
    public const double IdenticalRuns = 0.02;

    // What a log holds.

    /// <summary>More rows rejected than one in so many: the rest is not to be trusted either.</summary>
    public const int RowsOfOneRejected = 10;

    public static FixedFinding RowsRejected { get; } = Warning(
        "rows-rejected",
        "Rows of the log could not be used and were skipped.",
        Invariant($"One row or more. More than 1 in {RowsOfOneRejected} makes the log unusable."),
        "Correct the log, or check that the fit does not depend on the missing evaluations.");

    /// <summary>Evaluations repeated at one compute scatter at most a few times as much as the means of neighbours do; those of other runs lie further apart.</summary>
    public const double RepeatsApart = 4;

    public static GradedFinding DuplicateCompute { get; } = Graded(
        "duplicate-compute",
        "Evaluations of equal compute were averaged. A warning where they look like several runs in one log.",
        Invariant($"A warning where they scatter around their means by more than {RepeatsApart} times what neighbouring means scatter by; repeated evaluations of one run stay below that."),
        $"If these are several runs, separate them, or keep them apart with {OptionName.RunColumn}.");

    /// <summary>A log that goes on for this share of its compute, and for so many evaluations, without one tells what is not shown.</summary>
    public const double LongSilence = 0.1, MissingEvaluations = 3;

    public static FixedFinding EvaluationsStop { get; } = Warning(
        "evaluations-stop",
        "The log goes on after the last evaluation that has a number.",
        Invariant($"For more than {LongSilence} of the compute, and for more than {MissingEvaluations} usual distances between evaluations."),
        "Look at that part of the run before believing the rest: a collapse may be hidden there.");

    public static FixedFinding StepRepeated { get; } = Warning(
        "step-repeated",
        "A step was logged twice and its time counts once, or it was evaluated twice at different compute.",
        "One step or more.",
        $"If these are several runs, separate them, or name them with {OptionName.RunColumn}.");

    /// <summary>A pause passes this share of the run, and so many times what usually passes from one row to the next.</summary>
    public const double PauseShare = 0.1, PauseTimesUsual = 10;

    public static FixedFinding ClockGap { get; } = Warning(
        "clock-gap",
        "A clock went on while the run may have stood still.",
        Invariant($"A step of the clock longer than {PauseShare} of the run and than {PauseTimesUsual} times the usual step."),
        $"A clock counts pauses as compute: give a column of step times with {OptionName.StepTime} where the log has one.");

    /// <summary>Steps that go back more often than once in so many rows are those of several runs.</summary>
    public const int RowsOfOneStart = 10;

    public static FixedFinding RunRestarted { get; } = Note(
        "run-restarted",
        "Steps go back: the run was restarted. Evaluations made again count once, the later ones.",
        Invariant($"Once or more. A log that restarts several times, more often than once in {RowsOfOneStart} rows, is one of several runs and is refused."),
        "Nothing, where the run was restarted.");

    /// <summary>A clock that starts again begins below this share of what it has counted; one that is set back by a little does not.</summary>
    public const double ResetShare = 0.5;

    public static FixedFinding ClockRestarted { get; } = Note(
        "clock-restarted",
        "Time or compute goes back while steps go on. Where it starts again, compute is counted on from there.",
        Invariant($"Once or more. The clock starts again where it falls below {ResetShare} of what it has counted."),
        "Check that one run is continued there.");

    /// <summary>After so many rows, one that goes back to the second begins another run, which was not evaluated before training.</summary>
    public const int RowsOfARun = 10;

    public static FixedFinding SeveralRuns { get; } = Warning(
        "several-runs",
        "The log holds several runs, one behind the other. The later ones are named by number.",
        Invariant($"Steps go back to the first step, or to the second after more than {RowsOfARun} rows."),
        $"Choose with {OptionName.Runs}, or give each run a log of its own.");

    public static GradedFinding ComputeGoesBack { get; } = Graded(
        "compute-goes-back",
        "Compute goes back in some rows, which were put in order. A warning where steps go back too and none is repeated.",
        "Once or more, in a table whose rows follow compute otherwise.",
        $"If two runs are mixed there, name them with {OptionName.RunColumn}.");

    public static FixedFinding StepsMissing { get; } = Warning(
        "steps-missing",
        "Steps have no time, so compute is too small.",
        "One step or more.",
        $"Give the whole log, or choose another {OptionName.Compute}.");

    public static FixedFinding StepTimeMean { get; } = Warning(
        "step-time-mean",
        "The step time is a mean over the steps between two rows, and no column counts steps. Each row counts as one step.",
        "None: the column's name says that it is a mean.",
        "Multiply compute by the number of steps between two rows, or use the trainer's state file.");

    public static FixedFinding LogCutShort { get; } = Warning(
        "log-cut-short",
        "The log ends in the middle of a row or record.",
        "None.",
        "Everything before was read; read the log again when it is complete.");

    public static FixedFinding GpusUnused { get; } = Warning(
        "gpus-unused",
        "The number of GPUs was given, and compute is not clock time.",
        "None.",
        $"Choose clock time with {OptionName.Compute} or {OptionName.StepTime}, or remove {OptionName.Gpus}.");

    /// <summary>
    /// A number of GPUs follows where its median lies within this share of a whole number, and no more than that share of the rows further
    /// from it than that share: logged numbers are rounded.
    /// </summary>
    public const double GpuRounding = 0.01, OddRows = 0.05, OddRow = 0.02;

    public static FixedFinding GpusRecovered { get; } = Note(
        "gpus-recovered",
        "The log does not name its number of GPUs. The number follows from tokens, step time and throughput.",
        Invariant($"The median lies within {GpuRounding} of a whole number, and at most {OddRows} of the rows lie further than {OddRow} from it; logged numbers are rounded."),
        $"Give {OptionName.Gpus} where more were in use, such as GPUs for rollouts only.");

    public static FixedFinding Rescaled { get; } = Note(
        "rescaled",
        $"Rewards were brought to pass rates by {OptionName.Rescale}.",
        "None.",
        "Compare only with pass rates that count the same.");

    public static FixedFinding TrainingMetric { get; } = Note(
        "training-metric",
        "The log has no validation metric. A metric of the training batches was taken.",
        "None.",
        $"Name a validation metric with {OptionName.Metrics} where the log has one.");

    public static FixedFinding ValidationMetric { get; } = Note(
        "validation-metric",
        "The log has metrics of validation and of training. The one of validation was taken.",
        "None.",
        $"Choose another with {OptionName.Metrics}.");

    // What the fitted window holds.

    /// <summary>A smaller fall than this is a dip, and one within this many standard deviations of an evaluation is noise.</summary>
    public const double LeastFall = 0.05, FallDeviations = 4;

    /// <summary>The end of a run is the mean of one in so many evaluations, and of so many at least.</summary>
    public const int EndShare = 10, FewestAtEnd = 3;

    public static FixedFinding LateCollapse { get; } = Warning(
        "late-collapse",
        "The pass rate falls at the end: a rising curve does not describe the run.",
        Invariant($"The mean of the last n / {EndShare} evaluations (at least {FewestAtEnd}) lies below the best such mean by more than {LeastFall} and by more than {FallDeviations} standard deviations of an evaluation, from differences of neighbours."),
        $"Fit the part before the fall with {OptionName.Until} and the compute that the finding names; no forecast is made from the whole.");

    /// <summary>So many steps between evaluations, this share of them to the same value, fall now and then: what never does is the best of them so far.</summary>
    public const int FewestSteps = 20;

    /// <inheritdoc cref="FewestSteps"/>
    public const double RepeatedSteps = 0.25;

    public static FixedFinding NeverFalls { get; } = Warning(
        "never-falls",
        "The pass rate never falls and often stays the same: the best so far or a value carried forward, not an evaluation each.",
        Invariant($"Of {FewestSteps} steps or more between evaluations none goes down, and a share of at least {RepeatedSteps} goes nowhere; steps from 0 to 0 and from 1 to 1 do not count."),
        "Choose the metric of single evaluations: these hide every fall, and their intervals mean nothing.");

    /// <summary>With fewer evaluations a curve of four parameters says little.</summary>
    public const int FewPoints = 12;

    public static FixedFinding TooFewPoints { get; } = Warning(
        "too-few-points",
        "A curve of four parameters was fitted to few evaluations.",
        Invariant($"Fewer than {FewPoints}."),
        "Evaluate more often, or let the run go on.");

    /// <summary>A window that spans less than this factor of compute shows only a piece of the curve.</summary>
    public const double NarrowestRange = 3;

    public static FixedFinding NarrowRange { get; } = Warning(
        "narrow-range",
        "The fitted evaluations span a small factor of compute and show only a piece of the curve.",
        Invariant($"The largest fitted compute is less than {NarrowestRange} times the smallest."),
        $"Let the run go on, or keep more of its beginning with {OptionName.SkipEarly}.");

    public static FixedFinding StartUnknown { get; } = Note(
        "start-unknown",
        "No evaluation before training was kept, so the pass rate at the start was fitted, not measured.",
        "None.",
        $"Evaluate once before training, or give the value with {OptionName.Start}.");

    public static FixedFinding Averaged { get; } = Note(
        "averaged",
        "Means of neighbouring evaluations were fitted, and scatter and number of evaluations are those of the means.",
        Invariant($"More than {Bins.MostPoints:N0} evaluations; METHOD.md, very long runs, has what that changes."),
        "The answer moves by less than a tenth of its standard error, and takes seconds.");

    // What a fitted curve, its intervals and its residuals give reason to doubt.

    /// <summary>Twice the log-likelihood that a rise must earn over a constant: the 99% quantile of chi-square with the three parameters that it takes.</summary>
    public const double ClearRise = 11.3;

    /// <summary>A larger rise than so many standard deviations of an evaluation is one.</summary>
    public const double RiseDeviations = 2;

    public static FixedFinding NoRise { get; } = Warning(
        "no-rise",
        "The pass rate does not rise: a constant describes the run as well as the curve.",
        Invariant($"The curve rises by no more than the larger of {IdenticalRuns} and {RiseDeviations} standard deviations of an evaluation, and twice its log-likelihood exceeds that of a constant by no more than {ClearRise}, the 99% quantile of chi-square with 3 degrees of freedom."),
        "Check that the metric is the one that training moves; until it rises, ceiling and forecasts say nothing.");

    public static FixedFinding AsymptoteUnbounded { get; } = Warning(
        "asymptote-unbounded",
        "The data does not bound the asymptote (ceiling) from above below 1, or not from below. The estimate is one value among many.",
        "The asymptote's interval has no upper or no lower end.",
        "Keep training: only evaluations on the flat part of the curve bound its ceiling from above.");

    /// <summary>A ceiling closer to 1 than this is called 1.</summary>
    public const double NearOne = 0.05;

    public static FixedFinding CeilingNearOne { get; } = Note(
        "ceiling-near-one",
        "The asymptote (ceiling) is close to 1: nearly all prompts can be solved.",
        Invariant($"The interval has no upper end below 1, and its lower end lies within {NearOne} of 1."),
        "Evaluate on harder prompts to tell recipes apart.");

    /// <summary>A ceiling known no better than this, either way, decides little: recipes differ by less.</summary>
    public const double WeakHalfWidth = 0.05;

    public static FixedFinding AsymptoteWeak { get; } = Warning(
        "asymptote-weak",
        "The asymptote (ceiling) is known only roughly.",
        Invariant($"Half of its interval is wider than {WeakHalfWidth}; recipes differ by less."),
        "Train on, or evaluate on more prompts, before the ceiling decides anything.");

    /// <summary>Slow drift larger than this in pass rate, twice that of usual runs, is a curve that does not fit.</summary>
    public const double LargeDrift = 0.02;

    /// <summary>Correlated evaluations worth fewer independent ones than this.</summary>
    public const double FewEffective = 15;

    public static FixedFinding PoorFit { get; } = Warning(
        "poor-fit",
        "The pass rate stays away from the curve for long stretches: the curve does not follow this run.",
        Invariant($"Slow drift of more than {LargeDrift}, twice that of usual runs, and an effective sample size below {FewEffective}."),
        $"Cut off a change of recipe with {OptionName.From}, a collapse with {OptionName.Until}, or more of the beginning with {OptionName.SkipEarly}.");

    /// <summary>Neighbours that correlate by less than minus this, and minus so many standard deviations, take turns. No training does.</summary>
    public const double MixedCorrelation = 0.5, MixedDeviations = 4;

    public static FixedFinding RunsMixed { get; } = Warning(
        "runs-mixed",
        "Evaluations lie above and below the curve in turns, as those of two runs in one log do.",
        Invariant($"Residuals of neighbouring evaluations correlate by less than -{MixedCorrelation} and less than -{MixedDeviations} / sqrt(n)."),
        $"Keep runs apart with {OptionName.RunColumn}, or separate them: the answer describes neither.");

    public static FixedFinding StrongCorrelation { get; } = Note(
        "strong-correlation",
        "Neighbouring evaluations move together and tell as much as few independent ones. The intervals allow for it.",
        Invariant($"An effective sample size below {FewEffective}."),
        "More compute helps, more evaluations of the same stretch do not.");

    public static GradedFinding MidpointOutside { get; } = Graded(
        "midpoint-outside",
        "The midpoint lies after the run's end, and the asymptote (ceiling) is a guess. A note where it lies before the fitted part, and only the asymptote is measured.",
        "The midpoint lies outside the fitted compute.",
        $"Train past the midpoint before reading the ceiling; lower {OptionName.SkipEarly} where the midpoint lies before the fitted part.");

    /// <summary>Fewer evaluations than this after the midpoint hardly show the curve bend towards its ceiling.</summary>
    public const int FewestAfterMidpoint = 5;

    public static FixedFinding FewAfterMidpoint { get; } = Warning(
        "few-after-midpoint",
        "Few evaluations lie after the midpoint, and the asymptote (ceiling) rests on them.",
        Invariant($"Fewer than {FewestAfterMidpoint}: they hardly show the curve bend towards its ceiling."),
        "Train on, or evaluate more often.");

    /// <summary>A start this many standard deviations above the smallest pass rate is not noise.</summary>
    public const double StartDeviations = 4;

    public static FixedFinding StartAboveData { get; } = Warning(
        "start-above-data",
        "The measured or given start lies above pass rates measured later.",
        Invariant($"More than {StartDeviations} standard deviations of an evaluation above the smallest pass rate."),
        $"Check {OptionName.Start}, or fit without it: {OptionName.Start} free.");

    public static GradedFinding AtBound { get; } = Graded(
        "at-bound",
        "A parameter ended on the edge of what is allowed: the data does not determine it. A note where it is one of the power law.",
        "The estimate lies on a bound.",
        "Do not read it as a measurement.");

    public static FixedFinding PowerLawTrap { get; } = Note(
        "power-law-trap",
        "The power law's asymptote (ceiling) lies above the sigmoid's. On early windows it is nearly always too high.",
        Invariant($"By more than {IdenticalRuns}, what identical runs differ by (paper, section 3)."),
        $"Read the sigmoid's ceiling; {OptionName.Sensitivity} shows how each moves with the window.");

    // What gives reason to doubt a forecast.

    /// <summary>With fewer evaluations the curve passes wherever noise sends it.</summary>
    public const int FewestForForecast = 8;

    public static FixedFinding NoForecast { get; } = Warning(
        "no-forecast",
        "The run collapses or is too short, and no forecast is made.",
        Invariant($"A late collapse, or fewer than {FewestForForecast} fitted evaluations: the curve passes wherever noise sends it."),
        "Let the run go on, or evaluate more often.");

    /// <summary>Forecasts further out than this many times the run rest on the curve alone.</summary>
    public const double FarRatio = 10;

    public static FixedFinding FarExtrapolation { get; } = Warning(
        "far-extrapolation",
        "A forecast lies far beyond the run: it rests on the curve, not on data.",
        Invariant($"Beyond {FarRatio} times the compute of the run."),
        "Use it to decide whether to train further, not how good the end will be.");

    public static FixedFinding CurvesDisagree { get; } = Note(
        "curves-disagree",
        "Sigmoid and power law differ at the forecasts.",
        Invariant($"By more than {IdenticalRuns}, what identical runs differ by (paper, section 3)."),
        "The sigmoid's is the steadier; the combined forecast weighs both.");

    public static FixedFinding LastValueWins { get; } = Note(
        "last-value-wins",
        "In the backtest the last value carried forward was closer to the end than the sigmoid.",
        "Its mean absolute error is the smaller one.",
        "Near the end of the data, trust the last value; the sigmoid is for what lies far beyond it.");

    public static FixedFinding ForecastMissed { get; } = Warning(
        "forecast-missed",
        "In the backtest the end of the run lay outside the interval of a forecast.",
        "One forecast or more.",
        $"This run does not follow its own curve: widen {OptionName.Margin}, or look for a change of recipe or data.");

    /// <summary>All kinds: on the forecast and the fit, most serious first, then on the window and on the log.</summary>
    public static IReadOnlyList<FindingKind> All { get; } =
    [
        LateCollapse, NoRise, AsymptoteUnbounded, AsymptoteWeak, CeilingNearOne, MidpointOutside, FewAfterMidpoint, AtBound, PoorFit, RunsMixed,
        StartAboveData, StartUnknown, TooFewPoints, NarrowRange, StrongCorrelation, Averaged, PowerLawTrap,
        NoForecast, FarExtrapolation, CurvesDisagree, ForecastMissed, LastValueWins,
        NeverFalls, EvaluationsStop, RowsRejected, DuplicateCompute, StepRepeated, ClockGap, SeveralRuns, ComputeGoesBack, RunRestarted, ClockRestarted,
        StepsMissing, StepTimeMean, LogCutShort, GpusUnused, GpusRecovered, Rescaled, ValidationMetric, TrainingMetric,
    ];

    private static FrozenDictionary<string, FindingKind> ByCode { get; } = All.ToFrozenDictionary(kind => kind.Code, StringComparer.Ordinal);

    /// <summary>The kind that has a code; null where none has, as in results of another version.</summary>
    public static FindingKind? Find(string code) => ByCode.GetValueOrDefault(code);

    private static FixedFinding Warning(string code, string meaning, string threshold, string advice) => new(code, Severity.Warning, meaning, threshold, advice);

    private static FixedFinding Note(string code, string meaning, string threshold, string advice) => new(code, Severity.Note, meaning, threshold, advice);

    private static GradedFinding Graded(string code, string meaning, string threshold, string advice) => new(code, meaning, threshold, advice);
}
