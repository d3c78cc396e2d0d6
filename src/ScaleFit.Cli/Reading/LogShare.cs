using System.Security.Cryptography;
using System.Text;
using ScaleFit.Cli.Writing;
using ScaleFit.Logs;
using ScaleFit.Logs.Files;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Reading;

/// <summary>The logs that this process reads.</summary>
/// <param name="Paths">Files, folders that are one log, or <c>-</c>, without duplicates, in the given order.</param>
/// <param name="Count">Number of logs in all shares.</param>
/// <param name="IsWhole">Whether this share contains all logs.</param>
internal sealed record LogShare(IReadOnlyList<string> Paths, int Count, bool IsWhole)
{
    /// <summary>Hexadecimal digits of a digest: 64 bits, enough to tell lists of logs apart.</summary>
    private const int DigestLength = 16;

    /// <summary>Identifies the list of logs in all shares.</summary>
    public required string Sweep { get; init; }

    /// <summary>Expands names, globs and folders to logs, and selects a share of them.</summary>
    /// <param name="logs">Files, globs, folders, or <c>-</c>.</param>
    /// <param name="shard">The share; null for all logs.</param>
    /// <param name="output">The destination of the result, which must not be one of the logs.</param>
    /// <exception cref="CommandException">No file matches, or the output file is one of the logs.</exception>
    public static LogShare Choose(IReadOnlyList<string> logs, Shard? shard, Output output)
    {
        var (paths, others) = Find(logs);
        if (others is [var first, ..])
            output.Note($"{NumberFormat.Compute(others.Count)} {(others.Count == 1 ? "file has" : "files have")} no name or extension of a log and {(others.Count == 1 ? "is" : "are")} not read, such as {PlainText.Shorten(first)}; give a file by name to read it");
        output.Spare(paths.Select(path => path == LogReader.StandardInput ? output.Terminal.InputFile : path).OfType<string>());
        if (shard is not { } share) return new LogShare(paths, paths.Count, IsWhole: true) { Sweep = Digest(paths) };
        // A missing folder would otherwise give empty shares without an error.
        if (logs.FirstOrDefault(log => IsMissingFolder(log) && paths.Contains(log)) is { } missing)
            throw new CommandException(ExitCode.Failed, $"{PlainText.Shorten(missing)}: no such file");
        string[] own = [.. paths.Where(share.Holds)];
        if (own.Length == 0) output.Note($"shard {share.Number}/{share.Count} is empty: none of the {paths.Count} logs belongs to it");
        return new LogShare(own, paths.Count, IsWhole: false) { Sweep = Digest(paths) };
    }

    /// <summary>A digest of the paths of logs, whatever their order.</summary>
    private static string Digest(IEnumerable<string> paths) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', paths.Select(LogFiles.Plain).Order(StringComparer.Ordinal)))))[..DigestLength];

    private static bool IsMissingFolder(string path) =>
        path != LogReader.StandardInput && Path.GetExtension(path).Length == 0 && !File.Exists(path) && !Directory.Exists(path);

    private static FoundLogs Find(IReadOnlyList<string> logs)
    {
        try
        {
            return LogFiles.Find(logs);
        }
        catch (LogFormatException e)
        {
            throw new CommandException(ExitCode.Failed, e.Message, e);
        }
    }
}
