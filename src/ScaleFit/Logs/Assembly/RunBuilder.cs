using System.Globalization;
using ScaleFit.Logs.Columns;
using ScaleFit.Logs.Formats;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Assembly;

/// <summary>Collects one metric of one run while ScaleFit reads its log.</summary>
/// <param name="name">The run's name.</param>
/// <param name="recipe">Its recipe; null if the log names none.</param>
/// <param name="metric">The metric's name.</param>
/// <param name="compute">The compute.</param>
/// <param name="log">The log.</param>
/// <param name="room">The initial capacity in evaluations.</param>
internal sealed class RunBuilder(string name, string? recipe, string metric, ComputeColumn compute, LogSource log, int room)
{
    /// <summary>Seconds since 1970 passed this value in 1973. A smaller value is time since some start.</summary>
    private const double UnixClock = 1e8;

    /// <summary>Averages of ones and zeros may exceed [0, 1] by this much.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Repeated evaluations of one run scatter at most this many times as much as neighbouring means. Those of different runs scatter more.</summary>
    private const double Separate = FindingCatalog.RepeatsApart;

    /// <summary>The smallest evaluation gap at the end of a log: as a share of its compute, and in usual distances between evaluations.</summary>
    private const double LongGap = FindingCatalog.LongSilence, MissingEvaluations = FindingCatalog.MissingEvaluations;

    /// <summary>Marks an unknown variance: if all samples fail or all pass, their standard error is 0.</summary>
    private const double Unknown = 1e-200;

    private readonly List<RunPoint> _evaluations = new(room);
    private readonly RejectedRows _rejected = new();
    private double _step = double.NaN;
    private long _again;
    private string _firstAgain = "";
    private double _earliest = double.PositiveInfinity;
    private double _latest = double.NegativeInfinity;
    private string? _aboveOne;
    private string? _belowZero;
    private bool _negative;
    private double _greatest;

    /// <summary>The run's name.</summary>
    public string Name => name;

    /// <summary>The metric's name.</summary>
    public string Metric => metric;

    /// <summary>Number of evaluations so far.</summary>
    public int Count => _evaluations.Count;

    private static string Rescaling => $"give {OptionName.Rescale} LO,HI with its smallest and largest value, or choose another {OptionName.Metrics}";

    private string Expected => log.Options.Rescale is { } range ? range.Text : log.Options.Percent ? "0 and 100" : "0 and 1";

    private long Held => _evaluations.Count + _rejected.Count;

    /// <summary>Records a compute without an evaluation. A time of day counts from the run's first row, and the run ends at its last row.</summary>
    public void Advance(double value) => (_earliest, _latest) = (Math.Min(_earliest, value), Math.Max(_latest, value));

    /// <summary>Adds an evaluation, or rejects it if a value is outside its range.</summary>
    /// <param name="line">Its line.</param>
    /// <param name="value">Compute as logged.</param>
    /// <param name="passRate">Pass rate as logged, finite.</param>
    /// <param name="noise">Standard error or trials, as the options say; otherwise ignored.</param>
    /// <param name="step">Its step; NaN if the log has none.</param>
    public void Add(long line, double value, double passRate, double noise, double step)
    {
        if (step == _step && _evaluations.Count > 0 && _evaluations[^1].Compute != value && _again++ == 0) _firstAgain = log.At(line);
        _step = step;
        double rate = log.Options.Percent ? passRate / 100 : log.Options.Rescale is { } range ? range.Share(passRate) : passRate;
        double variance = NoiseVariance(rate, noise);
        _negative |= rate < -Rounding;
        _greatest = Math.Max(_greatest, passRate);
        if (!(value >= 0 && double.IsFinite(value * compute.Factor)))
            Reject(line, $"compute {Shown(value)} in column {PlainText.Quoted(compute.Name)} is {(value < 0 ? "negative" : "too large")}");
        else if (rate < -Rounding && log.Options.Rescale is null && MetricName.IsReward(metric))
            _belowZero ??= $"{log.At(line)}: {Shown(passRate)} in column {PlainText.Quoted(metric)} is below 0: a reward, not a pass rate; {Rescaling}";
        else if (rate < -Rounding && log.Options.Rescale is null)
            Reject(line, $"{Shown(passRate)} in column {PlainText.Quoted(metric)} is below 0: a reward, not a pass rate; {Rescaling}");
        else if (rate > 1 + Rounding && rate <= 100 && !log.Options.Percent && log.Options.Rescale is null)
            _aboveOne ??= $"{log.At(line)}: {Shown(passRate)} in column {PlainText.Quoted(metric)} is above 1";
        else if (rate is < -Rounding or > 1 + Rounding)
            Reject(line, $"{Shown(passRate)} in column {PlainText.Quoted(metric)} is not a pass rate: expected a number between {Expected}");
        else if (!(variance is Unknown or (> 1e-100 and < 1e100)))
            Reject(line, $"{(log.Options.StandardErrorColumn is null ? "trials" : "standard error")} {Shown(noise)}: expected a number above 0 and of a usable size");
        else
            Keep(new RunPoint(value + 0.0, Math.Clamp(rate, 0, 1), variance));
    }

    /// <summary>Removes the evaluations after a compute, because the log repeats them.</summary>
    public void DiscardAfter(double beyond)
    {
        _evaluations.RemoveAll(e => e.Compute > beyond);
        _latest = Math.Min(_latest, beyond);
    }

    /// <summary>Rejects a row.</summary>
    public void Reject(long line, string error) => _rejected.Add(log.At(line), error);

    /// <summary>Rejects a row because a cell is not a number.</summary>
    public void Reject(long line, string column, ReadOnlySpan<byte> cell) => Reject(line, $"column {PlainText.Quoted(column)} {Cell.Complaint(cell)}");

    /// <summary>Why the run cannot be used, as one line, or null.</summary>
    public string? Error()
    {
        if (_aboveOne is not null)
        {
            return _negative
                ? $"{_aboveOne}, and others are below 0: a reward, not a pass rate; {Rescaling}"
                : $"{_aboveOne}: a pass rate lies between 0 and 1: give {OptionName.Percent} if these are percentages, {OptionName.Rescale} LO,HI for a reward, or choose another {OptionName.Metrics}";
        }
        if (_belowZero is not null) return _belowZero;
        if (log.Options.Percent && _greatest is > 0 and <= 1)
            return $"{log.Shown}: no value in column {PlainText.Quoted(metric)} is above 1: these are not percentages; remove {OptionName.Percent}, or give {OptionName.Rescale} 0,100 if all percentages are below 1%";
        if (_rejected.AreTooMany(Held)) return $"{_rejected.Text(Held, "rows")}; the limit is a tenth: correct the log";
        if (_evaluations.Count == 0) return $"{log.Shown}: no values in column {PlainText.Quoted(metric)}: choose another {OptionName.Metrics}";
        if (_evaluations.Count == 1) return $"{log.Shown}: only one evaluation; a fit needs evaluations at several values of {PlainText.Quoted(compute.Name)}";
        double first = _evaluations[0].Compute;
        return _evaluations.TrueForAll(e => e.Compute == first)
            ? $"{log.Shown}: all {_evaluations.Count} evaluations have the same compute, {Shown(first)} in column {PlainText.Quoted(compute.Name)}; choose another {OptionName.Compute}"
            : null;
    }

    /// <summary>The run. Requires that there is no <see cref="Error"/>.</summary>
    /// <param name="broken">Rows of the log that belong to no known run.</param>
    /// <param name="rows">Number of rows of the log.</param>
    /// <param name="found">Findings about the run from reading its log.</param>
    public Run ToRun(RejectedRows broken, long rows, IReadOnlyList<Finding> found)
    {
        double origin = compute.IsClock && _earliest >= UnixClock ? _earliest : 0;
        double factor = compute.Factor / Ticks(origin);
        FillIn();
        double variance = _evaluations.Average(e => e.NoiseVariance);
        var points = Run.Order(_evaluations.Select(e => new RunPoint((e.Compute - origin) * factor, e.PassRate, e.NoiseVariance / variance)));
        var findings = new List<Finding>(found);
        if (_rejected.Count > 0) findings.Add(_rejected.Finding(Held, "rows"));
        if (broken.Count > 0) findings.Add(broken.Finding(rows, "rows of the file"));
        if (_again > 0) findings.Add(Repeated());
        if (found.All(finding => finding.Kind != FindingCatalog.ClockGap) && ClockGap.Between(points, compute) is { } clockGap) findings.Add(clockGap);
        if (points.Count < _evaluations.Count) findings.Add(Averaged(points));
        if (EvaluationGap(points, (_latest - origin) * factor) is { } gap) findings.Add(gap);
        return new Run
        {
            Name = name,
            Recipe = recipe,
            Source = log.Name,
            Format = log.Format,
            Metric = metric,
            SamplingVariance = log.Options is { StandardErrorColumn: null, TrialsColumn: null, Trials: null } ? null : variance,
            Compute = compute.Axis,
            Points = points,
            Read = _evaluations.Count,
            Rejected = _rejected.Count + broken.Count,
            Findings = findings,
        };
    }

    /// <summary>Ticks per second of a time since 1970, which passed 1e8 seconds in 1973 and reaches 1e11 in the year 5138.</summary>
    private static double Ticks(double time) => time switch
    {
        >= 1e17 => 1e9,
        >= 1e14 => 1e6,
        >= 1e11 => 1e3,
        _ => 1,
    };

    private void Keep(RunPoint evaluation)
    {
        Advance(evaluation.Compute);
        _evaluations.Add(evaluation);
    }

    /// <summary>Replaces unknown variances by the median of the known ones.</summary>
    private void FillIn()
    {
        if (!_evaluations.Exists(e => e.NoiseVariance == Unknown)) return;
        double[] known = [.. _evaluations.Select(e => e.NoiseVariance).Where(variance => variance != Unknown).Order()];
        double usual = known.Length > 0 ? known[known.Length / 2] : 1;
        for (int i = 0; i < _evaluations.Count; i++)
        {
            if (_evaluations[i].NoiseVariance == Unknown) _evaluations[i] = new RunPoint(_evaluations[i].Compute, _evaluations[i].PassRate, usual);
        }
    }

    /// <summary>Finds evaluations that stop long before the log ends. The unobserved part may hide a collapse.</summary>
    private static Finding? EvaluationGap(IReadOnlyList<RunPoint> points, double end)
    {
        double last = points[^1].Compute, gap = end - last;
        double usual = Math.Max((last - points[0].Compute) / (points.Count - 1), last - points[^2].Compute);
        return !(gap > LongGap * end && gap > MissingEvaluations * usual) ? null : FindingCatalog.EvaluationsStop.Report(string.Create(CultureInfo.InvariantCulture, $"the log continues for {NumberFormat.Share(gap / end)} of its compute after the last evaluation that has a number"),
            "Check that part of the run before you trust the fit: it may hide a collapse.");
    }

    private Finding Repeated() => FindingCatalog.StepRepeated.Report(string.Create(CultureInfo.InvariantCulture, $"{(_again == 1 ? "an evaluation has" : $"{_again} evaluations have")} the same step as the previous one at another compute, first at {_firstAgain}: the run evaluated the step twice, or several runs are mixed"),
        $"If these are several runs, name them with {OptionName.RunColumn}, or separate them.");

    private Finding Averaged(IReadOnlyList<RunPoint> points)
    {
        string shared = string.Create(CultureInfo.InvariantCulture, $"{_evaluations.Count} evaluations share {points.Count} values of compute; ScaleFit averaged those of equal compute");
        double apart = Math.Sqrt(Repeats(points.Count)), usual = Math.Sqrt(points.Zip(points.Skip(1), (a, b) => Square(b.PassRate - a.PassRate) / 2).DefaultIfEmpty().Average());
        return apart > Separate * usual
            ? FindingCatalog.DuplicateCompute.Warning(
                string.Create(CultureInfo.InvariantCulture, $"{shared}, although they scatter by {apart:0.000} around their means and neighbouring means only by {usual:0.000}: this indicates several runs in one log"),
                $"Name the runs with {OptionName.RunColumn}, or separate them: the fit describes none of them.")
            : FindingCatalog.DuplicateCompute.Note(shared, $"If these are several runs in one log, name them with {OptionName.RunColumn}.");
    }

    /// <summary>Variance of evaluations around the mean at equal compute.</summary>
    private double Repeats(int computes) => _evaluations.GroupBy(e => e.Compute).Sum(equal =>
    {
        double mean = equal.Average(e => e.PassRate);
        return equal.Sum(e => Square(e.PassRate - mean));
    }) / (_evaluations.Count - computes);

    private static double Square(double x) => x * x;

    /// <summary>Binomial variance with p shrunk away from 0 and 1, because a few trials would otherwise give a variance of 0.</summary>
    private double NoiseVariance(double rate, double noise)
    {
        if (log.Options.StandardErrorColumn is not null) return noise > 0 ? noise * noise : noise == 0 && rate is <= 0 or >= 1 ? Unknown : double.NaN;
        if (log.Options.TrialsColumn is null && log.Options.Trials is null) return 1;
        double p = ((rate * noise) + 0.5) / (noise + 1);
        return noise > 0 ? p * (1 - p) / noise : double.NaN;
    }

    private static string Shown(double value) => value.ToString(CultureInfo.InvariantCulture);
}
