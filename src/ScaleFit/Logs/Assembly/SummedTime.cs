using System.Globalization;
using ScaleFit.Logs.Columns;
using ScaleFit.Logs.Formats;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Assembly;

/// <summary>The time of one run, summed over the seconds of its steps.</summary>
/// <param name="time">The columns.</param>
/// <param name="usual">The median step, if stalled steps count as it; otherwise null.</param>
internal sealed class SummedTime(StepTime time, double? usual = null)
{
    /// <summary>Seconds of the step by part. A step may span several rows, or be logged twice.</summary>
    private readonly double[] _seconds = new double[time.Parts.Length + time.Excluded.Length];

    private double _before;
    private double _weight = 1;
    private double _step = double.NaN;
    private double _untimed;
    private string _firstGap = "";
    private bool _hasNoSteps;
    private double _again = double.NaN;
    private long _repeated;
    private string _firstRepeated = "";

    /// <summary>The time of each step.</summary>
    public StepDurations Durations { get; } = new();

    /// <summary>Seconds up to the last row read, its step included.</summary>
    public double Sum { get; private set; }

    /// <summary>Goes back to the end of a step.</summary>
    public void GoBack(double sum, double step)
    {
        (Sum, _step) = (sum, step);
        Durations.GoBack(sum);
    }

    /// <summary>Adds a row's time; false if it is not a number.</summary>
    /// <param name="rows">The log at the row.</param>
    /// <param name="step">The row's step; NaN if the log has none.</param>
    /// <param name="value">Seconds up to the row's evaluation.</param>
    public bool TryRead(LogRows rows, double step, out double value)
    {
        value = Sum;
        bool isTimed = false;
        foreach (int part in time.Parts) isTimed |= rows.TryRead(part, out _);
        if (!isTimed) return true;
        if (step != _step) Begin(step, rows.Line);
        for (int i = 0; i < _seconds.Length; i++)
        {
            bool isExcluded = i >= time.Parts.Length;
            if (!rows.TryRead(isExcluded ? time.Excluded[i - time.Parts.Length] : time.Parts[i], out double some)) continue;
            if (_seconds[i] != 0) Repeat(step, rows.Line);
            _seconds[i] = isExcluded ? -some : some;
        }
        double seconds = Math.Max(_seconds.Sum(), 0);
        Durations.Set(_before, seconds, _weight, rows.Line);
        if (usual is { } median && seconds > FindingCatalog.StalledSteps * median) seconds = median;
        Sum = _before + (seconds * _weight);
        value = time.FollowsEvaluation ? _before : Sum;
        return double.IsFinite(Sum);
    }

    /// <summary>The findings about the steps.</summary>
    public IEnumerable<Finding> Findings()
    {
        if (_untimed > 0)
        {
            yield return FindingCatalog.StepsMissing.Report(
                string.Create(CultureInfo.InvariantCulture, $"{_untimed} steps have no {PlainText.Quoted(time.Name)}, the first {_firstGap}; ScaleFit does not count their time"),
                $"Compute is too small by their share: give the whole log, or choose another {OptionName.Compute}.");
        }
        if (_repeated > 0)
        {
            yield return FindingCatalog.StepRepeated.Report(
                string.Create(CultureInfo.InvariantCulture, $"{(_repeated == 1 ? "a step is" : $"{_repeated} steps are")} logged more than once, first in {_firstRepeated}; ScaleFit counts only the later time"),
                "If two runs wrote into one log, separate them; ScaleFit averages evaluations of one step.");
        }
        if (_hasNoSteps)
        {
            yield return FindingCatalog.StepTimeMean.Report($"column {PlainText.Quoted(time.Name)} is a mean over the steps between two rows, and no column counts steps; ScaleFit counts each row as one step",
                "Multiply compute by the number of steps between two rows, or use the trainer's state file.");
        }
    }

    private void Begin(double step, long line)
    {
        double before = _step, since = step - before;
        (_step, _before, _weight) = (step, Sum, 1);
        Array.Clear(_seconds);
        if (time.IsMean)
        {
            _hasNoSteps |= double.IsNaN(step);
            _weight = double.IsNaN(since) ? Math.Max(double.IsNaN(step) ? 1 : step, 1) : since;
            return;
        }
        double missing = double.IsNaN(before) ? step - 1 : since - 1;
        if (!(missing > 0)) return;
        if (_untimed == 0) _firstGap = string.Create(CultureInfo.InvariantCulture, $"before step {step} in line {line}");
        _untimed += missing;
    }

    private void Repeat(double step, long line)
    {
        if (step == _again) return;
        _again = step;
        if (_repeated++ == 0) _firstRepeated = string.Create(CultureInfo.InvariantCulture, $"line {line}");
    }
}
