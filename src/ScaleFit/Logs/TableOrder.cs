using System.Globalization;
using ScaleFit.Runs;

namespace ScaleFit.Logs;

/// <summary>The order in which the rows of one run stand in a table: they may stand in any, but those that were written one after the other tell restarts and other runs.</summary>
/// <param name="compute">The compute.</param>
internal sealed class TableOrder(ComputeColumn compute)
{
    private readonly RowOrder _steps = new();
    private readonly RowOrder _computes = new();
    private bool _hasSteps;

    /// <summary>Lines in which steps or the compute start again and steps tell what it is; they are to be read again in order.</summary>
    public IEnumerable<long> Breaks => _hasSteps && Trouble() is null ? _steps.Breaks.Concat(_computes.Breaks) : [];

    /// <summary>Looks at a row.</summary>
    /// <param name="step">Its step, or what stands for it; no number where it has none.</param>
    /// <param name="value">Its compute.</param>
    /// <param name="line">Its line.</param>
    public void See(double step, double value, long line)
    {
        _hasSteps |= !double.IsNaN(step);
        _steps.See(step, line);
        _computes.See(value, line);
    }

    /// <summary>Why the rows cannot be of one run, or null.</summary>
    public string? Trouble()
    {
        if (!_hasSteps) return _computes.Breaks is [var first, ..] ? Unknown(compute.Name, Line(first)) : null;
        if (_computes.IsFollowed && _steps.IsLost)
            return $"steps go back {_steps.Falls} times while {Printable.Quoted(compute.Name)} goes on, first in {Line(_steps.FirstFall)}: several runs are mixed; separate them, or name them with --run-column";
        if (_steps.IsFollowed && _computes.IsLost)
            return $"column {Printable.Quoted(compute.Name)} goes down {_computes.Falls} times while steps go on, first in {Line(_computes.FirstFall)}: it does not count from the beginning of the run, or several runs are mixed; choose another --compute, or name the runs with --run-column";
        return null;
    }

    /// <summary>What to say where rows go back that are neither a restart nor another run, or null.</summary>
    /// <param name="strays">Times that they go back for long and repeat nothing.</param>
    public Finding? OutOfPlace(int strays)
    {
        if (!_computes.IsFollowed || _computes.Falls <= _computes.Breaks.Count && strays == 0) return null;
        long times = Math.Max(_computes.Falls - _computes.Breaks.Count, strays);
        return new Finding("compute-goes-back", strays > 0 ? Severity.Warning : Severity.Note,
            $"column {Printable.Quoted(compute.Name)} goes back {(times == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{times} times"))}, first in {Line(_computes.FirstFall)}, for a few rows or without a step made again: they were put in order",
            "If two runs are mixed there, name them with --run-column.");
    }

    /// <summary>What to say of compute that starts again where no step tells whether its run goes on.</summary>
    public static string Unknown(string column, string place) =>
        $"column {Printable.Quoted(column)} goes back in {place}, and no column counts steps: one run that goes on there, or another; name the runs with --run-column, add what passed before to the rows from there on, or sort the rows if they are of one run";

    private static string Line(long line) => string.Create(CultureInfo.InvariantCulture, $"line {line}");
}
