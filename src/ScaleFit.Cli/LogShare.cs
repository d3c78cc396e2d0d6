using ScaleFit.Logs;

namespace ScaleFit.Cli;

/// <summary>The logs that this process reads of those that were given.</summary>
/// <param name="Paths">Files, folders that are one log, or <c>-</c>; each once, in their order.</param>
/// <param name="IsWhole">Whether these are all of them.</param>
internal sealed record LogShare(IReadOnlyList<string> Paths, bool IsWhole)
{
    /// <summary>Finds the logs that names, globs and folders stand for, and takes a share of them.</summary>
    /// <param name="logs">Files, globs, folders, or <c>-</c>.</param>
    /// <param name="shard">The share; null for all of them.</param>
    /// <param name="output">Where the result will go; never one of the logs.</param>
    /// <exception cref="CommandException">No file matches, or the result's file is one of the logs.</exception>
    public static LogShare Of(IReadOnlyList<string> logs, Shard? shard, Output output)
    {
        var paths = Expand(logs);
        output.Spare(paths.Select(path => path == LogReader.StandardInput ? output.Terminal.InputFile : path).OfType<string>());
        if (shard is not { } share) return new LogShare(paths, IsWhole: true);
        string[] own = [.. paths.Where(share.Holds)];
        if (own.Length == 0) output.Note($"shard {share.Number}/{share.Count} is empty: none of the {paths.Count} logs falls into it");
        return new LogShare(own, IsWhole: false);
    }

    private static IReadOnlyList<string> Expand(IReadOnlyList<string> logs)
    {
        try
        {
            return LogFiles.Expand(logs);
        }
        catch (LogFormatException e)
        {
            throw new CommandException(ExitCode.Failed, e.Message, e);
        }
    }
}
