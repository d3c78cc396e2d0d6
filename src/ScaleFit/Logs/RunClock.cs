using System.Globalization;
using ScaleFit.Runs;

namespace ScaleFit.Logs;

/// <summary>Follows the compute of one run from row to row: sums step times, and notices where a log starts again.</summary>
/// <param name="compute">The compute.</param>
internal sealed class RunClock(ComputeColumn compute)
{
    /// <summary>Steps that go back more often than once in so many rows are those of several runs.</summary>
    private const int RowsOfOneStart = 10;

    /// <summary>Fewer rows of a table than this below one before them are out of place.</summary>
    private const int FewestBelow = 3;

    private readonly List<(double Step, double Compute)> _history = [];
    private double _step = double.NaN;
    private double _sum;
    private double _last = double.NaN;
    private double _offset;
    private double _timedStep = double.NaN;
    private double _untimed;
    private long _rows;
    private int _starts;
    private int _falls;
    private string _firstStart = "";
    private int _backs;
    private int _below;
    private double _most = double.NaN;
    private string _firstFall = "";
    private string _firstBack = "";
    private string _firstGap = "";
    private bool _hasNoSteps;
    private double _begin;
    private double _pause;
    private long _pauseLine;
    private long _told;

    /// <summary>Whether a step is the beginning of another run: it goes back to the first or before it.</summary>
    public bool IsAnotherRun(double step) => _history.Count > 1 && step < _step && step <= _history[0].Step;

    /// <summary>Takes note of a row's step; where it goes back, the compute of what is repeated is taken off.</summary>
    /// <returns>The compute up to which earlier evaluations stand, or null where nothing is repeated.</returns>
    public double? Follow(double step, long line)
    {
        _rows++;
        bool goesBack = step < _step;
        _step = step;
        if (!goesBack) return null;
        if (_starts++ == 0) _firstStart = Line(line);
        int kept = _history.Count;
        while (kept > 0 && _history[kept - 1].Step >= step) kept--;
        _history.RemoveRange(kept, _history.Count - kept);
        double standing = kept > 0 ? _history[kept - 1].Compute : 0;
        (_sum, _timedStep) = (standing, kept > 0 ? _history[kept - 1].Step : double.NaN);
        return standing;
    }

    /// <summary>The compute of a row; false where it has none or one that is no number.</summary>
    public bool TryRead(LogRows rows, out double value)
    {
        bool isRead = compute.Steps is { } time ? TrySum(rows, time, out value) : TryCount(rows, out value);
        if (isRead && !double.IsNaN(_step) && (_history.Count == 0 || _history[^1].Step < _step)) _history.Add((_step, compute.Steps is null ? value : _sum));
        return isRead;
    }

    /// <summary>Why the run cannot be used, or null.</summary>
    public string? Trouble() =>
        _starts >= 3 && _starts * RowsOfOneStart > _rows ? $"steps go back {_starts} times in {_rows} rows, first in {_firstStart}: several runs wrote into one log; separate them, or name them with --run-column"
        : _falls >= 3 && _falls * RowsOfOneStart > _rows ? $"column {Printable.Quoted(compute.Name)} goes down {_falls} times, first in {_firstFall}: it does not count from the beginning of the run; for seconds a step give --step-time, otherwise choose another --compute"
        : null;

    /// <summary>What there is to say about the compute of a run without <see cref="Trouble"/>.</summary>
    public IEnumerable<Finding> Findings()
    {
        if (_starts > 0)
        {
            yield return new Finding("run-restarted", Severity.Note,
                $"steps go back {(_starts == 1 ? "once" : $"{_starts} times")}, first in {_firstStart}: a restart; evaluations made again count once, the later ones",
                compute.Steps is null ? "Compute is counted as the log has it, lost work included." : "The time of repeated steps counts once.");
        }
        if (_falls > 0)
        {
            yield return new Finding("clock-restarted", Severity.Note,
                $"column {Printable.Quoted(compute.Name)} starts again in {_firstFall}; it was {(compute.IsTime ? "counted on from there" : "taken as it stands")}", "Check that one run is continued there.");
        }
        if (_below >= FewestBelow && _backs * RowsOfOneStart <= _told)
        {
            yield return new Finding("compute-goes-back", Severity.Warning,
                $"column {Printable.Quoted(compute.Name)} goes back {(_backs == 1 ? "once" : $"{_backs} times")}, first in {_firstBack}, and evaluations before and after it are mixed: a restart, or several runs in one table",
                "Name the runs with --run-column, or cut the table there; a clock that starts again needs what passed before added.");
        }
        if (IsPaused)
        {
            yield return new Finding("clock-gap", Severity.Warning,
                string.Create(CultureInfo.InvariantCulture, $"{_pause / (_last - _begin):P0} of {Printable.Quoted(compute.Name)} pass before {Line(_pauseLine)} without a row: the run may have stood still"),
                "A clock counts pauses as compute: give a column of step times with --step-time where the log has one.");
        }
        if (_untimed > 0)
        {
            yield return new Finding("steps-missing", Severity.Warning,
                string.Create(CultureInfo.InvariantCulture, $"{_untimed} steps have no {Printable.Quoted(compute.Name)}, the first {_firstGap}; their time is not counted"),
                "Compute is too small by their share: give the whole log, or choose another --compute.");
        }
        if (_hasNoSteps)
        {
            yield return new Finding("step-time-mean", Severity.Warning, $"column {Printable.Quoted(compute.Name)} is a mean over the steps between two rows, and no column counts steps; each row counts as one step",
                "Multiply compute by the number of steps between two rows, or use the trainer's state file.");
        }
    }

    /// <summary>Whether a clock passes a tenth of the run, and ten times what is usual, from one row to the next.</summary>
    private bool IsPaused => compute.IsTime && compute.Steps is null && _told > 3 && _pause > 0.1 * (_last - _begin) && _pause * (_told - 2) > 10 * (_last - _begin - _pause);

    private bool TryCount(LogRows rows, out double value)
    {
        var cell = rows.Cell(compute.Index);
        if (cell.IsEmpty && rows.IsOrdered)
        {
            // Evaluations that stand in rows of their own were made at the compute told last, or before any.
            value = double.IsNaN(_last) ? 0 : _last;
            return !double.IsNaN(_last) || !compute.IsClock;
        }
        if (!Cell.TryRead(cell, out double counted))
        {
            value = double.NaN;
            return false;
        }
        if (!rows.IsOrdered)
        {
            Watch(counted, rows.Line);
            value = counted;
            return true;
        }
        value = counted + _offset;
        // A clock that starts again begins far below where it was; one that is set back by a little does not.
        if (value < _last && !compute.IsClock && (!compute.IsTime || counted < (_last - _offset) / 2))
        {
            if (_falls++ == 0) _firstFall = Line(rows.Line);
            if (compute.IsTime) (_offset, value) = (_last, counted + _last);
        }
        if (double.IsNaN(_last)) _begin = value;
        else if (value - _last > _pause) (_pause, _pauseLine) = (value - _last, rows.Line);
        _told++;
        _last = value;
        return true;
    }

    /// <summary>
    /// Rows of a table may stand in any order; where nearly all of them follow compute, several that lie below one before are another
    /// part or run. A single one is only out of place.
    /// </summary>
    private void Watch(double counted, long line)
    {
        if (counted < _last && _backs++ == 0) _firstBack = Line(line);
        if (counted < _most) _below++;
        _told++;
        (_last, _most) = (counted, double.IsNaN(_most) ? counted : Math.Max(_most, counted));
    }

    private bool TrySum(LogRows rows, StepTime time, out double value)
    {
        value = _sum;
        double seconds = 0;
        int read = 0;
        foreach (int part in time.Parts)
        {
            if (!Cell.TryRead(rows.Cell(part), out double some)) continue;
            seconds += some;
            read++;
        }
        if (read == 0) return true;
        foreach (int other in time.LeftOut)
        {
            if (Cell.TryRead(rows.Cell(other), out double some)) seconds -= some;
        }
        _sum += Math.Max(seconds, 0) * Steps(time, rows.Line);
        if (!time.FollowsEvaluation) value = _sum;
        return double.IsFinite(_sum);
    }

    private static string Line(long line) => string.Create(CultureInfo.InvariantCulture, $"line {line}");

    /// <summary>Steps that a row's time stands for.</summary>
    private double Steps(StepTime time, long line)
    {
        double before = _timedStep, since = _step - before;
        _timedStep = _step;
        if (time.IsMean)
        {
            _hasNoSteps |= double.IsNaN(_step);
            return double.IsNaN(since) ? Math.Max(double.IsNaN(_step) ? 1 : _step, 1) : since;
        }
        double missing = double.IsNaN(before) ? _step - 1 : since - 1;
        if (missing > 0)
        {
            if (_untimed == 0) _firstGap = string.Create(CultureInfo.InvariantCulture, $"before step {_step} in {Line(line)}");
            _untimed += missing;
        }
        return 1;
    }
}
