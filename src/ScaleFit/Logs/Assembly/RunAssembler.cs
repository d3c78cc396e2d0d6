using System.Globalization;
using ScaleFit.Logs.Columns;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Assembly;

/// <summary>Collects the runs of one log, whatever reader brings the rows.</summary>
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

    /// <summary>Starts with no run.</summary>
    /// <param name="log">The log.</param>
    /// <param name="compute">Its compute.</param>
    /// <param name="metrics">The metrics that every row of a table may hold.</param>
    /// <param name="findings">What is to be said of every run.</param>
    public RunAssembler(LogSource log, ComputeColumn compute, IReadOnlyList<string> metrics, IReadOnlyList<Finding> findings)
    {
        (_log, _compute, _metrics, _findings) = (log, compute, metrics, findings);
        _lookup = _byRun.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Where rows of a table start again; null for a log that was written in order.</summary>
    public TableBreaks? Table { get; init; }

    /// <summary>Lines of a table that are to be read in the order in which they stand.</summary>
    public IReadOnlyList<long> Breaks => [.. _runs.SelectMany(r => r.Compute.Order.Breaks)];

    /// <summary>The run of a name; it is made when it is new, and has no metrics when the options leave it out.</summary>
    /// <param name="name">The run's name.</param>
    /// <param name="recipe">Its recipe, where rows have one; runs of two recipes may share a name.</param>
    public RunBuilders Run(ReadOnlySpan<char> name, string? recipe = null)
    {
        var key = Key(name, recipe);
        if (_lookup.TryGetValue(key, out var builders)) return builders;
        builders = Build(name.ToString(), _metrics, recipe);
        _byRun.Add(key.ToString(), builders);
        return builders;
    }

    /// <summary>True when a row of this run was met before.</summary>
    public bool Knows(ReadOnlySpan<char> name, string? recipe) => _lookup.ContainsKey(Key(name, recipe));

    /// <summary>Another run of the same name: the rows from here on are its own.</summary>
    public RunBuilders Another(string name, string? recipe)
    {
        int part = _parts[name] = _parts.GetValueOrDefault(name, 1) + 1;
        string key = Key(name, recipe).ToString();
        return _byRun[key] = Build($"{name} ({part})", _metrics, recipe, key);
    }

    /// <summary>New builders for metrics of a run, none when the options leave the run out.</summary>
    public RunBuilders Build(string run, IReadOnlyList<string> metrics, string? recipe = null, string? whole = null)
    {
        bool isWanted = NamePattern.Includes(_log.Options.Runs, run);
        if (!isWanted) _leftOut.TryAdd(run, run);
        // Runs of one log are often equally long: half of the memory of reading many went into lists that grew.
        RunBuilder[] before = _runs is [.., var last] ? last.Metrics : [];
        RunBuilder[] built = isWanted ? [.. metrics.Select((m, i) => new RunBuilder(run, recipe, m, _compute, _log, i < before.Length ? before[i].Count : 0))] : [];
        var builders = new RunBuilders(whole ?? Key(run, recipe).ToString(), run, built, new ComputeTracker(_compute, Table));
        _runs.Add(builders);
        return builders;
    }

    /// <summary>Leaves out a row that cannot be told to belong to a run.</summary>
    public void RejectRow(long line, string error) => _broken.Add(_log.At(line), error);

    /// <summary>The runs, once all rows were seen.</summary>
    /// <param name="rows">Rows of the log.</param>
    /// <param name="readError">Why reading stopped before the end, or null.</param>
    /// <exception cref="LogFormatException">There was no row, or more than a tenth could not be told to belong to a run.</exception>
    public LogContents Finish(long rows, string? readError)
    {
        readError = _log.ReadError ?? readError;
        if (rows == 0) throw readError is null ? _log.Wrong(1, "a header and no rows: nothing was logged yet") : new LogFormatException($"{readError}; nothing stands before it");
        if (_broken.AreTooMany(rows)) throw new LogFormatException($"{_broken.Text(rows, "rows")}; more than a tenth is too many: correct the log");
        var runs = new List<Run>();
        var failures = new List<LogFailure>();
        foreach (var parts in _runs.Where(r => r.Metrics.Length > 0).GroupBy(r => r.Whole))
        {
            // Runs that take turns are mixed in every part.
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

    /// <summary>With its length in front, no recipe runs into a name.</summary>
    private static ReadOnlySpan<char> Key(ReadOnlySpan<char> name, string? recipe) =>
        recipe is null ? name : string.Create(CultureInfo.InvariantCulture, $"{recipe.Length}:{recipe}{name}");

    private IEnumerable<Finding> About(string run, string? readError)
    {
        if (_parts.TryGetValue(run, out int parts))
        {
            yield return FindingCatalog.SeveralRuns.Report($"the log starts again: it holds {parts} runs, one behind the other; the later ones are named {PlainText.Quoted($"{run} (2)")} and so on",
                $"Choose with {OptionName.Runs}, or give each run a log of its own.");
        }
        if (readError is not null) yield return FindingCatalog.LogCutShort.Report(readError, "Everything before was read; read the log again when it is complete.");
    }
}
