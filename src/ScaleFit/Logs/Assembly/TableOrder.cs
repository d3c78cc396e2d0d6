using System.Globalization;
using ScaleFit.Logs.Columns;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Assembly;

/// <summary>The order in which the rows of one run stand in a table: they may stand in any, but those that were written one after the other tell restarts and other runs.</summary>
/// <param name="compute">The compute.</param>
internal sealed class TableOrder(ComputeColumn compute)
{
    /// <summary>Fewer rows that contradict the one before them may be slips.</summary>
    private const int FewestContradictions = 3;

    /// <summary>A clock that starts again in the middle, or a second run, shows in a quarter of all pairs; near an end, in too few to be seen.</summary>
    private const int RowsOfOneContradiction = 20;

    private readonly RowOrder _steps = new();
    private readonly RowOrder _computes = new();
    private bool _hasSteps;
    private double _step = double.NaN;
    private double _value = double.NaN;
    private long _rows;
    private long _contradictions;
    private long _firstContradiction;

    /// <summary>Lines in which steps or the compute start again and steps tell what it is; they are to be read again in order.</summary>
    public IEnumerable<long> Breaks => _hasSteps && Error() is null ? _steps.Breaks.Concat(_computes.Breaks) : [];

    /// <summary>Looks at a row.</summary>
    /// <param name="step">Its step, or what stands for it; no number where it has none.</param>
    /// <param name="value">Its compute.</param>
    /// <param name="line">Its line.</param>
    public void Observe(double step, double value, long line)
    {
        _hasSteps |= !double.IsNaN(step);
        _steps.Observe(step, line);
        _computes.Observe(value, line);
        // Rows in any order are compared in pairs: where a clock starts again, a later step may have the smaller time.
        _rows++;
        if ((step - _step) * (value - _value) < 0 && _contradictions++ == 0) _firstContradiction = line;
        (_step, _value) = (step, value);
    }

    /// <summary>Why the rows cannot be of one run, or null.</summary>
    public string? Error()
    {
        if (!_hasSteps) return _computes.Breaks is [var first, ..] ? Unknown(compute.Name, Line(first)) : null;
        if (_computes.IsFollowed && _steps.IsLost)
            return $"steps go back {_steps.Falls} times while {PlainText.Quoted(compute.Name)} goes on, first in {Line(_steps.FirstFall)}: several runs are mixed; separate them, or name them with {OptionName.RunColumn}";
        if (_steps.IsFollowed && _computes.IsLost)
            return $"column {PlainText.Quoted(compute.Name)} goes down {_computes.Falls} times while steps go on, first in {Line(_computes.FirstFall)}: it does not count from the beginning of the run, or several runs are mixed; choose another {OptionName.Compute}, or name the runs with {OptionName.RunColumn}";
        if (_steps.IsLost && _computes.IsLost && _contradictions >= FewestContradictions && _contradictions * RowsOfOneContradiction > _rows)
            return $"column {PlainText.Quoted(compute.Name)} does not grow with steps, first seen in {Line(_firstContradiction)}, and the rows stand in any order: it starts again, or several runs are mixed; sort the rows by step, or name the runs with {OptionName.RunColumn}";
        return null;
    }

    /// <summary>What to say where rows go back that are neither a restart nor another run, or null.</summary>
    /// <param name="strays">Times that they go back for long and repeat nothing.</param>
    public Finding? OutOfPlace(int strays)
    {
        if (!_computes.IsFollowed || _computes.Falls <= _computes.Breaks.Count && strays == 0) return null;
        long times = Math.Max(_computes.Falls - _computes.Breaks.Count, strays);
        Func<string, string, Finding> report = strays > 0 ? FindingCatalog.ComputeGoesBack.Warning : FindingCatalog.ComputeGoesBack.Note;
        return report(
            $"column {PlainText.Quoted(compute.Name)} goes back {(times == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{times} times"))}, first in {Line(_computes.FirstFall)}, for a few rows or without a step made again: they were put in order",
            $"If two runs are mixed there, name them with {OptionName.RunColumn}.");
    }

    /// <summary>What to say of compute that starts again where no step tells whether its run goes on.</summary>
    public static string Unknown(string column, string place) =>
        $"column {PlainText.Quoted(column)} goes back in {place}, and no column counts steps: one run that goes on there, or another; name the runs with {OptionName.RunColumn}, add what passed before to the rows from there on, or sort the rows if they are of one run";

    private static string Line(long line) => string.Create(CultureInfo.InvariantCulture, $"line {line}");
}

/// <summary>Where the rows of a table start again, once all of them were seen.</summary>
/// <param name="lines">The lines; null while the rows are gone through for the first time.</param>
internal sealed class TableBreaks(IEnumerable<long>? lines = null)
{
    private readonly HashSet<long> _lines = [.. lines ?? []];

    /// <summary>Whether the rows were gone through.</summary>
    public bool IsKnown { get; } = lines is not null;

    /// <summary>Whether a line is one of them.</summary>
    public bool Contains(long line) => _lines.Contains(line);
}
