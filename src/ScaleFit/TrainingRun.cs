using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit;

/// <summary>A training run: pass rates over compute. Immutable: threads may share it.</summary>
public sealed class TrainingRun
{
    private TrainingRun(Run run) => Record = run;

    /// <summary>The run's name.</summary>
    public string Name => Record.Name;

    /// <summary>The column or key of the pass rates in the log.</summary>
    public string Metric => Record.Metric;

    /// <summary>The unit of compute.</summary>
    public ComputeUnit Unit => Record.Compute.Unit;

    /// <summary>The evaluations, by increasing compute.</summary>
    public IReadOnlyList<RunPoint> Points => Record.Points;

    /// <summary>Findings on the log, such as rejected rows or repeated compute.</summary>
    public IReadOnlyList<Finding> Findings => Record.Findings;

    /// <summary>The run, for the other namespaces of the library.</summary>
    public Run Record { get; }

    /// <summary>Reads the one run of a log. Detects format, compute and metric.</summary>
    /// <param name="path">The path of the log.</param>
    /// <exception cref="LogFormatException">The log cannot be read, or contains several runs.</exception>
    public static TrainingRun Read(string path) => Read(path, new LogOptions());

    /// <summary>Reads the one run of a log.</summary>
    /// <param name="path">The path of the log.</param>
    /// <param name="options">Options of reading.</param>
    /// <exception cref="LogFormatException">The log cannot be read, or it contains several runs or none that <paramref name="options"/> select.</exception>
    public static TrainingRun Read(string path, LogOptions options) => ReadAll(path, options) switch
    {
        [var run] => run,
        [] => throw new LogFormatException($"{path}: no run is named {string.Join(" or ", options.Runs)}"),
        var runs => throw new LogFormatException(
            $"{path}: expected one run, found {runs.Count}: {string.Join(", ", runs.Take(5).Select(run => $"{run.Name} ({run.Metric})"))}{(runs.Count > 5 ? ", ..." : "")}. Choose one with LogOptions.Runs or LogOptions.Metrics, or read all with ReadAll"),
    };

    /// <summary>Reads every run of a log. Detects format, compute and metric.</summary>
    /// <param name="path">The path of the log.</param>
    /// <exception cref="LogFormatException">The log or one of its runs cannot be read.</exception>
    public static IReadOnlyList<TrainingRun> ReadAll(string path) => ReadAll(path, new LogOptions());

    /// <summary>Reads every run of a log.</summary>
    /// <param name="path">The path of the log.</param>
    /// <param name="options">Options of reading.</param>
    /// <returns>The runs in the order of the log. Several metrics of one run are adjacent.</returns>
    /// <exception cref="LogFormatException">The log or one of its runs cannot be read. <see cref="LogReader"/> returns the other runs with the failures.</exception>
    public static IReadOnlyList<TrainingRun> ReadAll(string path, LogOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        var contents = LogReader.Read(path, options);
        if (contents.Failures is [var failure, ..])
            throw new LogFormatException($"{failure.Message} (run {failure.Run}; {contents.Runs.Count} others can be read with LogReader.Read)");
        return [.. contents.Runs.Select(run => new TrainingRun(run))];
    }

    /// <summary>Makes a training run from a run of the other namespaces of the library: weighted evaluations, other units, logs with failures.</summary>
    /// <param name="run">The run.</param>
    public static TrainingRun From(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new TrainingRun(run);
    }

    /// <summary>Makes a run from numbers.</summary>
    /// <param name="gpuHours">Compute of each evaluation, at least 0, in GPU-hours, in any order.</param>
    /// <param name="passRates">Pass rate of each evaluation, from 0 to 1. Evaluations of equal compute are averaged.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a number lies outside its range.</exception>
    public static TrainingRun FromPoints(IReadOnlyList<double> gpuHours, IReadOnlyList<double> passRates) => FromPoints("run", gpuHours, passRates);

    /// <inheritdoc cref="FromPoints(IReadOnlyList{double}, IReadOnlyList{double})"/>
    /// <param name="name">The run's name.</param>
    /// <param name="gpuHours">Compute of each evaluation, at least 0, in GPU-hours, in any order.</param>
    /// <param name="passRates">Pass rate of each evaluation, from 0 to 1. Evaluations of equal compute are averaged.</param>
    public static TrainingRun FromPoints(string name, IReadOnlyList<double> gpuHours, IReadOnlyList<double> passRates)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(gpuHours);
        ArgumentNullException.ThrowIfNull(passRates);
        if (gpuHours.Count != passRates.Count)
            throw new ArgumentException(FormattableString.Invariant($"Found {gpuHours.Count} values of compute and {passRates.Count} pass rates. Expected the same number of both."), nameof(passRates));
        var points = new RunPoint[gpuHours.Count];
        for (int i = 0; i < points.Length; i++)
        {
            if (!(gpuHours[i] >= 0 && double.IsFinite(gpuHours[i])))
                throw new ArgumentException(FormattableString.Invariant($"gpuHours[{i}] is {gpuHours[i]}. Expected a finite number, at least 0."), nameof(gpuHours));
            if (double.IsNaN(passRates[i])) throw new ArgumentException(FormattableString.Invariant($"passRates[{i}] is NaN. Remove evaluations without a value."), nameof(passRates));
            if (passRates[i] is not (>= 0 and <= 1))
                throw new ArgumentException(FormattableString.Invariant($"passRates[{i}] is {passRates[i]}. Expected a share from 0 to 1. Divide percentages by 100."), nameof(passRates));
            points[i] = new RunPoint(gpuHours[i], passRates[i]);
        }
        var ordered = Run.Order(points);
        return new TrainingRun(new Run
        {
            Name = name,
            Source = "points",
            Format = "points",
            Metric = "pass_rate",
            Compute = new ComputeAxis("gpu_hours", ComputeUnit.GpuHours),
            Points = ordered,
            Read = points.Length,
            Findings = ordered.Count == points.Length ? [] : [FindingCatalog.DuplicateCompute.Note(
                FormattableString.Invariant($"{points.Length - ordered.Count} of {points.Length} evaluations have the same compute as another one. ScaleFit averaged evaluations of equal compute."),
                "If these are several runs, fit each of them separately.")],
        });
    }

    /// <summary>
    /// Fits the sigmoid and the power law, with intervals at 95%. Skips the early regime (METHOD.md) if at least five evaluations remain,
    /// otherwise fits all evaluations.
    /// </summary>
    /// <exception cref="FitException">The run has fewer than five evaluations, or compute above 1e50.</exception>
    public ScalingFit Fit()
    {
        var options = InferenceOptions.Default;
        var whole = options with { Window = options.Window with { SkipEarly = 0 } };
        bool isLong = CurveModel.Suffices(SigmoidCurve.Instance, FitWindow.Choose(Record, options.Window));
        return Fit(isLong ? options : whole);
    }

    /// <summary>Fits the sigmoid, and the power law if <paramref name="options"/> contain it.</summary>
    /// <param name="options">The window, the noise and the confidence level.</param>
    /// <exception cref="ArgumentException">The curves do not begin with the sigmoid.</exception>
    /// <exception cref="FitException">The window has too few evaluations, or compute above 1e50.</exception>
    public ScalingFit Fit(InferenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Curves[0] is not SigmoidCurve)
            throw new ArgumentException("The first curve of InferenceOptions.Curves is not the sigmoid. Fit other curves with RunAnalyzer.Infer.", nameof(options));
        return new ScalingFit(RunAnalyzer.Infer(Record, options));
    }

    /// <summary>One line, such as <c>run: 66 evaluations of pass_rate</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Points.Count} evaluations of {Metric}");
}
