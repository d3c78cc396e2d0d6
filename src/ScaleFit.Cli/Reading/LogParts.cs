using System.Globalization;
using ScaleFit.Cli.Writing;
using ScaleFit.Logs;
using ScaleFit.Reporting;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Reading;

/// <summary>Reads logs in parallel and splits them into parts that can be analysed independently.</summary>
internal sealed class LogParts(LogShare share, LogOptions reading, Terminal terminal)
{
    /// <summary>Logs read ahead per core. Logs may be long, so only as many are in memory as keep the cores busy.</summary>
    private const int LogsAhead = 4;

    private readonly HashSet<string> _leftOut = new(StringComparer.Ordinal);

    /// <summary>The parts in the order of the logs.</summary>
    /// <exception cref="CommandException">No run has a name that <c>--run</c> asks for.</exception>
    public IEnumerable<LogPart> Read()
    {
        bool isEmpty = true;
        foreach (var (contents, parts) in InOrder.Select(share.Paths.Index(), log => Read(log.Index, log.Item), LogsAhead))
        {
            foreach (var part in parts)
            {
                isEmpty = false;
                yield return part;
            }
            if (isEmpty && contents is not null) _leftOut.UnionWith(contents.LeftOut);
        }
        // With --shard, another share may contain the run.
        if (isEmpty && share.IsWhole)
            throw new CommandException(ExitCode.Failed, $"no run is named {string.Join(" or ", reading.Runs)}; the logs have the runs {string.Join(", ", _leftOut)}");
    }

    private (LogContents? Contents, IReadOnlyList<LogPart> Parts) Read(int index, string path)
    {
        try
        {
            var contents = LogReader.Read(path, reading, terminal.Input);
            int results = contents.Runs.Count + contents.Failures.Count;
            LogPart[] failed = contents.Failures.Count == 0 ? [] : [new LogPart(Shown(index, path), [], [.. contents.Failures.Select(failure => new RunFailure(failure.Run, failure.Source, failure.Message))], results)];
            var runs = Runs(contents.Runs);
            return (contents, [.. failed, .. runs.Select((run, number) => new LogPart(share.Paths.Count > 1 ? Shown(index, run[0].Name) : Shown(number, runs.Count, run[0].Name), run, [], results))]);
        }
        catch (LogFormatException e)
        {
            string message = e.IsAboutColumns ? $"{e.Message} ('scalefit inspect {path}' lists the columns)" : e.Message;
            return (null, [Failed(index, path, message)]);
        }
        catch (Exception e) when (Unexpected.IsOfOneLog(e))
        {
            return (null, [Failed(index, path, $"{PlainText.Shorten(path)}: {Unexpected.Describe(e)}")]);
        }
    }

    private LogPart Failed(int index, string path, string message) => new(Shown(index, path), [], [new RunFailure(null, path, message)], ResultsOfLog: 1);

    private string Shown(int index, string name) => Shown(index, share.Paths.Count, name);

    private static string Shown(int index, int count, string name) => string.Create(CultureInfo.InvariantCulture, $"{index + 1} of {count}: {name}");

    /// <summary>Groups neighbouring items of the same run: its metrics.</summary>
    private static List<IReadOnlyList<Run>> Runs(IReadOnlyList<Run> runs)
    {
        var parts = new List<IReadOnlyList<Run>>();
        for (int first = 0, next; first < runs.Count; first = next)
        {
            for (next = first + 1; next < runs.Count && runs[next].Name == runs[first].Name;) next++;
            var part = new Run[next - first];
            for (int i = first; i < next; i++) part[i - first] = runs[i];
            parts.Add(part);
        }
        return parts;
    }
}
