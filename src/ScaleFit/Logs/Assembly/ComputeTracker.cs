using System.Globalization;
using ScaleFit.Logs.Columns;
using ScaleFit.Logs.Formats;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Assembly;

/// <summary>The effect of a row on the compute of its run.</summary>
internal readonly record struct ComputeObservation
{
    /// <summary>Whether the row begins another run.</summary>
    public bool IsAnotherRun { get; init; }

    /// <summary>The compute, in the unit of the log; null if the row has no number for it.</summary>
    public double? Compute { get; init; }

    /// <summary>The compute after which earlier evaluations are discarded, because the row repeats them; null if it repeats nothing.</summary>
    public double? DiscardAfter { get; init; }
}

/// <summary>Follows the compute of one run from row to row and detects restarts.</summary>
/// <param name="compute">The compute.</param>
/// <param name="table">The lines where a table restarts; null for a log in the order of training, in which any row may restart.</param>
/// <param name="usualStep">The median step, if stalled steps count as it; otherwise null.</param>
internal sealed class ComputeTracker(ComputeColumn compute, TableBreaks? table, double? usualStep = null)
{
    /// <summary>If steps go back more often than once in this many rows, the log has several runs.</summary>
    private const int RowsOfOneStart = FindingCatalog.RowsOfOneStart;

    /// <summary>After this many rows, a step back to the second row begins another run, which has no evaluation before training.</summary>
    private const int RowsOfARun = FindingCatalog.RowsOfARun;

    private readonly List<(double Step, double Compute)> _history = [];
    private readonly SummedTime? _time = compute.Steps is { } steps ? new SummedTime(steps, usualStep) : null;
    private double _step = double.NaN;
    private double _last = double.NaN;
    private double _offset;
    private long _rows;
    private int _starts;
    private int _falls;
    private int _resets;
    private string _firstStart = "";
    private int _strays;
    private double _standing = double.NaN;
    private string _unknown = "";
    private string _firstFall = "";
    private double _begin;
    private double _gap;
    private long _gapLine;
    private long _told;

    /// <summary>The median step; infinity if it is not known.</summary>
    public double MedianStep => _time?.Durations.Median ?? double.PositiveInfinity;

    /// <summary>The order of a table's rows.</summary>
    public TableOrder Order { get; } = new(compute);

    /// <summary>Processes a row: its step, which may go back, and its compute.</summary>
    /// <param name="row">The log at the row.</param>
    /// <param name="step">Its step; NaN if it has none.</param>
    /// <returns>The effect of the row. A row that begins another run is not processed; the tracker of that run must observe it.</returns>
    public ComputeObservation Observe(LogRows row, double step)
    {
        if (IsAnotherRun(step, row.Line)) return new ComputeObservation { IsAnotherRun = true };
        double? kept = double.IsNaN(step) ? null : Advance(step, row.Line);
        return TryRead(row, out double value) ? new ComputeObservation { Compute = value, DiscardAfter = kept } : new ComputeObservation { DiscardAfter = kept };
    }

    /// <summary>Why the run cannot be used, or null.</summary>
    public string? Error() =>
        table is not null && Order.Error() is { } error ? error
        : _unknown.Length > 0 ? TableOrder.Unknown(compute.Name, _unknown)
        : _starts >= 3 && _starts * RowsOfOneStart > _rows ? $"steps go back {_starts} times in {_rows} rows, first in {_firstStart}: several runs wrote into one log; separate them, or name them with {OptionName.RunColumn}"
        : _falls >= 3 && _falls * RowsOfOneStart > _rows ? $"column {PlainText.Quoted(compute.Name)} goes down {_falls} times, first in {_firstFall}: it does not count from the beginning of the run; for seconds per step give {OptionName.StepTime}, otherwise choose another {OptionName.Compute}"
        : null;

    /// <summary>The findings about the compute of a run without <see cref="Error"/>.</summary>
    public IEnumerable<Finding> Findings()
    {
        if (_starts > 0)
        {
            yield return FindingCatalog.RunRestarted.Report($"steps go back {(_starts == 1 ? "once" : $"{_starts} times")}, first in {_firstStart}: a restart; ScaleFit uses only the later of repeated evaluations",
                _time is null ? "ScaleFit uses the compute as logged." : "ScaleFit counts the time of repeated steps once.");
        }
        if (_falls > 0)
        {
            yield return FindingCatalog.ClockRestarted.Report($"column {PlainText.Quoted(compute.Name)} {(_resets > 0 ? "restarts" : "goes down")} in {_firstFall}; ScaleFit {(_resets > 0 ? "adds its value before the restart" : "uses its values as logged")}", "Check that the same run continues there.");
        }
        if (table is not null && Order.OutOfPlace(_strays) is { } finding) yield return finding;
        if (HasGap)
        {
            yield return ClockGap.Finding(_gap / (_last - _begin), compute.Name, $"without a row before {Line(_gapLine)}");
        }
        foreach (var found in _time?.Findings() ?? []) yield return found;
        if (_time?.Durations.Finding(compute, usualStep is not null) is { } stalled) yield return stalled;
    }

    /// <summary>Whether a step begins another run: it goes back to the first step or before it.</summary>
    private bool IsAnotherRun(double step, long line) =>
        step < _step && MayStartAgain(line) && _history.Count > 1 && step <= _history[_history.Count > RowsOfARun ? 1 : 0].Step;

    /// <summary>Advances to a row's step. If the step goes back, the compute of repeated steps is subtracted.</summary>
    /// <returns>The compute after which earlier evaluations are discarded, or null if nothing is repeated.</returns>
    private double? Advance(double step, long line)
    {
        _rows++;
        bool goesBack = step < _step;
        (_step, _standing) = (step, double.NaN);
        if (!goesBack || !MayStartAgain(line)) return null;
        int kept = _history.Count;
        while (kept > 0 && _history[kept - 1].Step >= step) kept--;
        // Rows of a table that go back and repeat no step are out of order.
        if (table is not null && (kept == _history.Count || _history[kept].Step != step))
        {
            _strays++;
            return null;
        }
        if (_starts++ == 0) _firstStart = Line(line);
        _history.RemoveRange(kept, _history.Count - kept);
        _standing = kept > 0 ? _history[kept - 1].Compute : 0;
        _time?.GoBack(_standing, kept > 0 ? _history[kept - 1].Step : double.NaN);
        if (!compute.IsTime) _last = _standing;
        return _standing;
    }

    /// <summary>The compute of a row; false if the row has no number for it.</summary>
    private bool TryRead(LogRows rows, out double value)
    {
        bool isRead = _time is not null ? _time.TryRead(rows, _step, out value) : TryCount(rows, out value);
        if (table is not null && value >= 0) Order.Observe(_step, value, rows.Line);
        if (table is { IsKnown: false }) return isRead;
        if (!isRead || double.IsNaN(_step)) return isRead;
        if (_history.Count == 0 || _history[^1].Step < _step) _history.Add((_step, _time?.Sum ?? value));
        else if (_history[^1].Step == _step) _history[^1] = (_step, _time?.Sum ?? value);
        return true;
    }

    /// <summary>Whether the clock has a gap between rows. Rows of a table may be in any order, and are checked once they are sorted.</summary>
    private bool HasGap => table is null && compute.IsTime && _time is null && ClockGap.Is(_gap, _last - _begin, _told);

    private bool TryCount(LogRows rows, out double value)
    {
        if (rows.IsOrdered && rows.IsEmpty(compute.Index))
        {
            // Evaluations in rows of their own have the last compute in the log, or 0 before the first.
            value = double.IsNaN(_last) ? 0 : _last;
            return !double.IsNaN(_last) || !compute.IsClock;
        }
        if (!rows.TryRead(compute.Index, out double counted))
        {
            value = double.NaN;
            return false;
        }
        value = counted + _offset;
        if (value < _last && MayStartAgain(rows.Line)) StartAgain(counted, rows.Line, ref value);
        if (double.IsNaN(_last)) _begin = value;
        else if (value - _last > _gap) (_gap, _gapLine) = (value - _last, rows.Line);
        _told++;
        _last = value;
        return true;
    }

    private bool MayStartAgain(long line) => table?.Contains(line) ?? true;

    /// <summary>Handles a clock or counter that goes down while steps go on. A restart goes far down; a small correction does not.</summary>
    private void StartAgain(double counted, long line, ref double value)
    {
        // After a restart, the count may resume from the checkpoint.
        if (compute.IsClock || value >= _standing) return;
        bool isReset = counted < FindingCatalog.ResetShare * (_last - _offset);
        if (compute.IsTime && !isReset) return;
        if (_falls++ == 0) _firstFall = Line(line);
        if (!isReset) return;
        if (compute.IsTime && double.IsNaN(_step) && _unknown.Length == 0) _unknown = Line(line);
        (_offset, value) = (_last, counted + _last);
        _resets++;
    }

    private static string Line(long line) => string.Create(CultureInfo.InvariantCulture, $"line {line}");
}
