using ScaleFit.Logs;
using ScaleFit.Reporting.Json.Documents;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Json;

/// <summary>Counts lines of results against the numbers of logs and results that they announce.</summary>
internal sealed class ResultLedger
{
    /// <summary>Each sweep with the logs that it announces. Lines of version 0.1.0 do not identify their sweep: its number of logs stands for it.</summary>
    private readonly Dictionary<string, SweepEntry> _sweeps = [];

    /// <summary>Each log of a sweep with the results that it announces.</summary>
    private readonly Dictionary<(string? Sweep, string Source), LogEntry> _logs = [];

    /// <summary>Counts a line.</summary>
    /// <param name="head">The head of the line.</param>
    /// <param name="source">The log of the line.</param>
    /// <param name="file">The file of the line.</param>
    public void Add(LineHead head, string source, string file)
    {
        string plain = LogFiles.Plain(source);
        if (head.Logs is { } logs)
        {
            string sweep = head.Sweep ?? FormattableString.Invariant($"{logs} logs");
            if (!_sweeps.TryGetValue(sweep, out var entry)) _sweeps.Add(sweep, entry = new SweepEntry(file, logs, new(StringComparer.Ordinal)));
            entry.Sources.Add(plain);
        }
        if (head.ResultsOfLog is { } results)
            _logs[(head.Sweep, plain)] = _logs.GetValueOrDefault((head.Sweep, plain), new LogEntry(file, source, results, 0)).Counted();
    }

    /// <summary>What is missing, or there twice.</summary>
    public IEnumerable<RunFailure> Failures()
    {
        foreach (var (file, logs, sources) in _sweeps.Values.Where(sweep => sweep.Sources.Count < sweep.Logs))
        {
            yield return new RunFailure(null, file, FormattableString.Invariant(
                $"{PlainText.Shorten(file)}: results of {logs - sources.Count} of {logs} logs are missing: give all parts, and make missing parts again. Use --run to choose runs"));
        }
        foreach (var (file, source, results, lines) in _logs.Values.Where(log => log.Lines != log.Results))
        {
            yield return new RunFailure(null, file, FormattableString.Invariant(
                $"{PlainText.Shorten(file)}: found {lines} of {results} results of {PlainText.Shorten(source)}: {(lines < results ? "the file is cut short, so make this part again" : "give each part once")}"));
        }
    }

    private sealed record SweepEntry(string File, int Logs, HashSet<string> Sources);

    private sealed record LogEntry(string File, string Source, int Results, int Lines)
    {
        public LogEntry Counted() => this with { Lines = Lines + 1 };
    }
}
