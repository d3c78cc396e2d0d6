using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit;

/// <summary>A training run: pass rates over compute, ready to be fitted. Immutable; threads may share it.</summary>
public sealed class TrainingRun
{
    private TrainingRun(Run run) => Record = run;

    /// <summary>The run's name.</summary>
    public string Name => Record.Name;

    /// <summary>The unit of compute.</summary>
    public ComputeUnit Unit => Record.Compute.Unit;

    /// <summary>The evaluations, by increasing compute.</summary>
    public IReadOnlyList<RunPoint> Points => Record.Points;

    /// <summary>What reading found, such as rejected rows or repeated compute.</summary>
    public IReadOnlyList<Finding> Findings => Record.Findings;

    /// <summary>The run as the other namespaces of the library take it.</summary>
    public Run Record { get; }

    /// <summary>Reads the one run of a log; format, compute and metric are recognised.</summary>
    /// <param name="path">The log.</param>
    /// <exception cref="LogFormatException">The log cannot be read, or holds several runs.</exception>
    public static TrainingRun Read(string path) => Read(path, new LogOptions());

    /// <summary>Reads the one run of a log.</summary>
    /// <param name="path">The log.</param>
    /// <param name="options">What to read.</param>
    /// <exception cref="LogFormatException">The log cannot be read, or holds several runs or none that <paramref name="options"/> ask for.</exception>
    public static TrainingRun Read(string path, LogOptions options) => ReadAll(path, options) switch
    {
        [var run] => run,
        [] => throw new LogFormatException($"{path}: no run is named {string.Join(" or ", options.Runs)}"),
        var runs => throw new LogFormatException(
            $"{path}: expected one run, found {runs.Count}: {string.Join(", ", runs.Take(5).Select(run => run.Name).Distinct())}{(runs.Count > 5 ? ", ..." : "")}; choose one with LogOptions.Runs or Metrics, or read them with ReadAll"),
    };

    /// <summary>Reads every run of a log; format, compute and metric are recognised.</summary>
    /// <param name="path">The log.</param>
    /// <exception cref="LogFormatException">The log or one of its runs cannot be read.</exception>
    public static IReadOnlyList<TrainingRun> ReadAll(string path) => ReadAll(path, new LogOptions());

    /// <summary>Reads every run of a log.</summary>
    /// <param name="path">The log.</param>
    /// <param name="options">What to read.</param>
    /// <returns>The runs in the order of the log; several metrics of one run stand side by side.</returns>
    /// <exception cref="LogFormatException">The log or one of its runs cannot be read; <see cref="LogReader"/> returns the others beside the failures.</exception>
    public static IReadOnlyList<TrainingRun> ReadAll(string path, LogOptions options)
    {
        var contents = LogReader.Read(path, options);
        if (contents.Failures is [var failure, ..]) throw new LogFormatException(failure.Message);
        return [.. contents.Runs.Select(run => new TrainingRun(run))];
    }

    /// <summary>Makes a run from numbers.</summary>
    /// <param name="gpuHours">Compute of each evaluation, at least 0, in GPU-hours, in any order.</param>
    /// <param name="passRates">Its pass rate, from 0 to 1. Evaluations of equal compute are averaged.</param>
    /// <exception cref="ArgumentException">There are not as many of each, or a number lies outside its range.</exception>
    public static TrainingRun FromPoints(IReadOnlyList<double> gpuHours, IReadOnlyList<double> passRates) => FromPoints("run", gpuHours, passRates);

    /// <inheritdoc cref="FromPoints(IReadOnlyList{double}, IReadOnlyList{double})"/>
    /// <param name="name">The run's name.</param>
    /// <param name="gpuHours">Compute of each evaluation, at least 0, in GPU-hours, in any order.</param>
    /// <param name="passRates">Its pass rate, from 0 to 1. Evaluations of equal compute are averaged.</param>
    public static TrainingRun FromPoints(string name, IReadOnlyList<double> gpuHours, IReadOnlyList<double> passRates)
    {
        if (gpuHours.Count != passRates.Count)
            throw new ArgumentException(FormattableString.Invariant($"Found {gpuHours.Count} values of compute and {passRates.Count} pass rates; expected as many of each."), nameof(passRates));
        var points = new RunPoint[gpuHours.Count];
        for (int i = 0; i < points.Length; i++)
        {
            if (!(gpuHours[i] >= 0 && double.IsFinite(gpuHours[i])))
                throw new ArgumentException(FormattableString.Invariant($"gpuHours[{i}] is {gpuHours[i]}; expected a finite number, at least 0."), nameof(gpuHours));
            if (!(passRates[i] is >= 0 and <= 1))
                throw new ArgumentException(FormattableString.Invariant($"passRates[{i}] is {passRates[i]}; expected a share from 0 to 1. Divide percentages by 100."), nameof(passRates));
            points[i] = new RunPoint(gpuHours[i], passRates[i]);
        }
        return new TrainingRun(new Run
        {
            Name = name,
            Source = name,
            Format = "points",
            Metric = "pass_rate",
            Compute = new ComputeAxis("gpu_hours", ComputeUnit.GpuHours),
            Points = Run.Order(points),
            Read = points.Length,
        });
    }

    /// <summary>Fits the sigmoid, and the power law beside it, with intervals at 95%.</summary>
    /// <exception cref="FitException">The run has too few evaluations.</exception>
    public ScalingFit Fit() => Fit(InferenceOptions.Default);

    /// <summary>Fits the sigmoid, and the power law where <paramref name="options"/> ask for it.</summary>
    /// <param name="options">The window, the noise and the confidence level.</param>
    /// <exception cref="ArgumentException">The curves do not begin with the sigmoid.</exception>
    /// <exception cref="FitException">The run has too few evaluations in the window.</exception>
    public ScalingFit Fit(InferenceOptions options) => new(RunAnalyzer.Infer(Record, options));
}
