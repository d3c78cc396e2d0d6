using ScaleFit.Logs.Files;
using ScaleFit.Runs;

namespace ScaleFit.Logs;

/// <summary>Expands names and globs to the paths of logs. Safe to call from any thread.</summary>
public static class LogFiles
{
    private static readonly EnumerationOptions Entries = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Skips links, because a link to a parent folder would make the walk endless.</summary>
    private static readonly EnumerationOptions Folders = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    /// <summary>
    /// Expands globs: <c>*</c> and <c>?</c> match inside a name, <c>**</c> matches any folders. ScaleFit does not expand names of existing files,
    /// names without <c>*</c> and <c>?</c>, and <c>-</c> for standard input. Hidden files match only patterns that begin with a dot.
    /// </summary>
    /// <param name="patterns">Names and globs.</param>
    /// <remarks>A folder expands to the logs below it. A folder of TensorBoard events or MLflow metrics is one log.</remarks>
    /// <returns>Each file once, in the order of the patterns. The files of one glob are in ordinal order.</returns>
    /// <exception cref="LogFormatException">A glob matches no file, a folder has no logs, or a name has a NUL character.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> patterns) => Find(patterns).Logs;

    /// <summary>Expands names and globs as <see cref="Expand"/> does, and lists the files of folders that are not logs.</summary>
    /// <inheritdoc cref="Expand"/>
    internal static FoundLogs Find(IEnumerable<string> patterns)
    {
        var (files, others) = (new List<string>(), new List<string>());
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (string pattern in patterns)
        {
            if (pattern.Contains('\0', StringComparison.Ordinal)) throw LogReader.InvalidName(pattern);
            foreach (string file in IsGlob(pattern) ? Matches(pattern) : Directory.Exists(pattern) ? Inside(pattern, others) : [pattern])
            {
                if (known.Add(file.Length == 0 || file == LogReader.StandardInput ? file : Path.GetFullPath(file))) files.Add(file);
            }
        }
        return new FoundLogs(files, [.. others.Where(other => known.Add(Path.GetFullPath(other)))]);
    }

    /// <summary>Removes <c>.</c> and empty names from a path: <c>./a//b</c> becomes <c>a/b</c>.</summary>
    internal static string Plain(string path) => string.Join('/', path.Split('/').Where(static (name, i) => name != "." && (name.Length > 0 || i == 0)));

    private static IReadOnlyList<string> Inside(string folder, List<string> others)
    {
        var found = LogFolder.Find(folder);
        others.AddRange(found.Others);
        return found.Logs.Count > 0 ? found.Logs : throw new LogFormatException($"{PlainText.Shorten(folder)}: no file in this folder has the name or extension of a log: give the files by name, such as '{Path.Join(PlainText.Shorten(folder), "*.txt")}'");
    }

    private static bool IsGlob(string pattern) => NamePattern.IsGlob(pattern) && !File.Exists(pattern);

    private static List<string> Matches(string pattern)
    {
        string root = Path.GetPathRoot(pattern) ?? "";
        string[] names = pattern[root.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        var found = new HashSet<string>(StringComparer.Ordinal);
        Walk(root, names, found);
        if (found.Count == 0) throw new LogFormatException($"no file matches {PlainText.Quoted(pattern)}: check the folder and the pattern");
        return [.. found.Order(StringComparer.Ordinal)];
    }

    private static void Walk(string folder, ReadOnlySpan<string> names, HashSet<string> found)
    {
        string name = names[0];
        bool isLast = names.Length == 1;
        if (name == "**")
        {
            Walk(folder, isLast ? ["*"] : names[1..], found);
            foreach (string inner in Names(folder, "*", Directory.EnumerateDirectories, Folders, found)) Walk(inner, names, found);
        }
        else if (isLast)
        {
            found.UnionWith(Names(folder, name, Directory.EnumerateFiles, Entries, found));
        }
        else if (!NamePattern.IsGlob(name))
        {
            Walk(Path.Join(folder, name), names[1..], found);
        }
        else
        {
            foreach (string inner in Names(folder, name, Directory.EnumerateDirectories, Entries, found)) Walk(inner, names[1..], found);
        }
    }

    /// <summary>The matching names in a folder. A folder without list permission is added to <paramref name="found"/>, so that reading it reports the error.</summary>
    private static List<string> Names(string folder, string pattern, Func<string, string, EnumerationOptions, IEnumerable<string>> list, EnumerationOptions options, HashSet<string> found)
    {
        string listed = folder.Length == 0 ? "." : folder;
        if (!Directory.Exists(listed)) return [];
        bool hidden = pattern.StartsWith('.');
        try
        {
            return [.. list(listed, "*", options).Select(p => Path.GetFileName(p))
                .Where(n => (hidden || !n.StartsWith('.')) && NamePattern.Matches(pattern, n, OperatingSystem.IsWindows()))
                .Select(n => Path.Join(folder, n))];
        }
        catch (UnauthorizedAccessException)
        {
            found.Add(listed);
            return [];
        }
    }
}
