using ScaleFit.Cli.Writing;
using ScaleFit.Logs;
using ScaleFit.Logs.Files;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Reading;

/// <summary>The logs that this process reads of those that were given.</summary>
/// <param name="Paths">Files, folders that are one log, or <c>-</c>; each once, in their order.</param>
/// <param name="Count">How many were given.</param>
/// <param name="IsWhole">Whether no share was asked for: another one may hold what is not here.</param>
internal sealed record LogShare(IReadOnlyList<string> Paths, int Count, bool IsWhole)
{
    /// <summary>Finds the logs that names, globs and folders stand for, and takes a share of them.</summary>
    /// <param name="logs">Files, globs, folders, or <c>-</c>.</param>
    /// <param name="shard">The share; null for all of them.</param>
    /// <param name="output">Where the result will go; never one of the logs.</param>
    /// <exception cref="CommandException">No file matches, or the result's file is one of the logs.</exception>
    public static LogShare Choose(IReadOnlyList<string> logs, Shard? shard, Output output)
    {
        var paths = Expand(logs);
        output.Spare(paths.Select(path => path == LogReader.StandardInput ? output.Terminal.InputFile : path).OfType<string>());
        if (shard is not { } share) return new LogShare(paths, paths.Count, IsWhole: true);
        // A folder that is away on one machine would leave all shares but one empty, and well.
        if (logs.FirstOrDefault(log => IsMissingFolder(log) && paths.Contains(log)) is { } missing)
            throw new CommandException(ExitCode.Failed, $"{PlainText.Shorten(missing)}: no such file");
        string[] own = [.. paths.Where(share.Holds)];
        if (own.Length == 0) output.Note($"shard {share.Number}/{share.Count} is empty: none of the {paths.Count} logs falls into it");
        return new LogShare(own, paths.Count, IsWhole: false);
    }

    private static bool IsMissingFolder(string path) =>
        path != LogReader.StandardInput && Path.GetExtension(path).Length == 0 && !File.Exists(path) && !Directory.Exists(path);

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
