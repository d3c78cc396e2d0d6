using System.CommandLine;
using ScaleFit.Cli.Writing;
using ScaleFit.Logs;
using ScaleFit.Logs.Formats;
using ScaleFit.Reporting;
using ScaleFit.Reporting.Json;

namespace ScaleFit.Cli.Reading;

/// <summary>Reads results of earlier commands, as JSON lines, in place of logs.</summary>
internal static class ResultFiles
{
    /// <summary>Buffers standard input if it is one of the logs, because ScaleFit detects its format before it reads it.</summary>
    public static Output Buffer(LogShare logs, Output output) =>
        logs.Paths.Contains(LogReader.StandardInput) ? output with { Terminal = output.Terminal.Buffered() } : output;

    /// <summary>Whether the files contain results. The first file that is not empty decides.</summary>
    /// <param name="logs">The files.</param>
    /// <param name="input">Standard input. It is rewound to its beginning.</param>
    public static bool Are(LogShare logs, Stream input)
    {
        foreach (string path in logs.Paths)
        {
            if (Sample(path, input) is { Length: > 0 } sample) return LogRecognition.IsResult(sample);
        }
        return false;
    }

    /// <summary>Separates files with results, and empty files beside them, from logs.</summary>
    /// <param name="logs">The files.</param>
    /// <param name="input">Standard input. It is rewound to its beginning.</param>
    public static (LogShare Results, LogShare Logs) Separate(LogShare logs, Stream input)
    {
        var files = logs.Paths.Select(path => (Path: path, IsResult: IsResult(path))).ToArray();
        bool hasResults = files.Any(file => file.IsResult == true);
        return (logs with { Paths = Of(isResult: true) }, logs with { Paths = Of(isResult: false) });

        string[] Of(bool isResult) => [.. files.Where(file => (file.IsResult ?? hasResults) == isResult).Select(file => file.Path)];

        // An empty file is the part of an empty shard, or an empty log.
        bool? IsResult(string path) => Sample(path, input) is { Length: > 0 } sample ? LogRecognition.IsResult(sample) : File.Exists(path) ? null : false;
    }

    /// <summary>The name of the first given option that does not apply to results; null for none. <c>--run</c> and <c>--shard</c> apply.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="options">The options that do not apply to results.</param>
    public static string? InapplicableOption(ParseResult parse, IEnumerable<Option> options) =>
        options.FirstOrDefault(option => option.Name is not ("--run" or "--shard" or "--expect-runs" or "--expect-seeds") && parse.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>Checks that no option was given that does not apply to results.</summary>
    /// <param name="option">The name of such an option; null for none.</param>
    /// <exception cref="CommandException">Such an option was given.</exception>
    public static void Check(string? option)
    {
        if (option is not null)
            throw new CommandException(ExitCode.Usage, $"{option} does not apply to results, which are already fitted; give it to the command that reads the logs");
    }

    /// <summary>Reads the results into one report.</summary>
    /// <param name="logs">The files. Files of empty shards are empty.</param>
    /// <param name="wanted">Names or globs of the runs to read; empty for all.</param>
    /// <param name="terminal">Receives the failure messages.</param>
    /// <param name="isAnalysedAgain">Whether only the evaluations count, so that results of other commands, versions and options go together.</param>
    /// <exception cref="CommandException">The files contain no results, or results that do not belong together.</exception>
    public static Report Read(LogShare logs, IReadOnlyList<string> wanted, Terminal terminal, bool isAnalysedAgain = false)
    {
        var lines = new ResultLines(wanted, isAnalysedAgain);
        try
        {
            foreach (string path in logs.Paths) lines.Take(path, terminal.Input);
        }
        catch (LogFormatException e)
        {
            throw new CommandException(ExitCode.Failed, e.Message, e);
        }
        var report = lines.ToReport(CommandLine.Version);
        if (report.Runs.Count + report.Failures.Count == 0)
            throw new CommandException(ExitCode.Failed, $"no run is named {string.Join(" or ", wanted)} among the results in {string.Join(", ", logs.Paths)}");
        foreach (var failure in report.Failures)
            terminal.PrintMessage(failure.Run is null ? failure.Message : $"{failure.Source}: {failure.Run}: {failure.Message}");
        return report;
    }

    /// <summary>The first bytes of a file; empty if it cannot be read. A later read reports the error.</summary>
    private static byte[] Sample(string path, Stream input)
    {
        try
        {
            return LogReader.Open(path, input, bytes => bytes.Sample);
        }
        catch (LogFormatException)
        {
            return [];
        }
        finally
        {
            if (path == LogReader.StandardInput) input.Position = 0;
        }
    }
}
