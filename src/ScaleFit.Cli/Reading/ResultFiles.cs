using System.CommandLine;
using ScaleFit.Cli.Writing;
using ScaleFit.Logs;
using ScaleFit.Logs.Formats;
using ScaleFit.Reporting;
using ScaleFit.Reporting.Json;

namespace ScaleFit.Cli.Reading;

/// <summary>Results of earlier commands, as JSON lines, in place of logs.</summary>
internal static class ResultFiles
{
    /// <summary>The output with standard input buffered where it is one of the logs: it is looked at before it is read.</summary>
    public static Output Buffer(LogShare logs, Output output) =>
        logs.Paths.Contains(LogReader.StandardInput) ? output with { Terminal = output.Terminal.Buffered() } : output;

    /// <summary>Whether the files hold results; the first that is not empty decides.</summary>
    /// <param name="logs">The files.</param>
    /// <param name="input">Standard input; goes back to its beginning.</param>
    public static bool Are(LogShare logs, Stream input)
    {
        foreach (string path in logs.Paths)
        {
            if (Sample(path, input) is { Length: > 0 } sample) return LogRecognition.IsResult(sample);
        }
        return false;
    }

    /// <summary>The first option given, but for those that choose among runs, of some that were decided when results were made; null for none.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="options">The options that results decide.</param>
    public static string? Decided(ParseResult parse, IEnumerable<Option> options) =>
        options.FirstOrDefault(option => option.Name is not ("--run" or "--shard") && parse.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>Makes sure that no option was given that results decide.</summary>
    /// <param name="decided">Such an option; null for none.</param>
    /// <exception cref="CommandException">There is one.</exception>
    public static void Check(string? decided)
    {
        if (decided is not null)
            throw new CommandException(ExitCode.Usage, $"{decided} does not go with results, which were made before: give it to the command that reads the logs");
    }

    /// <summary>Reads them into one report.</summary>
    /// <param name="logs">The files, of which empty ones are those of empty shards.</param>
    /// <param name="wanted">Names or globs of the runs to take; none for all.</param>
    /// <param name="terminal">Where failures are told.</param>
    /// <exception cref="CommandException">There is nothing in them, or they do not belong together.</exception>
    public static Report Read(LogShare logs, IReadOnlyList<string> wanted, Terminal terminal)
    {
        var lines = new ResultLines(wanted);
        try
        {
            foreach (string path in logs.Paths) lines.Take(path, terminal.Input);
        }
        catch (LogFormatException e)
        {
            throw new CommandException(ExitCode.Failed, e.Message, e);
        }
        var report = lines.ToReport(logs.Paths[0], CommandLine.Version);
        if (report.Runs.Count + report.Failures.Count == 0)
            throw new CommandException(ExitCode.Failed, $"no run is named {string.Join(" or ", wanted)} among the results in {string.Join(", ", logs.Paths)}");
        foreach (var failure in report.Failures)
            terminal.Tell(failure.Run is null ? failure.Message : $"{failure.Source}: {failure.Run}: {failure.Message}");
        return report;
    }

    /// <summary>How a file begins; nothing where it cannot be read, which is told when it is read.</summary>
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
