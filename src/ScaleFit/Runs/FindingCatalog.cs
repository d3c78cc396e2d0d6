// Longer than 250 lines: it is the list of all findings with their thresholds.
using System.Collections.Frozen;
using static System.FormattableString;

namespace ScaleFit.Runs;

/// <summary>
/// Every kind of finding: code, severity, meaning, threshold and advice. The diagnostics compare with the thresholds beside each kind.
/// Add a new finding here and to <see cref="All"/>. FINDINGS.md is generated from it.
/// </summary>
internal static class FindingCatalog
{
    /// <summary>Run-to-run variation of identical runs, in pass rate (paper, section 3). Curves and asymptotes that differ by less agree.</summary>
    public const double IdenticalRuns = 0.02;

    // Findings on the log.

    /// <summary>ScaleFit refuses a log in which more than one row in this many is rejected.</summary>
    public const int RowsOfOneRejected = 10;

    public static FixedFinding RowsRejected { get; } = Warning(
        "rows-rejected",
        "The log has unusable rows. ScaleFit skipped them.",
        Invariant($"One row or more. ScaleFit refuses a log with more than 1 unusable row in {RowsOfOneRejected}."),
        "Correct the log, or check that the fit does not depend on the missing evaluations.");

    /// <summary>Largest ratio of the scatter at one compute to the scatter of neighbouring means that one run shows. Different runs scatter more.</summary>
    public const double RepeatsApart = 4;

    public static GradedFinding DuplicateCompute { get; } = Graded(
        "duplicate-compute",
        "Several evaluations have the same compute. ScaleFit averaged them. A warning where the log may contain several runs.",
        Invariant($"A warning where the scatter at one compute exceeds {RepeatsApart} times the scatter of neighbouring means. Repeated evaluations of one run stay below."),
        $"If the log contains several runs, separate them, or name the column of runs with {OptionName.RunColumn}.");

    /// <summary>Smallest evaluation gap at the end of the log that is reported: a share of its compute, and a number of usual evaluation intervals.</summary>
    public const double LongSilence = 0.1, MissingEvaluations = 3;

    public static FixedFinding EvaluationsStop { get; } = Warning(
        "evaluations-stop",
        "The log continues after the last evaluation that has a value.",
        Invariant($"The log continues for more than {LongSilence} of its compute, and for more than {MissingEvaluations} usual intervals between evaluations."),
        "Check that part of the run before you use the result: it may contain a collapse.");

    public static FixedFinding StepRepeated { get; } = Warning(
        "step-repeated",
        "The log has a step more than once, or a step has evaluations at different compute. ScaleFit counts the time of a step once.",
        "One step or more.",
        $"If the log contains several runs, separate them, or name the column of runs with {OptionName.RunColumn}.");

    /// <summary>Smallest clock gap that is reported: a share of the run, and a multiple of the usual time between two rows.</summary>
    public const double PauseShare = 0.1, PauseTimesUsual = 10;

    public static FixedFinding ClockGap { get; } = Warning(
        "clock-gap",
        "The clock has a gap. The run may have paused while the clock continued.",
        Invariant($"A gap longer than {PauseShare} of the run and longer than {PauseTimesUsual} times the usual time between two rows."),
        $"A clock counts pauses as compute. If the log has a column of step times, name it with {OptionName.StepTime}.");

    public static FixedFinding ClockIncomplete { get; } = Warning(
        "clock-incomplete",
        "The clock has no number in many rows. ScaleFit used steps instead.",
        Invariant($"More than 1 row in {RowsOfOneRejected} of a table that has a step in each row, and more than half of the rows with a step in other logs."),
        $"Fill in the clock, or choose another {OptionName.Compute}.");

    /// <summary>A log whose steps go back more often than once in this many rows contains several runs.</summary>
    public const int RowsOfOneStart = 10;

    public static FixedFinding RunRestarted { get; } = Note(
        "run-restarted",
        "The step goes back: the run was restarted. ScaleFit used the later of repeated evaluations.",
        Invariant($"Once or more. ScaleFit refuses a log that restarts several times and more often than once in {RowsOfOneStart} rows, because it contains several runs."),
        "No action is needed if the run was restarted.");

    /// <summary>A clock has restarted when it falls below this share of its last value. A smaller fall is a correction of the clock.</summary>
    public const double ResetShare = 0.5;

    public static FixedFinding ClockRestarted { get; } = Note(
        "clock-restarted",
        "Time or compute goes back while the step increases. Where the clock restarts, ScaleFit adds the later compute to the earlier.",
        Invariant($"Once or more. The clock restarts where it falls below {ResetShare} of its last value."),
        "Check that the same run continues there.");

    /// <summary>After more than this many rows, a return to the second step starts another run that has no evaluation before training.</summary>
    public const int RowsOfARun = 10;

    public static FixedFinding SeveralRuns { get; } = Warning(
        "several-runs",
        "The log contains several runs in sequence. ScaleFit named the later ones by number.",
        Invariant($"The step returns to the first step, or to the second after more than {RowsOfARun} rows."),
        $"Choose runs with {OptionName.Runs}, or write one log per run.");

    public static GradedFinding ComputeGoesBack { get; } = Graded(
        "compute-goes-back",
        "Compute goes back in some rows. ScaleFit sorted them. A warning where the step goes back too and no step is repeated.",
        "Once or more, in a table that is otherwise sorted by compute.",
        $"If the log mixes two runs, name the column of runs with {OptionName.RunColumn}.");

    public static FixedFinding StepsMissing { get; } = Warning(
        "steps-missing",
        "Some steps have no time, so the compute is too small.",
        "One step or more.",
        $"Give the complete log, or choose another {OptionName.Compute}.");

    public static FixedFinding StepTimeMean { get; } = Warning(
        "step-time-mean",
        "The step time is a mean over the steps between two rows, and no column counts steps. ScaleFit counted each row as one step.",
        "The name of the column says that it is a mean.",
        "Multiply compute by the number of steps between two rows, or use the trainer's state file.");

    /// <summary>A step has stalled if it takes longer than this many times the median step.</summary>
    public const double StalledSteps = 10;

    public static FixedFinding StepStalled { get; } = Warning(
        "step-stalled",
        "Some steps took much longer than the others: training may have waited for storage, for a network or for other jobs.",
        Invariant($"One step or more that takes longer than {StalledSteps} times the median step."),
        $"Give {OptionName.NoStalls} to count each of these steps as the median step.");

    public static FixedFinding LogCutShort { get; } = Warning(
        "log-cut-short",
        "The log ends in the middle of a row or record.",
        "Always reported.",
        "ScaleFit read all complete rows. Read the log again when it is complete.");

    public static FixedFinding GpusUnused { get; } = Warning(
        "gpus-unused",
        "The number of GPUs was given, but the compute is not clock time. ScaleFit ignored the number.",
        "Always reported.",
        $"Choose clock time with {OptionName.Compute} or {OptionName.StepTime}, or remove {OptionName.Gpus}.");

    /// <summary>
    /// ScaleFit recovers the number of GPUs when the median estimate lies within the first share of a whole number, and at most the second share of
    /// the rows deviates from it by more than the third share. Logged numbers are rounded.
    /// </summary>
    public const double GpuRounding = 0.01, OddRows = 0.05, OddRow = 0.02;

    public static FixedFinding GpusRecovered { get; } = Note(
        "gpus-recovered",
        "The log has no number of GPUs. ScaleFit computed it from tokens, step time and throughput.",
        Invariant($"The median lies within {GpuRounding} of a whole number, and at most {OddRows} of the rows lie further than {OddRow} from it. Logged numbers are rounded."),
        $"Give {OptionName.Gpus} if the run used more GPUs, such as GPUs for rollouts only.");

    public static FixedFinding Rescaled { get; } = Note(
        "rescaled",
        $"ScaleFit converted rewards to pass rates by {OptionName.Rescale}.",
        "Always reported.",
        "Compare only with pass rates that were converted in the same way.");

    public static FixedFinding TrainingMetric { get; } = Note(
        "training-metric",
        "The log has no validation metric. ScaleFit used a metric of the training batches.",
        "Always reported.",
        $"If the log has a validation metric, name it with {OptionName.Metrics}.");

    public static FixedFinding ValidationMetric { get; } = Note(
        "validation-metric",
        "The log has several metrics. ScaleFit prefers validation metrics to training metrics, and metrics of answers to metrics of formats or parts.",
        "Always reported.",
        $"Choose another metric with {OptionName.Metrics}.");

    public static FixedFinding OptionsUnknown { get; } = Note(
        "options-unknown",
        "The run comes from results that do not record the options of reading, as version 0.1.0 wrote them.",
        "None.",
        "Check that all logs were read with the same units, GPUs, trials and rescaling, or make the results again.");

    // Findings on the fit window.

    /// <summary>A fall smaller than this in pass rate is a dip. A fall within this many standard deviations of an evaluation is noise.</summary>
    public const double LeastFall = 0.05, FallDeviations = 4;

    /// <summary>The end of a run is the mean of one in this many of its evaluations, and of at least this many.</summary>
    public const int EndShare = 10, FewestAtEnd = 3;

    public static FixedFinding LateCollapse { get; } = Warning(
        "late-collapse",
        "The pass rate falls at the end of the run (collapse). A rising curve does not describe the run.",
        Invariant($"The mean of the last n / {EndShare} evaluations (at least {FewestAtEnd}) lies below the best such mean by more than {LeastFall} and by more than {FallDeviations} standard deviations of an evaluation. The standard deviation comes from differences of neighbours."),
        $"Fit the part before the fall: set {OptionName.Until} to the compute in the message. ScaleFit makes no forecast from the whole run.");

    /// <summary>A fall smaller than this in pass rate is drift that good runs show too.</summary>
    public const double LeastDecline = 0.03;

    public static FixedFinding LateDecline { get; } = Warning(
        "late-decline",
        "The pass rate falls slowly at the end of the run. A rising curve averages the fall.",
        Invariant($"As for late-collapse, with {LeastDecline} in place of {LeastFall}, and without a collapse."),
        $"Fit the part before the fall with {OptionName.Until}. A gate does not judge the asymptote of such a run.");

    /// <summary>Over this many steps between evaluations, with this share of repeated values, single evaluations fall sometimes. A running maximum never does.</summary>
    public const int FewestSteps = 20;

    /// <inheritdoc cref="FewestSteps"/>
    public const double RepeatedSteps = 0.25;

    public static FixedFinding NeverFalls { get; } = Warning(
        "never-falls",
        "The pass rate never falls and often repeats. It is a running maximum or a value carried forward, not single evaluations.",
        Invariant($"None of at least {FewestSteps} steps between evaluations goes down, and a share of at least {RepeatedSteps} repeats the value. Steps from 0 to 0 and from 1 to 1 do not count."),
        "Choose a metric of single evaluations. A running maximum hides every fall, and its intervals are not valid.");

    /// <summary>With fewer evaluations, a curve of four parameters is poorly determined.</summary>
    public const int FewPoints = 12;

    /// <summary>So many equal values in a row, at least, are no coincidence where their probability is below the limit.</summary>
    public const int FewestFrozen = 5;

    /// <inheritdoc cref="FewestFrozen"/>
    public const double FrozenProbability = 1e-3;

    /// <summary>A run may saturate at 0 or 1, but it does not jump there.</summary>
    public const double FrozenJump = 0.1;

    public static FixedFinding ValuesFrozen { get; } = Warning(
        "values-frozen",
        "Many evaluations in a row have the same value, as if evaluation stopped and the log repeats the last value.",
        Invariant($"At least {FewestFrozen} equal values in a row. Their probability is below {FrozenProbability}, given how often other neighbours are equal. Values of 0 and 1 count only after a jump of more than {FrozenJump}."),
        $"Check the evaluations. Fit the part before with {OptionName.Until}.");

    public static FixedFinding TooFewPoints { get; } = Warning(
        "too-few-points",
        "The fit window has few evaluations for a curve of four parameters.",
        Invariant($"Fewer than {FewPoints}."),
        "Evaluate more often, or keep training.");

    /// <summary>A window that spans less than this factor of compute shows only part of the curve.</summary>
    public const double NarrowestRange = 3;

    public static FixedFinding NarrowRange { get; } = Warning(
        "narrow-range",
        "The fitted evaluations span a small factor of compute and show only part of the curve.",
        Invariant($"The largest fitted compute is less than {NarrowestRange} times the smallest."),
        $"Keep training, or keep more of the early regime with {OptionName.SkipEarly}.");

    public static FixedFinding StartUnknown { get; } = Note(
        "start-unknown",
        "The fit window has no evaluation before training, so the start was fitted, not measured.",
        "Always reported.",
        $"Evaluate once before training, or give the pass rate with {OptionName.Start}.");

    public static FixedFinding Averaged { get; } = Note(
        "averaged",
        "ScaleFit fitted means of neighbouring evaluations. Residuals and numbers of evaluations refer to the means.",
        Invariant($"More than {Bins.MostPoints:N0} evaluations. METHOD.md, very long runs, describes the effect."),
        "No action is needed. The estimates move by less than a tenth of their standard errors.");

    // Findings on a fitted curve, its intervals and its residuals.

    /// <summary>Likelihood ratio that a rise needs over a constant: the 99% quantile of chi-square with the three further parameters.</summary>
    public const double ClearRise = 11.3;

    /// <summary>A rise larger than this many standard deviations of an evaluation is significant.</summary>
    public const double RiseDeviations = 2;

    public static FixedFinding NoRise { get; } = Warning(
        "no-rise",
        "The pass rate does not rise. A constant describes the run as well as the curve.",
        Invariant($"The curve rises by at most the larger of {IdenticalRuns} and {RiseDeviations} standard deviations of an evaluation. Twice the log-likelihood ratio of the curve to a constant is at most {ClearRise}, the 99% quantile of chi-square with 3 degrees of freedom."),
        "Check that training improves this metric. Do not use the asymptote or forecasts before it rises.");

    public static FixedFinding AsymptoteUnbounded { get; } = Warning(
        "asymptote-unbounded",
        "The data bounds the asymptote (ceiling) on one side only, or on none. The estimate is one of many values that fit.",
        "The confidence interval of the asymptote has no upper or no lower end.",
        "Keep training: only evaluations on the flat part of the curve bound the asymptote above.");

    /// <summary>An asymptote closer to 1 than this is reported as close to 1.</summary>
    public const double NearOne = 0.05;

    public static FixedFinding CeilingNearOne { get; } = Note(
        "ceiling-near-one",
        "The asymptote is close to 1: the policy can solve nearly all prompts.",
        Invariant($"The confidence interval has no upper end below 1, and its lower end lies within {NearOne} of 1."),
        "Evaluate on harder prompts to distinguish recipes.");

    /// <summary>An asymptote with a larger half-width than this cannot distinguish most recipes.</summary>
    public const double WeakHalfWidth = 0.05;

    public static FixedFinding AsymptoteWeak { get; } = Warning(
        "asymptote-weak",
        "The confidence interval of the asymptote is wide.",
        Invariant($"Half of its width exceeds {WeakHalfWidth}. Recipes often differ by less."),
        "Keep training, or evaluate on more prompts, before you use the asymptote for a decision.");

    /// <summary>Correlated noise with a larger standard deviation than this in pass rate, twice that of usual runs, indicates a poor fit.</summary>
    public const double LargeDrift = 0.02;

    /// <summary>Correlated noise is strong below this effective sample size.</summary>
    public const double FewEffective = 15;

    public static FixedFinding PoorFit { get; } = Warning(
        "poor-fit",
        "The pass rate deviates from the curve for long stretches. The curve does not describe the run.",
        Invariant($"Correlated noise (drift) has a standard deviation above {LargeDrift}, twice that of usual runs, and the effective sample size is below {FewEffective}."),
        $"Exclude a change of recipe with {OptionName.From}, a collapse with {OptionName.Until}, or more of the early regime with {OptionName.SkipEarly}.");

    /// <summary>The root of the likelihood ratio of a change in the last part exceeds this in at most 5% of runs that follow their curve (METHOD.md, findings).</summary>
    public const double ClearChange = 3.3;

    public static FixedFinding RecentChange { get; } = Warning(
        "recent-change",
        "The last part of the run departs from the curve: a rise over it, a plateau or a decline.",
        Invariant($"A straight deviation from the curve that begins at 0.5, 0.7 or 0.85 of the fitted compute: the root of the likelihood ratio exceeds {ClearChange}. Runs that follow their curve exceed it in at most 5%."),
        $"Look for a change of recipe or data there. Fit the part before it with {OptionName.Until}, or the part after it with {OptionName.From}.");

    /// <summary>Residuals of neighbours alternate when they correlate below minus this, and below minus this many standard deviations. No single run does.</summary>
    public const double MixedCorrelation = 0.5, MixedDeviations = 4;

    public static FixedFinding RunsMixed { get; } = Warning(
        "runs-mixed",
        "Evaluations lie above and below the curve in turn. The log may mix two runs.",
        Invariant($"The correlation of neighbouring residuals is below -{MixedCorrelation} and below -{MixedDeviations} / sqrt(n)."),
        $"Name the column of runs with {OptionName.RunColumn}, or separate the runs. The fit describes neither of them.");

    /// <summary>Share of the residual variance that two groups explain. Normal residuals reach 0.64, a sine 0.81.</summary>
    public const double GroupedVariance = 0.9;

    /// <summary>Share that three groups explain. Normal residuals reach 0.81, a sine 0.92.</summary>
    public const double ThriceGroupedVariance = 0.95;

    /// <summary>Number of evaluations, and their share, in the smaller of two groups.</summary>
    public const int FewestGrouped = 3;

    /// <inheritdoc cref="FewestGrouped"/>
    public const double LeastGrouped = 0.03;

    public static FixedFinding SeveralLevels { get; } = Warning(
        "several-levels",
        "The evaluations form groups far apart that alternate, as with several runs in one log, or with failed evaluations logged as 0 or 1.",
        Invariant($"Two groups of residuals explain more than {GroupedVariance} of the variance, or three groups more than {ThriceGroupedVariance} (normal residuals: 0.64 and 0.81). The smaller part has at least {FewestGrouped} evaluations and a share of at least {LeastGrouped}, and the groups alternate along compute."),
        $"Remove failed evaluations, or name the column of runs with {OptionName.RunColumn}.");

    public static FixedFinding StrongCorrelation { get; } = Note(
        "strong-correlation",
        "The noise is strongly correlated, so the effective sample size is small. The intervals account for it.",
        Invariant($"The effective sample size is below {FewEffective}."),
        "Keep training. More evaluations over the same compute add little.");

    public static GradedFinding MidpointOutside { get; } = Graded(
        "midpoint-outside",
        "The midpoint lies after the last fitted evaluation, and the asymptote is extrapolated. A note where it lies before the fit window: then only the asymptote is determined.",
        "The midpoint lies outside the fit window.",
        $"Train past the midpoint before you use the asymptote. If the midpoint lies before the fit window, lower {OptionName.SkipEarly}.");

    /// <summary>Fewer evaluations than this after the midpoint do not show how the curve bends towards its asymptote.</summary>
    public const int FewestAfterMidpoint = 5;

    public static FixedFinding FewAfterMidpoint { get; } = Warning(
        "few-after-midpoint",
        "Few evaluations lie after the midpoint, and the asymptote depends on them.",
        Invariant($"Fewer than {FewestAfterMidpoint} evaluations. They do not show how the curve bends towards its asymptote."),
        "Keep training, or evaluate more often.");

    /// <summary>A start this many standard deviations above the smallest pass rate is not explained by noise.</summary>
    public const double StartDeviations = 4;

    public static FixedFinding StartAboveData { get; } = Warning(
        "start-above-data",
        "The measured or given start lies above pass rates measured later.",
        Invariant($"More than {StartDeviations} standard deviations of an evaluation above the smallest pass rate."),
        $"Check {OptionName.Start}, or fit the start: {OptionName.Start} free.");

    public static GradedFinding AtBound { get; } = Graded(
        "at-bound",
        "A parameter is at a bound of its range, so the data does not determine it. A note where it is a parameter of the power law.",
        "The estimate is at a bound of its range.",
        "Do not use it as a measurement.");

    /// <summary>A power law with a smaller Akaike weight than this is not credible beside the sigmoid.</summary>
    public const double CredibleWeight = 0.05;

    public static FixedFinding PowerLawTrap { get; } = Note(
        "power-law-trap",
        "The asymptote of the power law lies above that of the sigmoid. On short runs it is nearly always too high.",
        Invariant($"By more than {IdenticalRuns}, the run-to-run variation of identical runs (paper, section 3), where the Akaike weight of the power law is at least {CredibleWeight} or cannot be computed."),
        $"Use the asymptote of the sigmoid. A fit with {OptionName.Sensitivity} shows how both change with the fit window.");

    // Findings on a forecast.

    /// <summary>With fewer evaluations, the noise determines the curve.</summary>
    public const int FewestForForecast = 8;

    public static FixedFinding NoForecast { get; } = Warning(
        "no-forecast",
        "The run collapses or is too short, so ScaleFit makes no forecast.",
        Invariant($"A late collapse, or fewer than {FewestForForecast} fitted evaluations."),
        "Keep training, or evaluate more often.");

    /// <summary>Forecasts beyond this many times the compute of the run depend on the curve alone.</summary>
    public const double FarRatio = 10;

    public static FixedFinding FarExtrapolation { get; } = Warning(
        "far-extrapolation",
        "A forecast lies far beyond the run. It depends on the shape of the curve, not on data.",
        Invariant($"The compute exceeds {FarRatio} times the compute of the run."),
        "Use it to decide whether to keep training, not to predict the final pass rate.");

    /// <summary>With fewer draws in effect, the ends of a posterior interval are uncertain by more than a tenth of its width.</summary>
    public const double FewestDraws = 25;

    public static FixedFinding ForecastImprecise { get; } = Warning(
        "forecast-imprecise",
        "The forecast rests on few of the curves that were drawn, so the ends of its intervals are imprecise.",
        Invariant($"Fewer than {FewestDraws} draws in effect."),
        "Compare the forecast with the interval of the sigmoid, and use the wider one.");

    public static FixedFinding CurvesDisagree { get; } = Note(
        "curves-disagree",
        "The sigmoid and the power law forecast different pass rates.",
        Invariant($"They differ by more than {IdenticalRuns}, the run-to-run variation of identical runs (paper, section 3)."),
        "Prefer the sigmoid, which is more stable. The forecast averages over both and other laws.");

    public static FixedFinding LastValueWins { get; } = Note(
        "last-value-wins",
        "In the backtest, the baseline (last value carried forward) was closer to the observed pass rate than the sigmoid.",
        "The mean absolute error of the baseline is smaller.",
        "Near the end of the data, use the last value. Use the sigmoid far beyond the data.");

    public static FixedFinding ForecastMissed { get; } = Warning(
        "forecast-missed",
        "In the backtest, a prediction interval did not contain the observed pass rate.",
        "One forecast or more.",
        "The run does not follow its fitted curve. Look for a change of recipe or data, and use the intervals of its forecasts with caution.");

    // What makes the numbers of two recipes incomparable.

    /// <summary>Starts that differ by more standard errors than this are not those of one evaluation set.</summary>
    public const double StartErrors = 3;

    /// <summary>A pass rate that differs by this much, beyond noise and margin, where the baseline has reached less than this share of its gain.</summary>
    public const double BeginningApart = 0.1, LittleGain = 0.5;

    /// <summary>Where the baseline has reached less than this share of its gain, evaluations measure the start.</summary>
    public const double NoGain = 0.02;

    public static FixedFinding StartsDiffer { get; } = Warning(
        "starts-differ",
        "The recipes start at different pass rates, as with another evaluation set or another model.",
        Invariant($"The starts, or the means of evaluations where the baseline has reached less than {NoGain} of its gain, differ by more than {IdenticalRuns} and {StartErrors} standard errors. Run-to-run margin counts only where a start was not measured. Or the pass rates differ by {BeginningApart} more than that at the first common compute, where the baseline has reached less than {LittleGain} of its gain."),
        "Compare recipes on one evaluation set. A gate can expect the difference where it is intended, such as for another model size.");

    /// <summary>Runs whose ends differ by this factor in compute rarely measure it in the same unit.</summary>
    public const double ComputeApart = 30;

    /// <summary>A candidate that begins this many times later than the baseline, and after the baseline's midpoint, hides its beginning.</summary>
    public const double LateBeginning = 2;

    public static FixedFinding ComputeDiffers { get; } = Warning(
        "compute-differs",
        "The recipes span very different compute.",
        Invariant($"The largest fitted compute differs by a factor of {ComputeApart} or more. Or the first evaluation of the candidate lies after the midpoint of the baseline, and at {LateBeginning} times the first compute of the baseline or more."),
        $"Check the unit of compute and {OptionName.Gpus}: a log in seconds beside one in hours looks like this.");

    public static FixedFinding BaselineCollapsed { get; } = Warning(
        "baseline-collapsed",
        "The baseline collapses. It is compared at its best level before the collapse.",
        "The run has the finding late-collapse.",
        "Choose a baseline that does not collapse.");

    /// <summary>All kinds: on the forecast and the fit, most serious first, then on the window and on the log.</summary>
    public static IReadOnlyList<FindingKind> All { get; } =
    [
        LateCollapse, LateDecline, NoRise, AsymptoteUnbounded, AsymptoteWeak, CeilingNearOne, MidpointOutside, FewAfterMidpoint, AtBound, PoorFit, RecentChange, RunsMixed, SeveralLevels,
        StartAboveData, StartUnknown, TooFewPoints, NarrowRange, StrongCorrelation, Averaged, PowerLawTrap,
        StartsDiffer, ComputeDiffers, BaselineCollapsed,
        NoForecast, FarExtrapolation, ForecastImprecise, CurvesDisagree, ForecastMissed, LastValueWins,
        NeverFalls, ValuesFrozen, EvaluationsStop, RowsRejected, DuplicateCompute, StepRepeated, ClockGap, SeveralRuns, ComputeGoesBack, RunRestarted, ClockRestarted,
        ClockIncomplete, StepsMissing, StepStalled, StepTimeMean, LogCutShort, GpusUnused, GpusRecovered, Rescaled, ValidationMetric, TrainingMetric, OptionsUnknown,
    ];

    private static FrozenDictionary<string, FindingKind> ByCode { get; } = All.ToFrozenDictionary(kind => kind.Code, StringComparer.Ordinal);

    /// <summary>The kind that has a code, or null for an unknown code, as in results of another version.</summary>
    public static FindingKind? Find(string code) => ByCode.GetValueOrDefault(code);

    private static FixedFinding Warning(string code, string meaning, string threshold, string advice) => new(code, Severity.Warning, meaning, threshold, advice);

    private static FixedFinding Note(string code, string meaning, string threshold, string advice) => new(code, Severity.Note, meaning, threshold, advice);

    private static GradedFinding Graded(string code, string meaning, string threshold, string advice) => new(code, meaning, threshold, advice);
}
