using System.IO.Enumeration;
using ScaleFit.Runs;

namespace ScaleFit.Logs;

/// <summary>Collects the runs of one log, whatever reader brings the rows.</summary>
internal sealed class RunAssembler
{
    /// <summary>In no name that people give.</summary>
    private const char Separator = '\u001f';

    private readonly LogSource _log;
    private readonly ComputeColumn _compute;
    private readonly IReadOnlyList<string> _metrics;
    private readonly Dictionary<string, RunDraft[]> _byRun = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RunDraft[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<RunDraft> _drafts = [];
    private readonly List<string> _leftOut = [];
    private readonly RejectedRows _broken = new();

    /// <summary>Starts with no run.</summary>
    /// <param name="log">The log.</param>
    /// <param name="compute">Its compute.</param>
    /// <param name="metrics">The metrics that every row of a table may hold.</param>
    public RunAssembler(LogSource log, ComputeColumn compute, IReadOnlyList<string> metrics)
    {
        (_log, _compute, _metrics) = (log, compute, metrics);
        _lookup = _byRun.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The run of a name, one draft a metric; it is made when it is new, and empty when the options leave it out.</summary>
    /// <param name="name">The run's name.</param>
    /// <param name="recipe">Its recipe, where rows have one; runs of two recipes may share a name.</param>
    public RunDraft[] Run(ReadOnlySpan<char> name, string? recipe = null)
    {
        var key = Key(name, recipe);
        if (_lookup.TryGetValue(key, out var drafts)) return drafts;
        string run = name.ToString();
        drafts = [.. _metrics.Select(m => Draft(run, m, recipe)).OfType<RunDraft>()];
        _byRun.Add(key.ToString(), drafts);
        return drafts;
    }

    /// <summary>True when a row of this run was met before.</summary>
    public bool Knows(ReadOnlySpan<char> name, string? recipe) => _lookup.ContainsKey(Key(name, recipe));

    /// <summary>A new draft for one metric of a run, or null when the options leave the run out.</summary>
    public RunDraft? Draft(string run, string metric, string? recipe = null)
    {
        if (!IsWanted(run))
        {
            if (!_leftOut.Contains(run)) _leftOut.Add(run);
            return null;
        }
        var draft = new RunDraft(run, recipe, metric, _compute, _log);
        _drafts.Add(draft);
        return draft;
    }

    /// <summary>Leaves out a row that cannot be told to belong to a run.</summary>
    public void RejectRow(long line, string fault) => _broken.Add(_log.At(line), fault);

    /// <summary>The runs, once all rows were seen.</summary>
    /// <param name="rows">Rows of the log.</param>
    /// <exception cref="LogFormatException">There was no row, or more than a tenth could not be told to belong to a run.</exception>
    public LogContents Finish(long rows)
    {
        if (rows == 0) throw _log.Wrong(1, "a header and no rows: nothing was logged yet");
        if (_broken.AreTooMany(rows)) throw new LogFormatException($"{_broken.Text(rows, "rows")}; more than a tenth is too many: correct the log");
        var runs = new List<Run>();
        var failures = new List<LogFailure>();
        foreach (var draft in _drafts.GroupBy(d => d.Name).SelectMany(g => g))
        {
            if (draft.Trouble() is { } message) failures.Add(new LogFailure(draft.Name, _log.Name, message));
            else runs.Add(draft.ToRun(_broken, rows));
        }
        return new LogContents(runs, failures) { LeftOut = _leftOut };
    }

    private static ReadOnlySpan<char> Key(ReadOnlySpan<char> name, string? recipe) => recipe is null ? name : $"{name}{Separator}{recipe}";

    private bool IsWanted(string run)
    {
        var wanted = _log.Options.Runs;
        return wanted.Count == 0 || wanted.Any(w => w == run || FileSystemName.MatchesSimpleExpression(w, run, ignoreCase: false));
    }
}
