using System.Globalization;
using ScaleFit.Logs.Columns;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Assembly;

/// <summary>The order of the rows of one run in a table. Any order is allowed, but rows in the order of training reveal restarts and other runs.</summary>
/// <param name="compute">The compute.</param>
internal sealed class TableOrder(ComputeColumn compute)
{
    /// <summary>Fewer rows than this that contradict the previous one may be single errors.</summary>
    private const int FewestContradictions = 3;

    /// <summary>A clock that restarts in the middle, or a second run, contradicts a quarter of all pairs. Near an end, too few pairs show it.</summary>
    private const int RowsOfOneContradiction = 20;

    private readonly RowOrder _steps = new();
    private readonly RowOrder _computes = new();
    private bool _hasSteps;
    private double _step = double.NaN;
    private double _value = double.NaN;
    private long _rows;
    private long _contradictions;
    private long _firstContradiction;

    /// <summary>Lines in which steps or compute restart, if steps distinguish a restart from another run. ScaleFit reads them again in order.</summary>
    public IEnumerable<long> Breaks => _hasSteps && Error() is null ? _steps.Breaks.Concat(_computes.Breaks) : [];

    /// <summary>Adds a row.</summary>
    /// <param name="step">Its step, or a substitute; NaN if it has none.</param>
    /// <param name="value">Its compute.</param>
    /// <param name="line">Its line.</param>
    public void Observe(double step, double value, long line)
    {
        _hasSteps |= !double.IsNaN(step);
        _steps.Observe(step, line);
        _computes.Observe(value, line);
        // Unsorted rows are compared in pairs: after a clock restart, a later step may have a smaller time.
        _rows++;
        if ((step - _step) * (value - _value) < 0 && _contradictions++ == 0) _firstContradiction = line;
        (_step, _value) = (step, value);
    }

    /// <summary>Why the rows cannot be of one run, or null.</summary>
    public string? Error()
    {
        if (!_hasSteps) return _computes.Breaks is [var first, ..] ? Unknown(compute.Name, Line(first)) : null;
        if (_computes.IsFollowed && _steps.IsLost)
            return $"steps go back {_steps.Falls} times while {PlainText.Quoted(compute.Name)} goes up, first in {Line(_steps.FirstFall)}: several runs are mixed; separate them, or name them with {OptionName.RunColumn}";
        if (_steps.IsFollowed && _computes.IsLost)
            return $"column {PlainText.Quoted(compute.Name)} goes down {_computes.Falls} times while steps go up, first in {Line(_computes.FirstFall)}: it does not count from the beginning of the run, or several runs are mixed; choose another {OptionName.Compute}, or name the runs with {OptionName.RunColumn}";
        if (_steps.IsLost && _computes.IsLost && _contradictions >= FewestContradictions && _contradictions * RowsOfOneContradiction > _rows)
            return $"column {PlainText.Quoted(compute.Name)} does not grow with steps, first in {Line(_firstContradiction)}, and the rows are not sorted: the column restarts, or several runs are mixed; sort the rows by step, or name the runs with {OptionName.RunColumn}";
        return null;
    }

    /// <summary>The finding about rows that go back and are neither a restart nor another run, or null.</summary>
    /// <param name="strays">Number of times that rows go back for long and repeat no step.</param>
    public Finding? OutOfPlace(int strays)
    {
        if (!_computes.IsFollowed || _computes.Falls <= _computes.Breaks.Count && strays == 0) return null;
        long times = Math.Max(_computes.Falls - _computes.Breaks.Count, strays);
        Func<string, string, Finding> report = strays > 0 ? FindingCatalog.ComputeGoesBack.Warning : FindingCatalog.ComputeGoesBack.Note;
        return report(
            $"column {PlainText.Quoted(compute.Name)} goes back {(times == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{times} times"))}, first in {Line(_computes.FirstFall)}, for a few rows or without a repeated step: ScaleFit sorted the rows",
            $"If two runs are mixed there, name them with {OptionName.RunColumn}.");
    }

    /// <summary>The error for compute that goes back if no step shows whether the run continues.</summary>
    public static string Unknown(string column, string place) =>
        $"column {PlainText.Quoted(column)} goes back in {place}, and no column counts steps: ScaleFit cannot distinguish a restart from another run; name the runs with {OptionName.RunColumn}, add the earlier compute to the rows from there on, or sort the rows if they are of one run";

    private static string Line(long line) => string.Create(CultureInfo.InvariantCulture, $"line {line}");
}

/// <summary>The lines where a table restarts, known after all rows were read.</summary>
/// <param name="lines">The lines; null while ScaleFit reads the rows for the first time.</param>
internal sealed class TableBreaks(IEnumerable<long>? lines = null)
{
    private readonly HashSet<long> _lines = [.. lines ?? []];

    /// <summary>Whether ScaleFit has read all rows once.</summary>
    public bool IsKnown { get; } = lines is not null;

    /// <summary>Whether the table restarts at a line.</summary>
    public bool Contains(long line) => _lines.Contains(line);
}
