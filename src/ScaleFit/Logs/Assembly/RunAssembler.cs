using System.Globalization;
using ScaleFit.Logs.Columns;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Assembly;

/// <summary>Collects the runs of one log, for every reader of rows.</summary>
internal sealed class RunAssembler
{
    private readonly LogSource _log;
    private readonly ComputeColumn _compute;
    private readonly IReadOnlyList<string> _metrics;
    private readonly IReadOnlyList<Finding> _findings;
    private readonly Dictionary<string, RunBuilders> _byRun = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RunBuilders>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<string, int> _parts = new(StringComparer.Ordinal);
    private readonly List<RunBuilders> _runs = [];
    private readonly OrderedDictionary<string, string> _leftOut = new(StringComparer.Ordinal);
    private readonly RejectedRows _broken = new();

    /// <summary>Starts without runs.</summary>
    /// <param name="log">The log.</param>
    /// <param name="compute">Its compute.</param>
    /// <param name="metrics">The metrics that every row of a table may have.</param>
    /// <param name="findings">Findings about every run.</param>
    public RunAssembler(LogSource log, ComputeColumn compute, IReadOnlyList<string> metrics, IReadOnlyList<Finding> findings)
    {
        (_log, _compute, _metrics, _findings) = (log, compute, metrics, findings);
        _lookup = _byRun.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The lines where a table restarts; null for a log in the order of training.</summary>
    public TableBreaks? Table { get; init; }

    /// <summary>The median step of each run, in the order of the log, if stalled steps count as it; otherwise null.</summary>
    public IReadOnlyList<double>? UsualSteps { get; init; }

    /// <summary>The median step of each run, in the order of the log.</summary>
    public IReadOnlyList<double> MedianSteps => [.. _runs.Select(r => r.Compute.MedianStep)];

    /// <summary>Lines in which a table restarts, so that ScaleFit must read its rows in order.</summary>
    public IReadOnlyList<long> Breaks => [.. _runs.SelectMany(r => r.Compute.Order.Breaks)];

    /// <summary>Gets or makes the run of a name. It has no metrics if the options exclude it.</summary>
    /// <param name="name">The run's name.</param>
    /// <param name="recipe">Its recipe, if rows have one. Runs of two recipes may share a name.</param>
    public RunBuilders Run(ReadOnlySpan<char> name, string? recipe = null)
    {
        var key = Key(name, recipe);
        if (_lookup.TryGetValue(key, out var builders)) return builders;
        builders = Build(name.ToString(), _metrics, recipe);
        _byRun.Add(key.ToString(), builders);
        return builders;
    }

    /// <summary>True if the run has an earlier row.</summary>
    public bool Knows(ReadOnlySpan<char> name, string? recipe) => _lookup.ContainsKey(Key(name, recipe));

    /// <summary>Starts another run of the same name, to which the rows from here on belong.</summary>
    public RunBuilders Another(string name, string? recipe)
    {
        int part = _parts[name] = _parts.GetValueOrDefault(name, 1) + 1;
        string key = Key(name, recipe).ToString();
        return _byRun[key] = Build($"{name} ({part})", _metrics, recipe, key);
    }

    /// <summary>Makes the builders for the metrics of a run; none if the options exclude the run.</summary>
    public RunBuilders Build(string run, IReadOnlyList<string> metrics, string? recipe = null, string? whole = null)
    {
        bool isWanted = NamePattern.Includes(_log.Options.Runs, run);
        if (!isWanted) _leftOut.TryAdd(run, run);
        // Runs of one log are often equally long. Without this capacity, growing lists take half of the memory.
        RunBuilder[] before = _runs is [.., var last] ? last.Metrics : [];
        RunBuilder[] built = isWanted ? [.. metrics.Select((m, i) => new RunBuilder(run, recipe, m, _compute, _log, i < before.Length ? before[i].Count : 0))] : [];
        var builders = new RunBuilders(whole ?? Key(run, recipe).ToString(), run, built, new ComputeTracker(_compute, Table, UsualSteps?[_runs.Count]));
        _runs.Add(builders);
        return builders;
    }

    /// <summary>Rejects a row that belongs to no known run.</summary>
    public void RejectRow(long line, string error) => _broken.Add(_log.At(line), error);

    /// <summary>The runs, after all rows.</summary>
    /// <param name="rows">Number of rows of the log.</param>
    /// <param name="readError">Why reading stopped before the end, or null.</param>
    /// <exception cref="LogFormatException">There are no rows, or more than a tenth belong to no known run.</exception>
    public LogContents Finish(long rows, string? readError)
    {
        readError = _log.ReadError ?? readError;
        if (rows == 0) throw readError is null ? _log.Wrong(1, "found a header and no rows: wait until the run has logged evaluations") : new LogFormatException($"{readError}; the log has no rows before it");
        if (_broken.AreTooMany(rows)) throw new LogFormatException($"{_broken.Text(rows, "rows")}; the limit is a tenth: correct the log");
        var runs = new List<Run>();
        var failures = new List<LogFailure>();
        foreach (var parts in _runs.Where(r => r.Metrics.Length > 0).GroupBy(r => r.Whole))
        {
            // If runs alternate, every part has rows of several runs.
            if (parts.Select(r => r.Compute.Error()).FirstOrDefault(t => t is not null) is { } error)
            {
                failures.Add(new LogFailure(parts.First().Name, _log.Name, $"{_log.Shown}: {error}"));
                continue;
            }
            foreach (var run in parts)
            {
                Finding[] findings = [.. _findings, .. run.Compute.Findings(), .. About(run.Name, readError)];
                foreach (var builder in run.Metrics)
                {
                    if (builder.Error() is { } message) failures.Add(new LogFailure(builder.Name, _log.Name, message));
                    else runs.Add(builder.ToRun(_broken, rows, findings));
                }
            }
        }
        return new LogContents(runs, failures) { LeftOut = [.. _leftOut.Keys] };
    }

    /// <summary>The length in front separates the recipe from the name.</summary>
    private static ReadOnlySpan<char> Key(ReadOnlySpan<char> name, string? recipe) =>
        recipe is null ? name : string.Create(CultureInfo.InvariantCulture, $"{recipe.Length}:{recipe}{name}");

    private IEnumerable<Finding> About(string run, string? readError)
    {
        if (_parts.TryGetValue(run, out int parts))
        {
            yield return FindingCatalog.SeveralRuns.Report($"the log restarts: it has {parts} runs, one after the other; ScaleFit names the later ones {PlainText.Quoted($"{run} (2)")} and so on",
                $"Choose a run with {OptionName.Runs}, or write each run to its own log.");
        }
        if (readError is not null) yield return FindingCatalog.LogCutShort.Report(readError, "ScaleFit read everything before; read the log again when it is complete.");
    }
}
