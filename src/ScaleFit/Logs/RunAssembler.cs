using System.Globalization;
using System.IO.Enumeration;
using ScaleFit.Runs;

namespace ScaleFit.Logs;

/// <summary>Collects the runs of one log, whatever reader brings the rows.</summary>
internal sealed class RunAssembler
{
    private readonly LogSource _log;
    private readonly ComputeColumn _compute;
    private readonly IReadOnlyList<string> _metrics;
    private readonly IReadOnlyList<Finding> _findings;
    private readonly Dictionary<string, RunDrafts> _byRun = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RunDrafts>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<string, int> _parts = new(StringComparer.Ordinal);
    private readonly List<RunDrafts> _runs = [];
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
    public IReadOnlyList<long> Breaks => [.. _runs.SelectMany(r => r.Clock.Order.Breaks)];

    /// <summary>The run of a name; it is made when it is new, and has no metrics when the options leave it out.</summary>
    /// <param name="name">The run's name.</param>
    /// <param name="recipe">Its recipe, where rows have one; runs of two recipes may share a name.</param>
    public RunDrafts Run(ReadOnlySpan<char> name, string? recipe = null)
    {
        var key = Key(name, recipe);
        if (_lookup.TryGetValue(key, out var drafts)) return drafts;
        drafts = Draft(name.ToString(), _metrics, recipe);
        _byRun.Add(key.ToString(), drafts);
        return drafts;
    }

    /// <summary>True when a row of this run was met before.</summary>
    public bool Knows(ReadOnlySpan<char> name, string? recipe) => _lookup.ContainsKey(Key(name, recipe));

    /// <summary>Another run of the same name: the rows from here on are its own.</summary>
    public RunDrafts Another(string name, string? recipe)
    {
        int part = _parts[name] = _parts.GetValueOrDefault(name, 1) + 1;
        string key = Key(name, recipe).ToString();
        return _byRun[key] = Draft($"{name} ({part})", _metrics, recipe, key);
    }

    /// <summary>New drafts for metrics of a run, none when the options leave the run out.</summary>
    public RunDrafts Draft(string run, IReadOnlyList<string> metrics, string? recipe = null, string? whole = null)
    {
        bool isWanted = IsWanted(run);
        if (!isWanted) _leftOut.TryAdd(run, run);
        // Runs of one log are often equally long: half of the memory of reading many went into lists that grew.
        RunDraft[] before = _runs is [.., var last] ? last.Metrics : [];
        RunDraft[] drafted = isWanted ? [.. metrics.Select((m, i) => new RunDraft(run, recipe, m, _compute, _log, i < before.Length ? before[i].Count : 0))] : [];
        var drafts = new RunDrafts(whole ?? Key(run, recipe).ToString(), run, drafted, new RunClock(_compute, Table));
        _runs.Add(drafts);
        return drafts;
    }

    /// <summary>Leaves out a row that cannot be told to belong to a run.</summary>
    public void RejectRow(long line, string fault) => _broken.Add(_log.At(line), fault);

    /// <summary>The runs, once all rows were seen.</summary>
    /// <param name="rows">Rows of the log.</param>
    /// <param name="ending">Why reading stopped before the end, or null.</param>
    /// <exception cref="LogFormatException">There was no row, or more than a tenth could not be told to belong to a run.</exception>
    public LogContents Finish(long rows, string? ending)
    {
        ending = _log.Ending ?? ending;
        if (rows == 0) throw ending is null ? _log.Wrong(1, "a header and no rows: nothing was logged yet") : new LogFormatException($"{ending}; nothing stands before it");
        if (_broken.AreTooMany(rows)) throw new LogFormatException($"{_broken.Text(rows, "rows")}; more than a tenth is too many: correct the log");
        var runs = new List<Run>();
        var failures = new List<LogFailure>();
        foreach (var parts in _runs.Where(r => r.Metrics.Length > 0).GroupBy(r => r.Whole))
        {
            // Runs that take turns are mixed in every part.
            if (parts.Select(r => r.Clock.Trouble()).FirstOrDefault(t => t is not null) is { } trouble)
            {
                failures.Add(new LogFailure(parts.First().Name, _log.Name, $"{_log.Shown}: {trouble}"));
                continue;
            }
            foreach (var run in parts)
            {
                Finding[] findings = [.. _findings, .. run.Clock.Findings(), .. About(run.Name, ending)];
                foreach (var draft in run.Metrics)
                {
                    if (draft.Trouble() is { } message) failures.Add(new LogFailure(draft.Name, _log.Name, message));
                    else runs.Add(draft.ToRun(_broken, rows, findings));
                }
            }
        }
        return new LogContents(runs, failures) { LeftOut = [.. _leftOut.Keys] };
    }

    /// <summary>With its length in front, no recipe runs into a name.</summary>
    private static ReadOnlySpan<char> Key(ReadOnlySpan<char> name, string? recipe) =>
        recipe is null ? name : string.Create(CultureInfo.InvariantCulture, $"{recipe.Length}:{recipe}{name}");

    private IEnumerable<Finding> About(string run, string? ending)
    {
        if (_parts.TryGetValue(run, out int parts))
        {
            yield return FindingCatalog.SeveralRuns.Report($"the log starts again: it holds {parts} runs, one behind the other; the later ones are named {Printable.Quoted($"{run} (2)")} and so on",
                "Choose with --run, or give each run a log of its own.");
        }
        if (ending is not null) yield return FindingCatalog.LogCutShort.Report(ending, "Everything before was read; read the log again when it is complete.");
    }

    private bool IsWanted(string run)
    {
        var wanted = _log.Options.Runs;
        return wanted.Count == 0 || wanted.Any(w => w == run || FileSystemName.MatchesSimpleExpression(w, run, ignoreCase: false));
    }
}
